import { describe, expect, it } from 'vitest';
import { alarmMinutes, countFalseAlarms } from './evaluate.ts';
import { cutWindows, join } from './rooms.ts';

/** An hour's errors: `on` minutes above a threshold of 1, the rest below. */
function hourWith(on: readonly number[], minutes = 60): Float32Array {
  return Float32Array.from({ length: minutes }, (_, at) => (on.includes(at) ? 2 : 0.5));
}

describe('alarmMinutes', () => {
  it('speaks from the third anomalous reading in a row', () => {
    expect(alarmMinutes(hourWith([10, 11, 12, 13]), 1)).toEqual([12, 13]);
    expect(alarmMinutes(hourWith([10, 11, 13, 14]), 1)).toEqual([]);
  });

  it('starts to count anew after a reading without a score', () => {
    expect(alarmMinutes(hourWith([10, 11, 12]).with(11, NaN), 1)).toEqual([]);
  });
});

describe('countFalseAlarms', () => {
  it('merges what is less than an hour apart', () => {
    const room = hourWith([10, 11, 12, 50, 51, 52, 200, 201, 202], 300);
    const { episodes, quietRooms, weeks } = countFalseAlarms([room, hourWith([], 300)], 1);
    expect({ episodes, quietRooms }).toEqual({ episodes: 2, quietRooms: 1 });
    expect(weeks).toBeCloseTo(600 / 10_080, 12);
  });
});

describe('cutWindows', () => {
  const values = Float32Array.of(0, 1, 2, 3, 4, 5, 6);

  it('cuts whole windows only', () => {
    expect(Array.from(cutWindows(values, 3, 1, 2))).toEqual([1, 2, 3, 3, 4, 5]);
    expect(Array.from(cutWindows(values, 3, 0, 1))).toHaveLength(15);
    expect(cutWindows(values, 8, 0, 1)).toHaveLength(0);
  });

  it('can be joined', () => {
    expect(Array.from(join([Float32Array.of(1), new Float32Array(0), Float32Array.of(2, 3)]))).toEqual([
      1, 2, 3,
    ]);
  });
});
