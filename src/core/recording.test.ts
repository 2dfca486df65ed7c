import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadenceOf, parseTemperature, parseTime, readRow, recogniseLayout } from './recording.ts';
import type { RecordingLayout } from './recording.ts';

const layoutOf = (header: string): RecordingLayout => {
  const layout = recogniseLayout(header.split(','));
  if ('code' in layout) throw new Error(layout.code);
  return layout;
};

describe('the header of a recording', () => {
  it('is long with a device column', () => {
    expect(layoutOf('timestamp,device,temperature')).toEqual({
      form: 'long',
      time: 0,
      device: 1,
      value: 2,
      columns: 3,
    });
  });

  it('is long without one when there is a temperature among other quantities', () => {
    expect(layoutOf('timestamp,temperature,humidity,rssi')).toMatchObject({
      form: 'long',
      device: undefined,
      value: 1,
    });
  });

  it('is wide with a column per device, also behind a byte order mark', () => {
    expect(layoutOf('\uFEFFtimestamp,Freezer 1,Chiller A')).toMatchObject({
      form: 'wide',
      devices: [
        { column: 1, name: 'Freezer 1' },
        { column: 2, name: 'Chiller A' },
      ],
    });
  });

  it('is refused with the reason when the file is not what it says', () => {
    const code = (header: string) => (recogniseLayout(header.split(',')) as { code: string }).code;
    expect(code('%PDF-1.7')).toBe('recording-not-a-table');
    expect(code('UDI,Product ID,Torque [Nm]')).toBe('recording-no-time-column');
    expect(code('timestamp,device')).toBe('recording-no-value-column');
  });
});

describe('a time', () => {
  it.each([
    ['2021-06-24 16:45:00', Date.UTC(2021, 5, 24, 16, 45)],
    ['2021-06-24T16:45', Date.UTC(2021, 5, 24, 16, 45)],
    ['2020-05-05T09:17:51+0200', Date.UTC(2020, 4, 5, 7, 17, 51)],
    ['2020-05-05T09:17:51.25-03:30', Date.UTC(2020, 4, 5, 12, 47, 51, 250)],
    ['2020-02-29', Date.UTC(2020, 1, 29)],
    ['1600000000', 1_600_000_000_000],
    ['1600000000123', 1_600_000_000_123],
  ])('%s is read', (cell, time) => {
    expect(parseTime(cell)).toBe(time);
  });

  it.each(['', 'yesterday', '2021-02-29 10:00:00', '2021-13-01', '2021-01-01 25:00:00', '12', '24.06.2021'])(
    '%s is refused',
    (cell) => {
      expect(parseTime(cell)).toBeUndefined();
    },
  );

  it('of any date survives the way through ISO 8601', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        expect(parseTime(new Date(ms).toISOString())).toBe(ms);
      }),
    );
  });
});

describe('a temperature', () => {
  it('is °C whatever the file has', () => {
    expect(parseTemperature('-18.76', 'C')).toBe(-18.76);
    expect(parseTemperature('−18.76', 'C')).toBe(-18.76);
    expect(parseTemperature('32', 'F')).toBe(0);
    expect(parseTemperature('273.15', 'K')).toBe(0);
  });

  it('is nothing in an empty cell and never a number in a strange one', () => {
    expect(parseTemperature(' ', 'C')).toBeUndefined();
    for (const cell of ['n/a', '1,5', '0x10', 'Infinity', '--3', '1e'])
      expect(parseTemperature(cell, 'C')).toBeNaN();
  });
});

describe('a row', () => {
  const long = layoutOf('timestamp,device,temperature');
  const wide = layoutOf('timestamp,A,B');
  const time = Date.UTC(2021, 5, 24, 16, 45);

  it('gives its readings', () => {
    expect(readRow(long, ['2021-06-24 16:45:00', 'A', '-18.7'], 'C')).toEqual({
      readings: [{ device: 'A', time, value: -18.7 }],
    });
    expect(readRow(wide, ['2021-06-24 16:45:00', '', '3'], 'C')).toEqual({
      readings: [{ device: 'B', time, value: 3 }],
    });
  });

  it('says why it is bad and keeps what is good', () => {
    expect(readRow(long, ['2021-06-24 16:45:00', 'A'], 'C').bad).toBe('cells-missing');
    expect(readRow(long, ['2021-06-24 16:45:00', 'A', '1', '2'], 'C').bad).toBe('cells-extra');
    expect(readRow(long, ['then', 'A', '1'], 'C').bad).toBe('time-unreadable');
    expect(readRow(long, ['2021-06-24 16:45:00', '', '1'], 'C').bad).toBe('device-missing');
    expect(readRow(long, ['2021-06-24 16:45:00', 'A', '-300'], 'C').bad).toBe('value-impossible');
    expect(readRow(wide, ['2021-06-24 16:45:00', 'err', '3'], 'C')).toEqual({
      readings: [{ device: 'B', time, value: 3 }],
      bad: 'value-unreadable',
    });
  });
});

describe('the cadence of a recording', () => {
  it('is the time one waits for a reading, in whole minutes, gaps left out', () => {
    expect(cadenceOf([0, 900_000, 1_800_000, 9_000_000])).toBe(900_000);
    expect(cadenceOf([0, 9_000, 20_000])).toBe(60_000);
    expect(cadenceOf([0, 2_000, 4_000, 240_000, 243_000, 480_000, 483_000])).toBe(240_000);
    expect(cadenceOf([])).toBe(60_000);
  });
});
