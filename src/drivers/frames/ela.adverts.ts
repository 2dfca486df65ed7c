import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const elaAdverts: readonly AdvertisedFrame[] = [
  {
    manufacturerData: { 0x0757: '122e07' },
    expect: { temperature: 18.38 },
    source: 'custom-components/ble_monitor test/test_teltonika.py',
  },
  {
    manufacturerData: { 0x0757: '12850a' },
    expect: { temperature: 26.93 },
    source: 'reelyactive/advlib-ble-manufacturers test/unit/elainnovation.js',
  },
  {
    manufacturerData: { 0x0757: '213012b80a' },
    expect: { temperature: 27.44, humidity: 48 },
    source: 'custom-components/ble_monitor test/test_teltonika.py',
  },
  {
    manufacturerData: { 0x0757: '12980a' },
    expect: { temperature: 27.12 },
    source: 'custom-components/ble_monitor test/test_teltonika.py',
  },
  {
    manufacturerData: { 0x0757: 'f10d' },
    expect: { battery: 13 },
    source: 'custom-components/ble_monitor test/test_teltonika.py',
  },
  {
    manufacturerData: { 0x0757: 'f2ac0b' },
    expect: { batteryMv: 2988 },
    source: 'reelyactive/advlib-ble-manufacturers test/unit/elainnovation.js',
  },
  {
    manufacturerData: { 0x0757: '320a00' },
    expect: {},
    source: 'reelyactive/advlib-ble-manufacturers test/unit/elainnovation.js',
  },
  {
    serviceData: { 0x2a6e: '860b' },
    expect: { temperature: 29.5 },
    source: 'custom-components/ble_monitor test/test_teltonika.py PUCK_T1',
  },
  {
    serviceData: { 0x2a6e: 'd009' },
    expect: { temperature: 25.12 },
    source: 'custom-components/ble_monitor test/test_teltonika.py C T',
  },
  {
    serviceData: { 0x2a6e: 'a304' },
    expect: { temperature: 11.87 },
    source: 'custom-components/ble_monitor test/test_teltonika.py PUCK_TH',
  },
  {
    serviceData: { 0x2a6e: '6afc' },
    expect: { temperature: -9.18 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    serviceData: { 0x2a6e: '34f8' },
    expect: { temperature: -19.96 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    serviceData: { 0x2a6e: '8308' },
    expect: { temperature: 21.79 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    serviceData: { 0x2a6e: 'ff7f' },
    expect: { temperature: 'no value' },
    source: 'theengs/decoder tests/BLE/test_ble.cpp wrong svc data',
  },
  {
    serviceData: { 0x2a6f: '23' },
    expect: { humidity: 35 },
    source: 'custom-components/ble_monitor test/test_teltonika.py',
  },
  { manufacturerData: { 0x0757: '1260f0' }, expect: { temperature: -40 }, source: 'constructed' },
  { serviceData: { 0x2a6e: '60f0' }, expect: { temperature: -40 }, source: 'constructed' },
  {
    serviceData: { 0x2a6e: 'a304', 0x2a6f: '23' },
    expect: { temperature: 11.87, humidity: 35 },
    source: 'constructed',
  },
  { manufacturerData: { 0x0757: '2165' }, expect: 'refused', source: 'constructed: 101 %' },
  {
    manufacturerData: { 0x0757: '1260f0f10d' },
    expect: { temperature: -40, battery: 13 },
    source: 'constructed',
  },
];
