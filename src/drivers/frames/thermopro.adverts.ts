import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const thermoproAdverts: readonly AdvertisedFrame[] = [
  {
    name: 'TP357 (2A01)',
    manufacturerData: { 0xf1c2: '001d022c' },
    expect: { temperature: 24.1, humidity: 29, battery: 100 },
    source: 'Bluetooth-Devices/thermopro-ble tests/test_parser.py',
  },
  {
    name: 'TP357 (2A01)',
    manufacturerData: { 0xeec2: '0029220b01' },
    expect: { temperature: 23.8, humidity: 41, battery: 100 },
    source: 'Bluetooth-Devices/thermopro-ble tests/test_parser.py TP357S',
  },
  {
    name: 'TP357 (2A01)',
    manufacturerData: { 0xf9c2: '0010022c' },
    expect: { temperature: 24.9, humidity: 16, battery: 100 },
    source: 'Bluetooth-Devices/thermopro-ble tests/test_parser.py',
  },
  {
    name: 'TP357 (2A01)',
    manufacturerData: { 0xf2c2: '0035022c' },
    expect: { temperature: 24.2, humidity: 53, battery: 100 },
    source: 'Bluetooth-Devices/thermopro-ble tests/test_parser.py TP393',
  },
  {
    name: 'TP357 (2A01)',
    manufacturerData: { 0xffc2: 'ffff220b01' },
    expect: { temperature: 'no value', battery: 100 },
    source: 'Bluetooth-Devices/thermopro-ble tests/test_parser.py',
  },
  {
    name: 'TP357 (2A01)',
    manufacturerData: { 0x76c2: '014a022c' },
    expect: { temperature: 37.4, humidity: 74, battery: 100 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    name: 'TP357 (2A01)',
    manufacturerData: { 0xd6c2: '0043220b01' },
    expect: { temperature: 21.4, humidity: 67, battery: 100 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    name: 'TP357 (2A01)',
    manufacturerData: { 0xffc2: '0035012c' },
    expect: { temperature: 25.5, humidity: 53, battery: 50 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    name: 'TP357 (2A01)',
    manufacturerData: { 0x70c2: 'fe1d022c' },
    expect: { temperature: -40, humidity: 29, battery: 100 },
    source: 'constructed',
  },
  {
    name: 'TP357 (2A01)',
    manufacturerData: { 0x70c2: 'fe65022c' },
    expect: 'refused',
    source: 'constructed: 101 %',
  },
  {
    name: 'Somebody',
    manufacturerData: { 0xf1c2: '001d022c' },
    expect: 'refused',
    source: 'constructed: not its name',
  },
];
