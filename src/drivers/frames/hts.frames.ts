import { uuidOf } from '../uuid.ts';
import type { Frame } from './frame.ts';

const [measurement, intermediate] = [uuidOf(0x2a1c), uuidOf(0x2a1e)];
const constructed = 'constructed after Health Thermometer Service 1.0';

export const frames: readonly Frame[] = [
  { characteristic: measurement, hex: '00720100ff', expect: { temperature: 37 }, source: constructed },
  { characteristic: measurement, hex: '0018ffffff', expect: { temperature: -23.2 }, source: constructed },
  {
    characteristic: measurement,
    hex: '00ffff7f00',
    expect: { temperature: 'no value' },
    source: `${constructed}: NaN`,
  },
  {
    characteristic: measurement,
    hex: '0000008000',
    expect: { temperature: 'no value' },
    source: `${constructed}: NRes`,
  },
  {
    characteristic: measurement,
    hex: '00feff7f00',
    expect: { temperature: 'no value' },
    source: `${constructed}: +INF`,
  },
  {
    characteristic: measurement,
    hex: '0002008000',
    expect: { temperature: 'no value' },
    source: `${constructed}: −INF`,
  },
  {
    characteristic: measurement,
    hex: '01da0300ff',
    expect: { temperature: 37 },
    source: `${constructed}: 98.6 °F`,
  },
  {
    characteristic: measurement,
    hex: '0668f1fffee9070b030a1e0002',
    expect: { temperature: -37.36 },
    source: `${constructed}: all fields`,
  },
  { characteristic: measurement, hex: '0070feffff', expect: { temperature: -40 }, source: constructed },
  {
    characteristic: measurement,
    hex: '01d8ffff00',
    expect: { temperature: -40 },
    source: `${constructed}: −40 °F`,
  },
  {
    characteristic: measurement,
    hex: '00ffffff7f',
    expect: 'refused',
    source: `${constructed}: −10 to the 127th`,
  },
  { characteristic: intermediate, hex: '00720100ff', expect: { temperature: 37 }, source: constructed },
  { characteristic: uuidOf(0x2a19), hex: '64', expect: { battery: 100 }, source: constructed },
];
