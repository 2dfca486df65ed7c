import { describe, expect, it } from 'vitest';
import { careOfSuccessor, changeCare, takeTold, validateCare } from './sensor-care.ts';

const calibration = { correction: { type: 'offset', offset: 0.3 }, date: 0, by: ' A. Smith ' } as const;

describe('the care of a sensor', () => {
  it('changes what is given, and removes with null', () => {
    const care = changeCare(
      { model: 'RuuviTag' },
      { position: ' top shelf ', calibration, sensorIntervalMs: 60_000 },
    );
    expect(care).toEqual({
      model: 'RuuviTag',
      position: 'top shelf',
      calibration: { ...calibration, by: 'A. Smith' },
      sensorIntervalMs: 60_000,
    });
    expect(changeCare(care, { calibration: null, sensorIntervalMs: null })).toEqual({
      model: 'RuuviTag',
      position: 'top shelf',
    });
  });

  it('refuses what cannot be, with its field', () => {
    const wrong = { ...calibration, correction: { type: 'offset', offset: 99 } } as const;
    expect(validateCare({ calibration: wrong, sensorIntervalMs: 5 }, 0)).toEqual([
      { field: 'calibration.offset', code: 'offset-too-large' },
      { field: 'sensorIntervalMs', code: 'interval-out-of-range' },
    ]);
    expect(validateCare({ calibration: null, sensorIntervalMs: null }, 0)).toEqual([]);
  });

  it('takes in what a device tells, but no other identity', () => {
    const care = takeTold(
      {},
      { identity: 'CBB8334C884F', firmware: '3.31.1', sensorIntervalMs: 1, model: ' ' },
    );
    expect(care).toEqual({ identity: 'CBB8334C884F', firmware: '3.31.1' });
    expect(takeTold(care, { identity: 'CBB8334C884F', firmware: '3.31.1' })).toBe(care);
    expect(takeTold(care, { identity: 'AAAAAAAAAAAA' })).toBe(care);
  });

  it('leaves a successor only the place', () => {
    expect(careOfSuccessor({ position: 'left', firmware: '1', calibration })).toEqual({ position: 'left' });
  });
});
