import type { Frame } from './frame.ts';

const humiditySensor = 'f000aa21-0451-4000-b000-000000000000';

export const frames: readonly Frame[] = [
  {
    characteristic: humiditySensor,
    hex: '6666e17a',
    expect: { temperature: 26, humidity: 48 },
    source: 'constructed',
  },
  {
    characteristic: humiditySensor,
    hex: '0000e17a',
    expect: { temperature: -40, humidity: 48 },
    source: 'constructed',
  },
  {
    characteristic: humiditySensor,
    hex: '00000000',
    expect: { temperature: 'no value', humidity: 'no value' },
    source: 'constructed: not switched on',
  },
];
