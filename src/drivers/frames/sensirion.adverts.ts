import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const sensirionAdverts: readonly AdvertisedFrame[] = [
  {
    manufacturerData: { 0x06d5: '000884e33e5f3347d402' },
    expect: { temperature: 20.11, humidity: 27.81, identity: '84E3' },
    source: 'akx/sensirion-ble tests/test_parser.py (rounds to 20.1/27.8)',
  },
  {
    manufacturerData: { 0x06d5: '000867355367925c0b040609' },
    expect: { temperature: 25.63, humidity: 36.16, identity: '6735' },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    manufacturerData: { 0x06d5: '0006e2e7036a1c65' },
    expect: { temperature: 27.47, humidity: 43.37, identity: 'E2E7' },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    manufacturerData: { 0x06d5: '0006e2e733339dc4' },
    expect: { temperature: -10, humidity: 90, identity: 'E2E7' },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    manufacturerData: { 0x06d5: '0006e2e72b3e6891' },
    expect: { temperature: -2.5, humidity: 65, identity: 'E2E7' },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    manufacturerData: { 0x06d5: '000ae2e733339dc4e902' },
    expect: { temperature: -10, humidity: 76.8, identity: 'E2E7' },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    manufacturerData: { 0x06d5: '0006e2e750079dc4' },
    expect: { temperature: -40, humidity: 90, identity: 'E2E7' },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x06d5: '0006e2e7ffff9dc4' },
    expect: 'refused',
    source: 'constructed: all bits set',
  },
  {
    manufacturerData: { 0x06d5: '0063e2e750079dc4' },
    expect: 'refused',
    source: 'constructed: an unknown type of sample',
  },
];
