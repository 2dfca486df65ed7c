import { describe, expect, it } from 'vitest';
import {
  decodeEsConfiguration,
  decodeEsMeasurement,
  decodeValidRange,
  temperatureDescriptors,
} from './ess-descriptors.ts';
import { mutate, viewOf, viewOfHex } from './fakes/frame-trials.ts';
import { uuidOf } from './uuid.ts';

const describeHex = (values: Readonly<Record<number, string>>) =>
  temperatureDescriptors.describe(
    new Map(Object.entries(values).map(([uuid, hex]) => [uuidOf(Number(uuid)), viewOfHex(hex)])),
  );

describe('the descriptors of Environmental Sensing', () => {
  it('tell how a value is made (Zephyr samples/bluetooth/peripheral_esp)', () => {
    expect(decodeEsMeasurement(viewOfHex('0000000100000500001c04'))).toEqual({
      flags: 0,
      sampling: 0,
      periodSeconds: 1,
      intervalSeconds: 5,
      application: 28,
      uncertainty: 4,
    });
  });

  it('tell the range, −40 °C to 200 °C', () => {
    expect(decodeValidRange(viewOfHex('60f0204e'))).toEqual({ lowest: -40, highest: 200 });
    expect(decodeValidRange(viewOfHex('204e60f0'))).toBeUndefined();
  });

  it('tell when it notifies', () => {
    expect(decodeEsConfiguration(viewOfHex('00'))).toBe('all');
    expect(decodeEsConfiguration(viewOfHex('01'))).toBe('any');
    expect(decodeEsConfiguration(viewOfHex('02'))).toBeUndefined();
  });

  it('cut short or lengthened, are refused', () => {
    for (const hex of ['00000001000005', '0000000100000500001c0400', '60f020', '60f0204e00', '']) {
      expect(decodeEsMeasurement(viewOfHex(hex))).toBeUndefined();
      expect(decodeValidRange(viewOfHex(hex))).toBeUndefined();
      expect(decodeEsConfiguration(viewOfHex(hex.slice(0, 4)))).toBeUndefined();
    }
  });

  it('describe a channel', () => {
    expect(
      describeHex({
        0x2901: '4bc3bc686c7261756d20323a204465636b65',
        0x2906: '60f0204e',
        0x290b: '01',
        0x290c: '0000020100000500001b04',
      }),
    ).toEqual({
      name: 'Kühlraum 2: Decke',
      range: { lowest: -40, highest: 200 },
      triggers: 'any',
      sampling: 'mean',
      placed: 'inside',
      updateMs: 5_000,
      uncertainty: 2,
    });
  });

  it('say nothing where the device says nothing', () => {
    expect(describeHex({})).toEqual({});
    expect(describeHex({ 0x290c: '00000000000000000000ff', 0x2901: '000000' })).toEqual({});
  });

  it('never throw', () => {
    for (let seed = 0; seed < 20_000; seed++) {
      const frame = viewOf(mutate(seed));
      temperatureDescriptors.describe(new Map(temperatureDescriptors.uuids.map((uuid) => [uuid, frame])));
    }
  });
});
