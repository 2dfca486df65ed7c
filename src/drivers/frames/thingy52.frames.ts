import { uuidOf } from '../uuid.ts';
import type { Frame } from './frame.ts';

const own = (part: string) => `ef68${part}-9b35-4933-9b10-52ffa9740042`;

export const frames: readonly Frame[] = [
  { characteristic: own('0201'), hex: '1b17', expect: { temperature: 27.23 }, source: 'constructed' },
  { characteristic: own('0201'), hex: 'ee32', expect: { temperature: -18.5 }, source: 'constructed' },
  { characteristic: own('0201'), hex: 'd800', expect: { temperature: -40 }, source: 'constructed' },
  { characteristic: own('0201'), hex: '1b64', expect: 'refused', source: 'constructed: 100 hundredths' },
  { characteristic: own('0201'), hex: '8000', expect: 'refused', source: 'constructed: −128 °C' },
  { characteristic: own('0203'), hex: '2d', expect: { humidity: 45 }, source: 'constructed' },
  { characteristic: own('0203'), hex: '65', expect: 'refused', source: 'constructed: 101 %' },
  { characteristic: uuidOf(0x2a19), hex: '50', expect: { battery: 80 }, source: 'constructed' },
];
