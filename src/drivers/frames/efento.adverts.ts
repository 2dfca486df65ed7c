import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const efentoAdverts: readonly AdvertisedFrame[] = [
  {
    manufacturerData: { 0x026c: '0205090100002c07803c0001020645c1003d0e8000005d5d' },
    expect: { temperature: 28.57, humidity: 61, sequence: 11271, batteryLow: false },
    source: 'reelyactive/advlib-ble-manufacturers test/unit/efento.js',
  },
  {
    manufacturerData: { 0x026c: '040145c102003d0327955d5d' },
    expect: { temperature: 28.57, humidity: 61, pressure: 101330 },
    source: 'reelyactive/advlib-ble-manufacturers test/unit/efento.js',
  },
  {
    manufacturerData: { 0x026c: '0401332c5d5d' },
    expect: { temperature: -19 },
    source: 'constructed (0x332C=13100)',
  },
  { manufacturerData: { 0x026c: '04012af85d5d' }, expect: { temperature: -40 }, source: 'constructed' },
  {
    manufacturerData: { 0x026c: '0401fffe5d5d' },
    expect: { temperature: 'no value' },
    source: 'constructed: its sign for a fault',
  },
  {
    manufacturerData: { 0x026c: '0401332c012af85d5d' },
    expect: { temperature: [-19, -40] },
    source: 'constructed: two probes',
  },
  {
    manufacturerData: { 0x026c: '03282c024f0011000001' },
    expect: { identity: '282C024F0011', batteryLow: false },
    source: 'constructed: no measurement',
  },
];
