import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const htsAdverts: readonly AdvertisedFrame[] = [
  {
    serviceData: { 0x1809: '440800fe' },
    expect: { temperature: 21.16 },
    source: 'devpeace.com FreeTec NC-3585',
  },
  {
    serviceData: { 0x1809: '470800fe' },
    expect: { temperature: 21.19 },
    source: 'devpeace.com FreeTec NC-3585',
  },
  { serviceData: { 0x1809: '70feffff' }, expect: { temperature: -40 }, source: 'constructed' },
  { serviceData: { 0x1809: 'ffff7f00' }, expect: { temperature: 'no value' }, source: 'constructed: NaN' },
  {
    serviceData: { 0x1809: '00008000' },
    expect: { temperature: 'no value' },
    source: 'constructed: not at this resolution',
  },
  {
    serviceData: { 0x1809: 'feff7f00' },
    expect: { temperature: 'no value' },
    source: 'constructed: infinity',
  },
  {
    serviceData: { 0x1809: '02008000' },
    expect: { temperature: 'no value' },
    source: 'constructed: minus infinity',
  },
  { serviceData: { 0x1809: 'feff3f7f' }, expect: 'refused', source: 'constructed: more than anything' },
];
