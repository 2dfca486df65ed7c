import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const kkmAdverts: readonly AdvertisedFrame[] = [
  {
    serviceData: { 0xfeaa: '2101070e5b16531f95' },
    expect: { temperature: 22.32, humidity: 31.58, batteryMv: 3675 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    serviceData: { 0xfeaa: '2101070e5bffc01f95' },
    expect: { temperature: -0.25, humidity: 31.58, batteryMv: 3675 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    serviceData: { 0xfeaa: '21010f0e5befbb42d1ffc200000407' },
    expect: { temperature: -16.27, humidity: 66.82, batteryMv: 3675 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp K9 (test says 66.81)',
  },
  {
    serviceData: { 0xfeaa: '2101070e5bd8001f95' },
    expect: { temperature: -40, humidity: 31.58, batteryMv: 3675 },
    source: 'constructed',
  },
  {
    serviceData: { 0xfeaa: '210102d800' },
    expect: { temperature: -40 },
    source: 'constructed: temperature alone',
  },
];
