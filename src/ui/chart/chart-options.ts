import type uPlot from 'uplot';
import { formatClock, formatDay, formatShort } from '../../text/format.ts';
import type { MarkColours } from './chart-marks.ts';

export interface ChartColours extends MarkColours {
  readonly line: string;
  readonly curve: string;
  readonly alert: string;
  readonly learn: string;
}

const AXIS_WIDTH = 50;
const DAY = 86_400_000;

/** Read the tokens where the chart stands: canvas knows no CSS variables. */
export function readColours(host: Element): ChartColours {
  const style = getComputedStyle(host);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    band: token('band'),
    limit: token('limit'),
    hatch: token('hatch'),
    card: token('card'),
    muted: token('muted'),
    line: token('line'),
    curve: token('curve'),
    alert: token('alert-ink'),
    learn: token('learn'),
  };
}

/** What both plots share: size, axes without a frame, a cursor that moves in step, no zoom and no legend. */
export function baseOptions(
  size: { width: number; height: number },
  syncKey: string,
  colours: ChartColours,
): Omit<uPlot.Options, 'series'> & { axes: uPlot.Axis[] } {
  const axis: uPlot.Axis = {
    stroke: colours.muted,
    font: `12px 'Inter Variable', sans-serif`,
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
    border: { show: false },
  };
  return {
    ...size,
    ms: 1,
    padding: [10, 22, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 9 },
      sync: { key: syncKey, setSeries: false },
    },
    axes: [
      { ...axis, space: 90, size: 28, grid: { show: false }, values: (_, splits) => timeMarks(splits) },
      { ...axis, size: AXIS_WIDTH, space: 40, gap: 8, values: (_, splits) => splits.map(formatShort) },
    ],
  };
}

/** Clock times; the day where one begins, and days alone where a mark is a day or more. */
function timeMarks(splits: readonly number[]): string[] {
  const step = (splits[1] ?? 0) - (splits[0] ?? 0);
  return splits.map((time) => {
    const isMidnight = new Date(time).getHours() === 0 && new Date(time).getMinutes() === 0;
    return step >= DAY || isMidnight ? formatDay(time, time) : formatClock(time);
  });
}
