import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const mokoAdverts: readonly AdvertisedFrame[] = [
  {
    serviceData: { 0xfeab: '70000a011201ee0caf03def14635998a' },
    expect: { temperature: 27.4, humidity: 49.4, batteryMv: 3247 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    serviceData: { 0xfeab: '70000afe7001ee0caf03def14635998a' },
    expect: { temperature: -40, humidity: 49.4, batteryMv: 3247 },
    source: 'constructed',
  },
];
