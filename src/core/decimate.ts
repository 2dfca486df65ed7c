/** What a chart draws of a series: the smallest, largest and mean value of each stretch of time. NaN is a break in the line. */
export interface Decimated {
  /** ms since the epoch: centre of each bucket, or the reading's own time where each reading is a point. */
  readonly times: Float64Array;
  readonly min: Float32Array;
  readonly max: Float32Array;
  readonly mean: Float32Array;
}

/**
 * Reduce readings to at most `buckets` points and one NaN point in every gap between them.
 *
 * With no more readings than buckets every reading is a point of its own, exactly. With more, `from`..`to` is cut into
 * equal buckets (the last one holds `to`), each with the extremes of its readings, so that no peak is lost. A bucket
 * in which nothing was read makes no point, unless the readings around it are more than `maxGapMs` apart: a sensor that reads
 * every five minutes is not full of holes because a bucket is one minute wide. A gap inside one bucket is not shown.
 *
 * @param times ms since the epoch, ascending; readings outside `from`..`to` are left out
 * @param values as many; NaN means that nothing was read
 * @param buckets whole number, at least 1: about one per pixel
 * @param maxGapMs readings further apart than this have a gap between them
 * @param isBridged whether two readings belong together although they lie further apart than `maxGapMs`
 * @throws RangeError when `buckets` is not such a number
 */
export function decimate(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  from: number,
  to: number,
  buckets: number,
  maxGapMs: number,
  isBridged: (from: number, to: number) => boolean = () => false,
): Decimated {
  if (!Number.isInteger(buckets) || buckets < 1) throw new RangeError(`not a number of buckets: ${buckets}`);
  const isRead = (i: number) => {
    const time = times[i] ?? Number.NaN;
    return time >= from && time <= to && !Number.isNaN(values[i] ?? Number.NaN);
  };
  let count = 0;
  for (let i = 0; i < times.length; i++) if (isRead(i)) count++;
  const exact = count <= buckets;
  const widthMs = (to - from) / buckets;
  const points: Point[] = [];
  let current: Point | undefined;
  let lastTime = Number.NaN;
  for (let i = 0; i < times.length; i++) {
    if (!isRead(i)) continue;
    const time = times[i] ?? Number.NaN;
    const value = values[i] ?? Number.NaN;
    const bucket = widthMs === 0 ? 0 : Math.min(buckets - 1, Math.floor((time - from) / widthMs));
    if (current === undefined || exact || bucket !== current.bucket) {
      const centre = exact ? time : from + (bucket + 0.5) * widthMs;
      // Halfway between the two points, so that times ascend whatever the buckets are.
      if (current !== undefined && time - lastTime > maxGapMs && !isBridged(lastTime, time))
        points.push(breakAt((current.time + centre) / 2));
      current = { time: centre, bucket, count: 1, sum: value, min: value, max: value };
      points.push(current);
    } else {
      current.count++;
      current.sum += value;
      current.min = Math.min(current.min, value);
      current.max = Math.max(current.max, value);
    }
    lastTime = time;
  }
  return {
    times: Float64Array.from(points, (p) => p.time),
    min: Float32Array.from(points, (p) => p.min),
    max: Float32Array.from(points, (p) => p.max),
    mean: Float32Array.from(points, (p) => p.sum / p.count),
  };
}

interface Point {
  readonly time: number;
  readonly bucket: number;
  count: number;
  sum: number;
  min: number;
  max: number;
}

function breakAt(time: number): Point {
  return { time, bucket: -1, count: 1, sum: Number.NaN, min: Number.NaN, max: Number.NaN };
}
