import { uuidOf } from '../uuid.ts';
import type { Frame, IdentityFrame } from './frame.ts';

const command = uuidOf(0x1f1f);

/** Frames of the pvvx firmware's command characteristic, after its README and source. */
export const frames: readonly Frame[] = [
  {
    characteristic: command,
    hex: '33b80b2e0a95092a010f',
    expect: { temperature: 26.06, humidity: 24.53 },
    vitals: { batteryMv: 3000, sequence: 298 },
    source: 'constructed, values of pvvx/ATC_MiThermometer issue #92',
  },
  {
    characteristic: command,
    hex: '33470c62fdbd13cc000f2a000000',
    expect: { temperature: -6.7, humidity: 50.53 },
    vitals: { batteryMv: 3143, sequence: 204 },
    source: 'constructed, with a count; values of theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    characteristic: command,
    hex: '33470c60f0bd13cc000f',
    expect: { temperature: -40, humidity: 50.53 },
    vitals: { batteryMv: 3143, sequence: 204 },
    source: 'constructed: −40 °C',
  },
  {
    characteristic: command,
    hex: '33470c62fd1227cc000f',
    expect: 'refused',
    source: 'constructed: 100.02 %',
  },
  {
    characteristic: command,
    hex: '350100623a1c6862fdbd13470c',
    expect: {},
    source: 'constructed: record of the log',
  },
  { characteristic: command, hex: '350000', expect: {}, source: 'constructed: end of the log' },
  { characteristic: command, hex: '23623a1c68', expect: {}, source: 'constructed: clock' },
  {
    characteristic: uuidOf(0x2a19),
    hex: '26',
    expect: { battery: 38 },
    source: 'pvvx/ATC_MiThermometer issue #92',
  },
];

export const identities: readonly IdentityFrame[] = [
  { hex: '1006f4830238c1a4b2c0', expect: 'A4C1380283F4', source: 'constructed: Telink chips' },
  { hex: '10f4830238c1a4', expect: 'A4C1380283F4', source: 'constructed: PHY62x2 chips' },
  { hex: '33470c62fdbd13cc000f', expect: 'refused', source: 'constructed: a measurement' },
  { hex: '1006f48302', expect: 'refused', source: 'constructed: cut short' },
];
