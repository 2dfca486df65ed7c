import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const bluemaestroAdverts: readonly AdvertisedFrame[] = [
  {
    manufacturerData: {
      0x0133: '17640e10000200f201f200830100010d02ab00f201f2010d02ab00f201f200ff024e0000000000',
    },
    expect: { temperature: 24.2, humidity: 49.8, battery: 100 },
    source: 'Bluetooth-Devices/bluemaestro-ble tests/test_parser.py',
  },
  {
    manufacturerData: { 0x0133: '17560e10177000ef01b3006c0100' },
    expect: { temperature: 23.9, humidity: 43.5, battery: 86 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    manufacturerData: { 0x0133: '17550e10061eff2f02a6ff030100' },
    expect: { temperature: -20.9, humidity: 67.8, battery: 85 },
    source: 'custom-components/ble_monitor test/test_bluemaestro.py',
  },
  {
    manufacturerData: { 0x0133: '16430e10061eff5d030fff400100' },
    expect: { temperature: -16.3, humidity: 78.3, battery: 67 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    manufacturerData: { 0x0133: '1b3a0e10061e00df02f727970100' },
    expect: { temperature: 22.3, humidity: 75.9, pressure: 101350, battery: 58 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    manufacturerData: { 0x0133: '0d6402580ad100fc0100' },
    expect: { temperature: 25.2, battery: 100 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    manufacturerData: { 0x0133: '17550e10061efe7002a6ff030100' },
    expect: { temperature: -40, humidity: 67.8, battery: 85 },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x0133: '0d6402580ad1fe700100' },
    expect: { temperature: -40, battery: 100 },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x0133: '20640258ad1fe7000000fc0100' },
    expect: 'refused',
    source: 'constructed: not a thermometer',
  },
];
