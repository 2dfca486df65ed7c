import { describe, expect, it } from 'vitest';
import { seedRandom } from './random.ts';
import { freezer } from './site.ts';
import { activityAt, beginSurroundings, observeOutside } from './surroundings.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday to Sunday begin here; working hours are 6 to 20. */
const monday = Date.UTC(2026, 2, 2);

/** Seconds that the door is open in each hour from `from` on. */
function openSeconds(spec: typeof freezer, from: number, hours: number): number[] {
  const random = seedRandom(4);
  const around = beginSurroundings(spec, random, from);
  return Array.from({ length: hours }, (_, hour) => {
    let open = 0;
    for (let t = from + hour * HOUR; t < from + (hour + 1) * HOUR; t += 5000) {
      const outside = observeOutside(spec, around, random, t, 5000);
      expect(outside.doorOpen >= 0 && outside.doorOpen <= 1).toBe(true);
      open += outside.doorOpen * 5;
    }
    return open;
  });
}

describe('the people', () => {
  it('work by local time, rest over lunch, do half on Saturday and nothing on Sunday', () => {
    const at = (day: number, hour: number) => activityAt(freezer, monday + day * DAY + hour * HOUR);
    expect([at(0, 5.9), at(0, 7), at(0, 10), at(0, 12.5), at(0, 15), at(0, 20)]).toEqual([
      0, 1, 0.6, 0, 0.6, 0,
    ]);
    expect([at(5, 7), at(6, 7)]).toEqual([0.5, 0]);
    expect(activityAt({ ...freezer, utcOffsetMs: 2 * HOUR }, monday + 5 * HOUR)).toBe(1);
  });

  it('open the door in working hours only, apart from one that is just being closed', () => {
    const open = openSeconds(freezer, monday, 7 * 24);
    expect(open.slice(6, 12).every((s) => s > 0)).toBe(true);
    expect([...open.slice(0, 6), ...open.slice(21, 24), ...open.slice(6 * 24)].every((s) => s === 0)).toBe(
      true,
    );
  });

  it('never come to a room without traffic', () => {
    const still = { ...freezer, door: { ...freezer.door, perHour: 0 } };
    expect(openSeconds(still, monday, 72).every((s) => s === 0)).toBe(true);
  });
});

describe('the dock', () => {
  it('is warmest in the afternoon', () => {
    const calm = { ...freezer, dock: { ...freezer.dock, weather: 0 } };
    const random = seedRandom(1);
    const around = beginSurroundings(calm, random, monday);
    const at = (hour: number) =>
      observeOutside(calm, around, random, monday + hour * HOUR, 5000).dockTemperature;
    expect([at(3), at(9), at(15)].map((t) => Math.round(t * 100) / 100)).toEqual([7, 10, 13]);
  });
});
