import { uuidOf } from '../uuid.ts';
import type { Frame } from './frame.ts';

const answers = uuidOf(0xfff3);

export const frames: readonly Frame[] = [
  {
    characteristic: answers,
    hex: '07100000000290fe98fe40035003',
    expect: { temperature: -22.5, humidity: 53 },
    source: 'constructed: records 16 and 17, −23 °C and −22.5 °C',
  },
  {
    characteristic: answers,
    hex: '0700000000037901730172015a025e025e020000',
    expect: { temperature: 23.125, humidity: 37.875 },
    source: 'emericg/WatchFlower src/devices/device_thermobeacon.cpp (capture in a comment)',
  },
  {
    characteristic: answers,
    hex: '071e0000000180fd2003',
    expect: { temperature: -40, humidity: 50 },
    source: 'constructed: −40 °C',
  },
  { characteristic: answers, hex: '01110f', expect: {}, source: 'constructed: count of records' },
  { characteristic: answers, hex: '071e0000000180fd5006', expect: 'refused', source: 'constructed: 101 %' },
];
