import { GOVEE } from '../govee-log.ts';
import type { Frame, IdentityFrame } from './frame.ts';

const api = 'Heckie75/govee-h5075-thermo-hygrometer API.md';

/** Captured frames of a Govee H5075. */
export const frames: readonly Frame[] = [
  {
    characteristic: GOVEE('2012'),
    hex: 'aa010865125d25000000000000000000000000ac',
    expect: { temperature: 21.49, humidity: 47.01, battery: 37 },
    source: api,
  },
  {
    characteristic: GOVEE('2012'),
    hex: 'aa01f060125d2500000000000000000000000051',
    expect: { temperature: -40, humidity: 47.01, battery: 37 },
    source: 'constructed: −40 °C',
  },
  { characteristic: GOVEE('2012'), hex: '3301000000000000000000000000000000000032', expect: {}, source: api },
  { characteristic: GOVEE('2012'), hex: 'ee010004000000000000000000000000000000eb', expect: {}, source: api },
  {
    characteristic: GOVEE('2012'),
    hex: 'aa010865125d25',
    expect: 'refused',
    source: `${api}: the same answer without its seal`,
  },
  {
    characteristic: GOVEE('2012'),
    hex: 'aa010866125d25000000000000000000000000ac',
    expect: 'refused',
    source: 'constructed: one bit turned, the seal tells',
  },
];

export const identities: readonly IdentityFrame[] = [
  { hex: 'aa0ca1205a38c1a4e810000000000000000000d8', expect: 'A4C1385A20A1', source: api },
  { hex: 'aa010865125d25000000000000000000000000ac', expect: 'refused', source: api },
];
