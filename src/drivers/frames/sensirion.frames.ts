import { uuidOf } from '../uuid.ts';
import { SENSIRION } from '../sensirion-log.ts';
import type { Frame } from './frame.ts';

export const frames: readonly Frame[] = [
  {
    characteristic: SENSIRION('2235'),
    hex: 'cdcc9441',
    expect: { temperature: 18.6 },
    source: 'constructed',
  },
  { characteristic: SENSIRION('2235'), hex: '000020c2', expect: { temperature: -40 }, source: 'constructed' },
  { characteristic: SENSIRION('2235'), hex: '0000c07f', expect: 'refused', source: 'constructed: no number' },
  {
    characteristic: SENSIRION('2235'),
    hex: '01000000cdcc9441cdcc9441',
    expect: {},
    source: 'constructed: log of a Humigadget',
  },
  { characteristic: SENSIRION('1235'), hex: '33333b42', expect: { humidity: 46.8 }, source: 'constructed' },
  { characteristic: SENSIRION('1235'), hex: '0000ca42', expect: 'refused', source: 'constructed: 101 %' },
  { characteristic: uuidOf(0x2a19), hex: '5a', expect: { battery: 90 }, source: 'constructed' },
];
