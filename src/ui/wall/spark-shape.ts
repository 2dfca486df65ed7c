/** Where the parts of a sparkline lie, in a box of `width` × `height`. Pure: numbers in, path data out. */
export interface SparkShape {
  /** Path data of the curve; it is broken where there are no readings. */
  readonly curve: string;
  /** The allowed range, cut to the box. */
  readonly band: { readonly top: number; readonly height: number };
  /** Heights of the limits that lie in the box. */
  readonly limits: readonly number[];
  /** Stretches without readings. */
  readonly gaps: readonly { readonly x: number; readonly width: number }[];
  /** The newest point, when it is a reading of now. */
  readonly dot?: { readonly x: number; readonly y: number };
}

export interface SparkInput {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly low: number;
  readonly high: number;
  /** Right edge: the room's own clock. */
  readonly now: number;
  readonly spanMs: number;
  /** A step in time longer than this is a gap even where no NaN says so. */
  readonly gapMs: number;
}

const MARGIN = 5;

export function sparkShape(input: SparkInput, width: number, height: number): SparkShape {
  const from = input.now - input.spanMs;
  const x = (time: number) => round(((time - from) / input.spanMs) * width);
  const inView = input.values.filter((value, i) => Number.isFinite(value) && (input.times[i] ?? 0) >= from);
  const [bottom, top] = scale(inView, input.low, input.high);
  const y = (value: number) => round(MARGIN + ((top - value) / (top - bottom)) * (height - 2 * MARGIN));
  const clamp = (value: number) => Math.min(height, Math.max(0, value));

  let curve = '';
  let last: { time: number; value: number } | undefined;
  const gaps: { x: number; width: number }[] = [];
  input.times.forEach((time, i) => {
    const value = input.values[i] ?? NaN;
    if (!Number.isFinite(value) || time < from) return;
    const broken = last === undefined || time - last.time > input.gapMs || hasHole(input, last.time, time);
    if (broken && last !== undefined) gaps.push({ x: x(last.time), width: round(x(time) - x(last.time)) });
    curve += `${broken ? 'M' : 'L'}${x(time)} ${y(value)}`;
    last = { time, value };
  });
  const isLive = last !== undefined && input.now - last.time <= input.gapMs;
  if (last !== undefined && !isLive) gaps.push({ x: x(last.time), width: round(width - x(last.time)) });

  const [bandTop, bandBottom] = [clamp(y(input.high)), clamp(y(input.low))];
  return {
    curve,
    band: { top: bandTop, height: round(bandBottom - bandTop) },
    limits: [y(input.high), y(input.low)].filter((at) => at > 0 && at < height),
    gaps,
    ...(last !== undefined && isLive
      ? { dot: { x: Math.min(x(last.time), width - 4), y: y(last.value) } }
      : {}),
  };
}

/** A NaN between two times marks a gap. */
function hasHole(input: SparkInput, after: number, before: number): boolean {
  return input.times.some((t, i) => t > after && t < before && !Number.isFinite(input.values[i] ?? NaN));
}

/**
 * The scale shows all readings and the limit that is nearest to them, at least 4 K tall:
 * a calm room must look calm and a breach must be seen as one.
 */
function scale(values: readonly number[], low: number, high: number): [number, number] {
  if (values.length === 0) return [low - 1, high + 1];
  let bottom = Math.min(...values);
  let top = Math.max(...values);
  if (Math.abs(high - top) <= Math.abs(bottom - low)) top = Math.max(top, high + 0.3);
  else bottom = Math.min(bottom, low - 0.3);
  const missing = Math.max(0, 4 - (top - bottom)) / 2;
  return [bottom - missing, top + missing];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
