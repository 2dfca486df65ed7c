import { uuidOf } from '../uuid.ts';
import type { Frame } from './frame.ts';

const [small, newer, cooking, iht] = [uuidOf(0xfff2), uuidOf(0xfff7), uuidOf(0xff01), uuidOf(0xffe4)];
const parser = 'Bluetooth-Devices/inkbird-ble tests/test_parser.py';

export const frames: readonly Frame[] = [
  {
    characteristic: small,
    hex: '09090004e33708',
    expect: { temperature: 23.13, humidity: 10.24 },
    source: parser,
  },
  {
    characteristic: small,
    hex: '60f00000e33708',
    expect: { temperature: -40 },
    source: 'constructed: tps, −40 °C',
  },
  { characteristic: small, hex: '09091127e33708', expect: 'refused', source: 'constructed: 100.01 %' },
  {
    characteristic: newer,
    hex: '7274647468d800ef0161009004',
    expect: { temperature: 21.6, humidity: 49.5, battery: 97 },
    source: parser,
  },
  {
    characteristic: newer,
    hex: '727464746870feef0161009004',
    expect: { temperature: -40, humidity: 49.5, battery: 97 },
    source: 'constructed: −40 °C',
  },
  {
    characteristic: cooking,
    hex: '6a03fe7ffe7f8703fe7ffe7f7f',
    expect: {
      temperature: 30.8,
      'temperature 1': 'no value',
      'temperature 2': 'no value',
      'temperature 3': 32.4,
      'temperature 4': 'no value',
      'temperature 5': 'no value',
    },
    source: 'Bluetooth-Devices/inkbird-ble tests/test_idt_34c_b.py',
  },
  { characteristic: iht, hex: '55aa0202013d41', expect: { temperature: 31.7 }, source: parser },
  { characteristic: iht, hex: '55aa040203e8f0', expect: { 'temperature 1': 100 }, source: parser },
  { characteristic: iht, hex: '55aa0602fff0f6', expect: { 'temperature 2': -1.6 }, source: parser },
  { characteristic: iht, hex: '55aa0202fe706f', expect: 'refused', source: 'constructed: wrong sum' },
  { characteristic: iht, hex: '55aa0202fe7071', expect: { temperature: -40 }, source: 'constructed: −40 °C' },
  { characteristic: iht, hex: '55aa19010019', expect: {}, source: 'constructed: answer to a command' },
  { characteristic: uuidOf(0x2a19), hex: '48', expect: { battery: 72 }, source: 'constructed' },
];
