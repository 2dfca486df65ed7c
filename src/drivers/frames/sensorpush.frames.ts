import { SENSORPUSH } from '../sensorpush-log.ts';
import type { Frame, IdentityFrame } from './frame.ts';

const api = 'SensorPush Bluetooth API (2nd generation)';

export const frames: readonly Frame[] = [
  { characteristic: SENSORPUSH('80'), hex: 'b2070000', expect: { temperature: 19.7 }, source: api },
  { characteristic: SENSORPUSH('80'), hex: '60f0ffff', expect: { temperature: -40 }, source: 'constructed' },
  {
    characteristic: SENSORPUSH('80'),
    hex: 'c0e0ffff',
    expect: { temperature: -80 },
    source: 'constructed: TC.x in a deep freezer',
  },
  {
    characteristic: SENSORPUSH('80'),
    hex: 'ffffff7f',
    expect: 'refused',
    source: 'constructed: 21 million °C',
  },
  { characteristic: SENSORPUSH('81'), hex: '56080000', expect: { humidity: 21.34 }, source: api },
  { characteristic: SENSORPUSH('81'), hex: 'ffffffff', expect: 'refused', source: 'constructed: −0.01 %' },
  {
    characteristic: SENSORPUSH('07'),
    hex: '8c0a1500',
    expect: { battery: 63 },
    vitals: { batteryMv: 2700 },
    source: 'constructed',
  },
];

export const identities: readonly IdentityFrame[] = [
  { hex: '78563412', expect: '12345678', source: 'constructed' },
  { hex: '', expect: 'refused', source: 'constructed: nothing' },
];
