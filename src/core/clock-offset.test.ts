import { describe, expect, it } from 'vitest';
import type { ClockOffset, HeardClock } from './clock-offset.ts';
import { estimateOffset } from './clock-offset.ts';

const after = (samples: readonly HeardClock[]) =>
  samples.reduce<ReturnType<typeof estimateOffset> | undefined>(
    (before, sample) => estimateOffset(before?.offset, sample),
    undefined,
  );

describe('the offset of a clock', () => {
  it('is smoothed over late messages', () => {
    const late = [200, 900, 300, 250, 1500, 200];
    const end = after(late.map((ms, i) => ({ sensor: i * 60_000, time: i * 60_000 + 7_000 + ms })));
    expect(end?.offset.offsetMs).toBeGreaterThan(7_200);
    expect(end?.offset.offsetMs).toBeLessThan(7_900);
    expect(end?.offset.samples).toBe(6);
    expect(end?.wentBackMs).toBeUndefined();
  });

  it('begins anew when the clock was set, and notices when it went back', () => {
    const before: ClockOffset = { offsetMs: 0, time: 600_000, sensor: 600_000, samples: 9 };
    expect(estimateOffset(before, { sensor: 4_000_000, time: 660_000 })).toEqual({
      offset: { offsetMs: -3_340_000, time: 660_000, sensor: 4_000_000, samples: 1 },
    });
    expect(estimateOffset(before, { sensor: 5_000, time: 660_000 })).toMatchObject({
      offset: { offsetMs: 655_000, samples: 1 },
      wentBackMs: 595_000,
    });
  });
});
