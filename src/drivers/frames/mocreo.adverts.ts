import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const mocreoAdverts: readonly AdvertisedFrame[] = [
  {
    name: 'MOCREO',
    manufacturerData: { 0x8101: '290154b0920900000000006162000000' },
    expect: { temperature: 24.5, battery: 84 },
    source: 'custom-components/ble_monitor test/test_mocreo_parser.py',
  },
  {
    name: 'MOCREO',
    manufacturerData: { 0x8341: 'dd0262b0200af31400000150bf000000' },
    expect: { temperature: 25.92, humidity: 53.63, battery: 98 },
    source: 'custom-components/ble_monitor test/test_mocreo_parser.py',
  },
  {
    name: 'MOCREO',
    manufacturerData: { 0x8701: '890181b092f70000000000da73000000' },
    expect: { temperature: -21.58, battery: 1 },
    source: 'custom-components/ble_monitor test/test_mocreo_parser.py',
  },
  {
    name: 'MOCREO',
    manufacturerData: { 0x8701: '890181b060f00000000000da73000000' },
    expect: { temperature: -40, battery: 1 },
    source: 'constructed',
  },
  {
    name: 'Somebody',
    manufacturerData: { 0x8701: '890181b060f00000000000da73000000' },
    expect: 'refused',
    source: 'constructed: not its name',
  },
];
