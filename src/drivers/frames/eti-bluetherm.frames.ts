import { uuidOf } from '../uuid.ts';
import type { DetailFrame, Frame, IdentityFrame } from './frame.ts';

const own = (part: string) => `45544942-4c55-4554-4845-524db87ad7${part}`;
const dump = 'mylesagray/thermaq-ble-decode readme.md';
const protocol = 'ETI BlueTherm LE Protocol 1.1';

/** Captured frames of ETI probes. */
export const frames: readonly Frame[] = [
  { characteristic: own('01'), hex: 'd7b7ac41', expect: { temperature: 21.59 }, source: dump },
  { characteristic: own('01'), hex: 'ffffffff', expect: { temperature: 'no value' }, source: protocol },
  { characteristic: own('01'), hex: '000020c2', expect: { temperature: -40 }, source: 'constructed' },
  {
    characteristic: own('01'),
    hex: '00007f7f',
    expect: 'refused',
    source: 'constructed: the largest float32',
  },
  { characteristic: own('01'), hex: '0000807f', expect: 'refused', source: 'constructed: infinity' },
  {
    characteristic: own('01'),
    hex: '0000c07f',
    expect: 'refused',
    source: 'constructed: no number, not that of an error',
  },
  { characteristic: own('01'), hex: '', expect: 'refused', source: 'constructed: nothing' },
  { characteristic: own('03'), hex: '', expect: { 'temperature 1': 'no value' }, source: dump },
  { characteristic: own('03'), hex: '000020c2', expect: { 'temperature 1': -40 }, source: 'constructed' },
  { characteristic: uuidOf(0x2a19), hex: '64', expect: { battery: 100 }, source: dump },
];

export const details: readonly DetailFrame[] = [
  {
    characteristic: own('09'),
    hex: '00010000000011',
    expect: { displayUnit: '°C', intervalMs: 1_000, autoOffMs: 0, secondProbe: false },
    source: dump,
  },
  {
    characteristic: own('07'),
    hex: 'ffffffffffffffff526f636b65742047726f7570',
    expect: { givenName: 'Rocket Group' },
    source: dump,
  },
  {
    characteristic: own('07'),
    hex: '0000a040000000c0000000000000000000000000',
    expect: { alarmAbove: 5, alarmBelow: -2 },
    source: 'constructed',
  },
  {
    characteristic: own('0a'),
    hex: '0000000000000000000000000000',
    expect: {},
    source: 'constructed: never trimmed',
  },
  {
    characteristic: own('0a'),
    hex: 'cdcccc3d1f031a00000000000000',
    expect: { calibrated: '2026-03-31' },
    source: 'constructed',
  },
];

/** For identities by name the hex is that of the name. */
export const identities: readonly IdentityFrame[] = [
  { hex: '313233343536373820546865726d615120426c7565', expect: '12345678', source: protocol },
  { hex: '546865726d615120426c7565', expect: 'refused', source: 'constructed: renamed' },
];
