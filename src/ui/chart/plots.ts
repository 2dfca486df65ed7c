import uPlot from 'uplot';
import type { HistoryColumns } from '../../core/view.ts';
import { drawDashed, drawFilled, drawGapNames, drawGaps, drawLimits, nameLine } from './chart-marks.ts';
import type { NamedValue } from './chart-marks.ts';
import { baseOptions, readColours } from './chart-options.ts';
import {
  drawnGaps,
  filledGaps,
  errorData,
  errorRange,
  temperatureData,
  temperatureRange,
} from './chart-shape.ts';
import type { Column, DrawnGap, TemperatureData } from './chart-shape.ts';

/** Everything a chart shows, in the unit of the screen. */
export interface ChartInput {
  readonly columns: HistoryColumns;
  /** The lowest and the highest allowed temperature. */
  readonly limits: readonly [NamedValue, NamedValue];
  /** Readings further apart than this are not joined (ms). */
  readonly breakMs: number;
  readonly threshold: NamedValue | undefined;
  readonly isAlert: boolean;
  readonly convert: (celsius: number) => number;
  readonly gapName: (gap: DrawnGap) => string;
  /** What is said of a stretch that a log has filled. */
  readonly filledName: string;
}

interface Shown {
  readonly input: ChartInput;
  readonly data: TemperatureData;
  readonly errors: { times: number[]; error: Column };
  readonly gaps: DrawnGap[];
  readonly filled: DrawnGap[];
}

const ERROR_HEIGHT = 92;

/** The two plots of one room, one above the other, with a common cursor. Owns its DOM under `host`. */
export class Plots {
  #top: uPlot;
  #bottom: uPlot | undefined;
  #shown: Shown;

  constructor(
    host: { top: HTMLElement; bottom: HTMLElement | undefined; key: string; height: number },
    input: ChartInput,
    onCursor: (time: number | undefined) => void,
  ) {
    const colours = readColours(host.top);
    const width = host.top.clientWidth;
    this.#shown = shape(input);
    const range = (): [number, number] => [this.#shown.input.columns.from, this.#shown.input.columns.to];
    const tell = (u: uPlot) => onCursor(u.data[0][u.cursor.idx ?? -1]);

    const top = baseOptions({ width, height: host.height }, host.key, colours);
    const pen = input.isAlert ? colours.alert : colours.curve;
    this.#top = new uPlot(
      {
        ...top,
        scales: {
          x: { time: true, range },
          y: {
            range: () => temperatureRange(this.#shown.data, this.#limit(0), this.#limit(1)),
          },
        },
        series: [
          {},
          { stroke: `${pen}40`, width: 1, points: { show: false } },
          { stroke: `${pen}40`, width: 1, points: { show: false } },
          { stroke: pen, width: 2, points: { show: false } },
        ],
        bands: [{ series: [2, 1], fill: `${pen}26` }],
        hooks: {
          drawAxes: [
            (u) => {
              drawLimits(u, this.#shown.input.limits, colours);
              drawGaps(u, this.#shown.gaps, colours);
              drawFilled(u, this.#shown.filled, colours);
            },
          ],
          draw: [
            (u) => {
              drawGapNames(u, namedStretches(this.#shown), colours);
            },
          ],
          setCursor: [tell],
        },
      },
      topColumns(this.#shown),
      host.top,
    );

    if (host.bottom === undefined) return;
    const bottom = baseOptions({ width, height: ERROR_HEIGHT }, host.key, colours);
    const [time, error] = bottom.axes;
    this.#bottom = new uPlot(
      {
        ...bottom,
        // The hours stand under the temperature; below they only have to line up.
        axes: [
          { ...time, size: 6, values: () => [] },
          { ...error, space: 26 },
        ],
        scales: {
          x: { time: true, range },
          y: { range: () => errorRange(this.#shown.errors.error, this.#shown.input.threshold?.value) },
        },
        series: [{}, { stroke: colours.learn, width: 2, points: { show: false } }],
        hooks: {
          drawAxes: [
            (u) => {
              drawGaps(u, this.#shown.gaps, colours);
              const { threshold } = this.#shown.input;
              if (threshold === undefined) return;
              drawDashed(u, threshold.value, colours.limit);
              nameLine(u, threshold.value, threshold.name, colours);
            },
          ],
        },
      },
      bottomColumns(this.#shown),
      host.bottom,
    );
  }

  #limit(which: 0 | 1): number {
    return this.#shown.input.limits[which].value;
  }

  get data(): TemperatureData {
    return this.#shown.data;
  }

  show(input: ChartInput): void {
    this.#shown = shape(input);
    this.#top.setData(topColumns(this.#shown));
    this.#bottom?.setData(bottomColumns(this.#shown));
  }

  resize(width: number, height: number): void {
    this.#top.setSize({ width, height });
    this.#bottom?.setSize({ width, height: ERROR_HEIGHT });
  }

  /** Put the cursor on a time, for the keyboard and for a finger; `undefined` takes it away. */
  point(time: number | undefined): void {
    const left = time === undefined ? -10 : this.#top.valToPos(time, 'x');
    this.#top.setCursor({ left, top: left < 0 ? -10 : 10 });
  }

  timeAt(left: number): number {
    return this.#top.posToVal(left - this.#top.over.offsetLeft, 'x');
  }

  destroy(): void {
    this.#top.destroy();
    this.#bottom?.destroy();
  }
}

function shape(input: ChartInput): Shown {
  return {
    input,
    data: temperatureData(input.columns, input.breakMs, input.convert),
    errors: errorData(input.columns, input.breakMs),
    gaps: drawnGaps(input.columns),
    filled: filledGaps(input.columns),
  };
}

function namedStretches({ gaps, filled, input }: Shown): (DrawnGap & { name: string })[] {
  return [
    ...gaps.map((gap) => ({ ...gap, name: input.gapName(gap) })),
    ...filled.map((gap) => ({ ...gap, name: input.filledName })),
  ].toSorted((a, b) => a.from - b.from);
}

function topColumns({ data }: Shown): uPlot.AlignedData {
  return [data.times, data.min, data.max, data.mean];
}

function bottomColumns({ errors }: Shown): uPlot.AlignedData {
  return [errors.times, errors.error];
}
