import type uPlot from 'uplot';
import type { DrawnGap } from './chart-shape.ts';

/** Colours of the marks, as the tokens say at the moment. */
export interface MarkColours {
  readonly band: string;
  readonly limit: string;
  readonly hatch: string;
  readonly card: string;
  readonly muted: string;
}

/** A height in the plot and what it is called. */
export interface NamedValue {
  readonly value: number;
  readonly name: string;
}

/** The allowed range as a faint band, its ends as dashed lines. Draws under the curve. */
export function drawLimits(u: uPlot, limits: readonly [NamedValue, NamedValue], colours: MarkColours): void {
  const { ctx, bbox } = u;
  const clamp = (y: number) => Math.min(bbox.top + bbox.height, Math.max(bbox.top, y));
  const [bottom, top] = [
    clamp(u.valToPos(limits[0].value, 'y', true)),
    clamp(u.valToPos(limits[1].value, 'y', true)),
  ];
  ctx.save();
  ctx.fillStyle = colours.band;
  ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
  ctx.restore();
  for (const { value, name } of limits) {
    drawDashed(u, value, colours.limit);
    nameLine(u, value, name, colours);
  }
}

/** The name of a dashed line, above its left end: the curve of now is at the right. */
export function nameLine(u: uPlot, value: number, name: string, colours: MarkColours): void {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  // On a narrow screen the name would cover the curve; the axis says it there.
  if (bbox.width < 420 * ratio) return;
  const y = u.valToPos(value, 'y', true) - 3 * ratio;
  if (y < bbox.top + 12 * ratio || y > bbox.top + bbox.height) return;
  ctx.save();
  ctx.font = `${12 * ratio}px 'Inter Variable', sans-serif`;
  ctx.textBaseline = 'bottom';
  ctx.textAlign = 'left';
  ctx.fillStyle = colours.muted;
  ctx.fillText(name, bbox.left + 6 * ratio, y);
  ctx.restore();
}

/** One dashed line over the whole width. */
export function drawDashed(u: uPlot, value: number, colour: string): void {
  const { ctx, bbox } = u;
  const y = Math.round(u.valToPos(value, 'y', true)) + 0.5;
  if (y < bbox.top || y > bbox.top + bbox.height) return;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

/** Gaps hatched from top to bottom. */
export function drawGaps(u: uPlot, gaps: readonly DrawnGap[], colours: MarkColours): void {
  const { ctx, bbox } = u;
  const step = 7 * devicePixelRatio;
  for (const gap of gaps) {
    const left = u.valToPos(gap.from, 'x', true);
    const width = u.valToPos(gap.to, 'x', true) - left;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, bbox.top, width, bbox.height);
    ctx.clip();
    ctx.strokeStyle = colours.hatch;
    ctx.lineWidth = devicePixelRatio;
    ctx.beginPath();
    // Lines start on a grid of the whole plot, so that the pattern stands still while the gap grows.
    const first = Math.floor((left - bbox.height) / step) * step;
    for (let x = first; x < left + width; x += step) {
      ctx.moveTo(x, bbox.top + bbox.height);
      ctx.lineTo(x + bbox.height, bbox.top);
    }
    ctx.stroke();
    ctx.restore();
  }
}

/** Stretches that a sensor's own log has filled: a quiet bar at the foot, nothing over the curve. */
export function drawFilled(u: uPlot, filled: readonly DrawnGap[], colours: MarkColours): void {
  const { ctx, bbox } = u;
  const height = 3 * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = colours.limit;
  for (const { from, to } of filled) {
    const left = u.valToPos(from, 'x', true);
    ctx.fillRect(left, bbox.top + bbox.height - height, u.valToPos(to, 'x', true) - left, height);
  }
  ctx.restore();
}

/** The cause of each gap, at the foot of it, where there is room for the words. */
export function drawGapNames(
  u: uPlot,
  gaps: readonly { from: number; to: number; name: string }[],
  colours: MarkColours,
): void {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = `italic ${12 * ratio}px 'Inter Variable', sans-serif`;
  ctx.textBaseline = 'bottom';
  ctx.textAlign = 'left';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4 * ratio;
  ctx.strokeStyle = colours.card;
  ctx.fillStyle = colours.muted;
  let free = bbox.left;
  for (const gap of gaps) {
    const width = ctx.measureText(gap.name).width + 10 * ratio;
    const centre = (u.valToPos(gap.from, 'x', true) + u.valToPos(gap.to, 'x', true)) / 2;
    const left = Math.min(bbox.left + bbox.width - width, Math.max(bbox.left, centre - width / 2));
    if (left < free || width > bbox.width) continue;
    const foot = bbox.top + bbox.height - 4 * ratio;
    ctx.strokeText(gap.name, left + 5 * ratio, foot);
    ctx.fillText(gap.name, left + 5 * ratio, foot);
    free = left + width;
  }
  ctx.restore();
}
