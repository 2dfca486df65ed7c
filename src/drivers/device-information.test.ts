import { describe, expect, it } from 'vitest';
import { currentTime } from './current-time.ts';
import { deviceInformation } from './device-information.ts';
import { mutate, viewOf, viewOfHex } from './fakes/frame-trials.ts';
import { uuidOf } from './uuid.ts';

describe('device information', () => {
  it.each([
    [0x2a29, '455449204c7464', { manufacturer: 'ETI Ltd' }],
    [0x2a24, '3239322d393231', { model: '292-921' }],
    [0x2a26, '312e303500', { firmware: '1.05' }],
    [0x2a27, '312e30', { hardware: '1.0' }],
    [0x2a29, '', undefined],
    [0x2a29, '0000', undefined],
  ])('%i "%s" (mylesagray/thermaq-ble-decode)', (uuid, hex, details) => {
    const detail = deviceInformation.find((one) => one.uuid === uuidOf(uuid));
    expect(detail?.decode(viewOfHex(hex))).toEqual(details);
  });

  it('never throws', () => {
    for (let seed = 0; seed < 20_000; seed++) {
      const frame = viewOf(mutate(seed));
      for (const { decode } of [...deviceInformation, currentTime]) decode(frame);
    }
  });
});
