import { describe, expect, it } from 'vitest';
import type { HistoryColumns } from '../../core/view.ts';
import {
  drawnGaps,
  filledGaps,
  errorData,
  errorRange,
  nearestIndex,
  temperatureData,
  temperatureRange,
} from './chart-shape.ts';

const same = (value: number) => value;

function columns(times: number[], mean: number[], part: Partial<HistoryColumns> = {}): HistoryColumns {
  return {
    sensor: 's',
    from: 0,
    to: 1_000,
    times: Float64Array.from(times),
    mean: Float32Array.from(mean),
    min: Float32Array.from(mean, (value) => value - 1),
    max: Float32Array.from(mean, (value) => value + 1),
    errorTimes: new Float64Array(),
    error: new Float32Array(),
    gaps: [],
    ...part,
  };
}

describe('temperature columns', () => {
  it('drop empty points without breaking the curve', () => {
    const data = temperatureData(columns([0, 10, 20], [-20, NaN, -21]), 30, same);
    expect(data).toEqual({ times: [0, 20], min: [-21, -22], max: [-19, -20], mean: [-20, -21] });
  });

  it('break where readings are too far apart', () => {
    const data = temperatureData(columns([0, 100], [-20, -21]), 30, same);
    expect(data.times).toEqual([0, 50, 100]);
    expect(data.mean).toEqual([-20, null, -21]);
  });

  it('break at a recorded gap, even a short one', () => {
    const gaps = [{ sensor: 's', from: 0, to: 20, cause: 'link-lost' as const }];
    expect(temperatureData(columns([0, 20], [-20, -21], { gaps }), 30, same).mean).toEqual([-20, null, -21]);
  });

  it('are converted to the unit of the screen', () => {
    const data = temperatureData(columns([0], [-20]), 30, (celsius) => celsius * 1.8 + 32);
    expect(data.mean).toEqual([-4]);
  });
});

describe('error columns', () => {
  it('have their own times and break like the temperature', () => {
    const input = columns([], [], {
      errorTimes: Float64Array.from([0, 10, 100]),
      error: Float32Array.from([0.25, NaN, 0.5]),
    });
    expect(errorData(input, 30)).toEqual({ times: [0, 50, 100], error: [0.25, null, 0.5] });
  });
});

describe('gaps', () => {
  it('are cut to the span; one that lasts reaches its end', () => {
    const gaps = [
      { sensor: 's', from: -50, to: 100, cause: 'suspended' as const },
      { sensor: 's', from: 900, cause: 'link-lost' as const },
      { sensor: 's', from: -90, to: -60, cause: 'app-closed' as const },
    ];
    expect(drawnGaps(columns([], [], { gaps }))).toEqual([
      { from: 0, to: 100, cause: 'suspended' },
      { from: 900, to: 1_000, cause: 'link-lost' },
    ]);
  });
});

describe('gaps that a log has filled', () => {
  const gaps = [{ sensor: 's', from: 0, to: 300, cause: 'link-lost' as const, filledBy: 'log' as const }];
  const filled = columns([0, 100, 300, 500], [1, 2, 3, 4], { gaps });

  it('are none any more', () => {
    expect(drawnGaps(filled)).toEqual([]);
    expect(filledGaps(filled)).toEqual([{ from: 0, to: 300, cause: 'link-lost' }]);
  });

  it('have a curve, however far apart the records lie; outside it is broken as ever', () => {
    expect(temperatureData(filled, 50, same).mean).toEqual([1, 2, 3, null, 4]);
  });
});

describe('axes', () => {
  it('show both limits and every reading', () => {
    const data = temperatureData(columns([0, 10], [-20, -5]), 30, same);
    const [bottom, top] = temperatureRange(data, -25, -18);
    expect(bottom).toBeLessThan(-25);
    expect(top).toBeGreaterThan(-4);
  });

  it('keep the threshold in sight', () => {
    expect(errorRange([0.1, null], 0.42)[1]).toBeGreaterThan(0.42);
    expect(errorRange([], undefined)).toEqual([0, 1.4]);
  });
});

describe('the cursor', () => {
  it('finds the nearest point', () => {
    expect(nearestIndex([0, 10, 20], 14)).toBe(1);
    expect(nearestIndex([0, 10, 20], 99)).toBe(2);
    expect(nearestIndex([5], 0)).toBe(0);
  });
});
