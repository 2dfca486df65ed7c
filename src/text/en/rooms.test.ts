import { describe, expect, it } from 'vitest';
import type { Alert } from '../../core/alert.ts';
import { defaultSettings } from '../../core/settings.ts';
import type { RoomView } from '../../core/view.ts';
import { linkWords, roomPill, roomReason, roomUntil, trendWords } from './rooms.ts';

const MINUTE = 60_000;
const now = new Date(2026, 10, 20, 14, 6).getTime();

function room(part: Partial<RoomView>): RoomView {
  return {
    sensor: {
      id: 'f2',
      name: 'Freezer 2',
      place: 'North hall',
      storage: 'frozen',
      source: { type: 'simulator', room: 'freezer' },
      settings: { ...defaultSettings.frozen, delayMs: 15 * MINUTE },
      order: 0,
      addedAt: 0,
    },
    state: 'normal',
    now,
    speed: 1,
    noValue: false,
    late: [],
    findings: [],
    learned: 1,
    anomalous: 0,
    spark: { times: [], values: [] },
    alerts: [],
    ...part,
  };
}

const tooWarm: Alert = {
  id: 'a',
  sensor: 'f2',
  kind: 'bounds',
  side: 'high',
  since: now - 14 * MINUTE,
  raisedAt: now - 14 * MINUTE,
  updatedAt: now,
  value: -17.1,
  worst: -16.4,
  limit: -18,
  recorded: false,
};

describe('a card says why and until when', () => {
  it('too warm', () => {
    const view = room({ state: 'alert', value: -17.1 });
    expect(roomPill(view, tooWarm)).toBe('Too warm for 14 min');
    expect(roomReason(view, tooWarm, 'celsius')).toBe('above −18\u00a0°C since 13:52');
    expect(roomUntil(view, tooWarm, 'celsius')).toBe('worst −16.4\u00a0°C');
  });

  it('a breach that is not an alert yet', () => {
    const view = room({ state: 'warning', value: -17.5, breachSince: now - 3 * MINUTE });
    expect(roomPill(view, undefined)).toBe('Too warm');
    expect(roomReason(view, undefined, 'celsius')).toBe('above −18\u00a0°C for 3 min');
    expect(roomUntil(view, undefined, 'celsius')).toBe('alert at 14:18');
  });

  it('unusual readings that are not enough yet', () => {
    const view = room({ state: 'warning', value: -20, anomalous: 2 });
    expect(roomPill(view, undefined)).toBe('Unusual');
    expect(roomReason(view, undefined, 'celsius')).toBe('2 of 3 unusual readings in a row');
    expect(roomUntil(view, undefined, 'celsius')).toBeUndefined();
  });

  it('silent, with the cause and the last value', () => {
    const lastAt = now - 9 * MINUTE;
    const view = room({
      state: 'silent',
      lastAt,
      lastValue: -19.8,
      gap: { sensor: 'f2', from: lastAt, cause: 'link-lost' },
    });
    expect(roomPill(view, undefined)).toBe('No reading for 9 min');
    expect(roomReason(view, undefined, 'celsius')).toBe('sensor out of range, last −19.8\u00a0°C');
  });

  it('a sensor that answers without a value, and one that was never heard', () => {
    expect(roomPill(room({ state: 'silent', noValue: true }), undefined)).toBe('Sensor has no value');
    expect(roomPill(room({ state: 'silent' }), undefined)).toBe('Waiting for a reading');
  });

  it('learning does not round up to done', () => {
    expect(roomPill(room({ state: 'learning', learned: 0.999 }), undefined)).toBe('Learning 99 %');
  });
});

describe('trend and link', () => {
  it('small changes are steady', () => {
    expect(trendWords(0.2, 'celsius')).toBe('steady');
    expect(trendWords(-0.8, 'celsius')).toBe('falling 0.8\u00a0°C per hour');
    expect(trendWords(undefined, 'celsius')).toBeUndefined();
  });

  it('a missing link is a broken one', () => {
    expect(linkWords(undefined)).toBe('not connected');
  });
});
