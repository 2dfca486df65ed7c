import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '../core/alert.ts';
import type { AlertView } from '../core/view.ts';
import { alertBody, alertTitle, clearedBody, clearedTitle, notAcknowledgedBody } from './notification-en.ts';

const at = (hours: number, minutes: number) => Date.UTC(2026, 10, 3, hours, minutes);

function viewOf(alert: Partial<Alert>, place = ''): AlertView {
  return {
    alert: {
      id: 'a1',
      sensor: 's1',
      kind: 'bounds',
      since: at(14, 5),
      raisedAt: at(14, 5),
      updatedAt: at(14, 9),
      recorded: false,
      ...alert,
    },
    told: [],
    room: 'Freezer 1',
    place,
  };
}

const tooWarm = viewOf({ side: 'high', value: -17.4, limit: -18 });

describe('words of an alert', () => {
  it('say which room is too warm, by how much and since when', () => {
    expect(alertTitle(tooWarm)).toBe('Freezer 1 is too warm');
    expect(alertBody(tooWarm, 'UTC')).toBe('−17.4 °C, limit −18 °C, since 14:05');
  });

  it('say too cold, and the place where there is one', () => {
    const view = viewOf({ side: 'low', value: -26.25, limit: -25.5 }, 'North hall');
    expect(alertTitle(view)).toBe('Freezer 1 is too cold');
    expect(alertBody(view, 'UTC')).toBe('−26.3 °C, limit −25.5 °C, since 14:05 · North hall');
  });

  it('never round a breach onto its own limit', () => {
    expect(alertBody(viewOf({ side: 'high', value: -17.98, limit: -18 }), 'UTC')).toBe(
      '−17.98 °C, limit −18 °C, since 14:05',
    );
  });

  it('write zero without a sign', () => {
    expect(alertBody(viewOf({ side: 'low', value: -0.04, limit: 2 }), 'UTC')).toBe(
      '0.0 °C, limit 2 °C, since 14:05',
    );
  });

  it('name the day when it is another one', () => {
    const view = viewOf({ side: 'high', value: -17.4, limit: -18, updatedAt: at(14, 9) + 86_400_000 });
    expect(alertBody(view, 'UTC')).toBe('−17.4 °C, limit −18 °C, since 3 Nov 14:05');
  });

  it('use the time zone of the device', () => {
    expect(alertBody(tooWarm, 'Europe/Zurich')).toBe('−17.4 °C, limit −18 °C, since 15:05');
  });

  it('call the model’s alert an unusual pattern', () => {
    const view = viewOf({ kind: 'anomaly', value: -20.1, error: 2, threshold: 1 });
    expect(alertTitle(view)).toBe('Freezer 1 shows an unusual pattern');
    expect(alertBody(view, 'UTC')).toBe('−20.1 °C, not its usual pattern since 14:05');
  });

  it('show no temperature for a silent sensor, whatever the alert carries', () => {
    const view = viewOf({ kind: 'silent', since: at(13, 52), value: -20.1 });
    expect(alertTitle(view)).toBe('Freezer 1: no reading');
    expect(alertBody(view, 'UTC')).toBe('No reading since 13:52, the temperature is not known');
  });

  it('mark a simulated room in the title', () => {
    expect(alertTitle(tooWarm, true)).toBe('Simulated: Freezer 1 is too warm');
    expect(clearedTitle(tooWarm, true)).toBe('Simulated: Freezer 1 is back within its limits');
  });

  it('hold no ASCII minus before a digit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.constantFrom(-25, -18, 0, 4),
        (value, limit) => {
          const body = alertBody(viewOf({ side: 'high', value, limit }), 'UTC');
          expect(body).not.toMatch(/-\d|−0\.0+ /);
          expect(body).toMatch(/ °C, limit /);
        },
      ),
    );
  });
});

describe('words of an alert that ended unacknowledged', () => {
  it('say how long and how bad it was', () => {
    const view = viewOf({ side: 'high', worst: -12.1, limit: -18, clearedAt: at(14, 32) }, 'North hall');
    expect(clearedTitle(view)).toBe('Freezer 1 is back within its limits');
    expect(clearedBody(view, 'UTC')).toBe(
      'Too warm from 14:05 to 14:32, at worst −12.1 °C. Not acknowledged. · North hall',
    );
  });

  it('fit the other kinds', () => {
    const silent = viewOf({ kind: 'silent', clearedAt: at(14, 32) });
    expect(clearedTitle(silent)).toBe('Freezer 1: readings are back');
    expect(clearedBody(silent, 'UTC')).toBe('No reading from 14:05 to 14:32. Not acknowledged.');
    const unusual = viewOf({ kind: 'anomaly', worst: -12.1, clearedAt: at(14, 32) });
    expect(clearedTitle(unusual)).toBe('Freezer 1 is back to its usual pattern');
    expect(clearedBody(unusual, 'UTC')).toBe('Unusual pattern from 14:05 to 14:32. Not acknowledged.');
  });
});

it('a failed acknowledgement says so before everything else', () => {
  expect(notAcknowledgedBody('−17.4 °C')).toMatch(/^Not acknowledged: .* −17\.4 °C$/);
});
