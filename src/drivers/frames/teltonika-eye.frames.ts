import type { Frame, IdentityFrame } from './frame.ts';

const block = 'e61c0001-7df3-4d4e-8e6d-c611745b92e9';
const monitor = 'custom-components/ble_monitor test/test_teltonika.py';

/** Captured frames of the Teltonika EYE's sensor block. */
export const frames: readonly Frame[] = [
  {
    characteristic: block,
    hex: '01b709302f0000f9000067000000070000',
    expect: { temperature: 23.52, humidity: 47, battery: 100 },
    vitals: { batteryMv: 3030, batteryLow: false },
    source: 'Teltonika protocol document, figure 3 (VignanTej/teltonika-eye-homeassistant)',
  },
  {
    characteristic: block,
    hex: '01b708b4120ccb0bffc767',
    expect: { temperature: 22.28, humidity: 18, battery: 100 },
    vitals: { batteryMv: 3030, batteryLow: false },
    source: monitor,
  },
  {
    characteristic: block,
    hex: '0101f830',
    expect: { temperature: -20 },
    vitals: { batteryLow: false },
    source: 'constructed',
  },
  {
    characteristic: block,
    hex: '01c1f06014000000000000',
    expect: { temperature: -40, battery: 0 },
    vitals: { batteryMv: 2200, batteryLow: true },
    source: 'constructed: −40 °C, battery nearly empty',
  },
  {
    characteristic: block,
    hex: '01022f',
    expect: { temperature: 'no value', humidity: 47 },
    vitals: { batteryLow: false },
    source: 'constructed: temperature switched off',
  },
  {
    characteristic: block,
    hex: '02b709302f0000f9000067',
    expect: 'refused',
    source: 'constructed: version 2',
  },
  { characteristic: block, hex: '01017fff', expect: 'refused', source: 'constructed: 327.67 °C' },
  { characteristic: block, hex: '0103f830ff', expect: 'refused', source: 'constructed: 255 % humidity' },
];

export const identities: readonly IdentityFrame[] = [
  { hex: '7cd9f4114c50', expect: '7CD9F4114C50', source: 'constructed' },
  { hex: '7cd9f4114c', expect: 'refused', source: 'constructed: cut short' },
];
