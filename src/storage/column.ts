/**
 * Readings of one series within one hour, ascending in time, no time twice. Only the first `n` places count; the
 * arrays may be longer. `times` are whole ms since the start of the hour.
 */
export interface Column {
  n: number;
  times: Uint32Array;
  values: Float32Array;
}

/** 64 holds an hour at the default cadence of one minute. */
const FIRST_CAPACITY = 64;

export function createColumn(capacity = FIRST_CAPACITY): Column {
  return { n: 0, times: new Uint32Array(capacity), values: new Float32Array(capacity) };
}

/** Index of the first place whose time is not before `offset` (`n` when there is none). */
export function searchColumn(column: Column, offset: number): number {
  let low = 0;
  let high = column.n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column.times[middle] ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function holdsTime(column: Column, offset: number): boolean {
  const place = searchColumn(column, offset);
  return place < column.n && column.times[place] === offset;
}

/**
 * Put a reading in its place. Readings that arrive in order cost nothing; others move what comes after them.
 * @returns false when there is one at that time already, which then stays
 */
export function insertReading(column: Column, offset: number, value: number): boolean {
  const { n } = column;
  const last = n === 0 ? -1 : (column.times[n - 1] ?? -1);
  const place = offset > last ? n : searchColumn(column, offset);
  if (place < n && column.times[place] === offset) return false;
  if (n === column.times.length) grow(column);
  if (place < n) {
    column.times.copyWithin(place + 1, place, n);
    column.values.copyWithin(place + 1, place, n);
  }
  column.times[place] = offset;
  column.values[place] = value;
  column.n = n + 1;
  return true;
}

/** Both columns as a new one. Where both have a reading at the same time, the one of `first` stays. */
export function mergeColumns(first: Column, second: Column): Column {
  const merged = createColumn(first.n + second.n);
  let a = 0;
  let b = 0;
  while (a < first.n || b < second.n) {
    const ta = a < first.n ? (first.times[a] ?? Infinity) : Infinity;
    const tb = b < second.n ? (second.times[b] ?? Infinity) : Infinity;
    const fromFirst = ta <= tb;
    if (ta === tb) b++;
    merged.times[merged.n] = fromFirst ? ta : tb;
    merged.values[merged.n] = (fromFirst ? first.values[a++] : second.values[b++]) ?? Number.NaN;
    merged.n++;
  }
  return merged;
}

function grow(column: Column): void {
  const times = new Uint32Array(Math.max(FIRST_CAPACITY, column.times.length * 2));
  const values = new Float32Array(times.length);
  times.set(column.times);
  values.set(column.values);
  column.times = times;
  column.values = values;
}
