import { describe, expect, it } from 'vitest';
import { viewOfHex } from './fakes/frame-trials.ts';
import { decodeDump, thermobeacon } from './thermobeacon.ts';
import { uuidOf } from './uuid.ts';

describe('a ThermoBeacon', () => {
  it('dumps all temperatures, then all humidities', () => {
    expect(decodeDump(viewOfHex('07100000000290fe98fe40035003'))).toEqual({
      first: 16,
      records: [
        { temperature: -23, humidity: 52 },
        { temperature: -22.5, humidity: 53 },
      ],
    });
  });

  it('is asked for its newest record when it has told how many there are', () => {
    const writes = thermobeacon.conversation?.answer?.(uuidOf(0xfff3), viewOfHex('01110f'));
    expect(writes?.map(({ bytes }) => bytes)).toEqual([
      [7, 0x10, 0x0f, 0, 0, 1],
      [7, 0x10, 0x0f, 0, 0, 1],
    ]);
    expect(thermobeacon.conversation?.answer?.(uuidOf(0xfff3), viewOfHex('010000'))).toEqual([]);
    expect(thermobeacon.conversation?.answer?.(uuidOf(0xfff3), viewOfHex('07100000000190fe4003'))).toEqual(
      [],
    );
  });
});
