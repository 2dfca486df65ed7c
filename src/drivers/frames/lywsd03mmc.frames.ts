import type { Frame } from './frame.ts';

const live = 'ebe0ccc1-7a0a-4b0c-8a1a-6ff2997da3a6';
const mitemperature = 'JsBergbau/MiTemperature2';

/** Captured frames of Xiaomi's own firmware. */
export const frames: readonly Frame[] = [
  {
    characteristic: live,
    hex: '06091f150c',
    expect: { temperature: 23.1, humidity: 31, battery: 99 },
    vitals: { batteryMv: 3093 },
    source: 'custom-components/ble_monitor#7',
  },
  {
    characteristic: live,
    hex: 'eb0836c00b',
    expect: { temperature: 22.83, humidity: 54, battery: 91 },
    vitals: { batteryMv: 3008 },
    source: `${mitemperature}#1`,
  },
  {
    characteristic: live,
    hex: 'f9073d780c',
    expect: { temperature: 20.41, humidity: 61, battery: 100 },
    vitals: { batteryMv: 3192 },
    source: mitemperature,
  },
  {
    characteristic: live,
    hex: 'd60733c90c',
    expect: { temperature: 20.06, humidity: 51, battery: 100 },
    vitals: { batteryMv: 3273 },
    source: mitemperature,
  },
  {
    characteristic: live,
    hex: 'b8083f030c',
    expect: { temperature: 22.32, humidity: 63, battery: 98 },
    vitals: { batteryMv: 3075 },
    source: `${mitemperature}#76`,
  },
  {
    characteristic: live,
    hex: 'f8074ad60b',
    expect: { temperature: 20.4, humidity: 74, battery: 93 },
    vitals: { batteryMv: 3030 },
    source: mitemperature,
  },
  {
    characteristic: live,
    hex: '60f01f',
    expect: { temperature: -40, humidity: 31 },
    source: 'constructed: LYWSD02, −40 °C',
  },
  { characteristic: live, hex: '060965150c', expect: 'refused', source: 'constructed: 101 % humidity' },
];
