import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const goveeAdverts: readonly AdvertisedFrame[] = [
  {
    name: 'GVH5075_1A2B',
    manufacturerData: { 0xec88: '000341c264004c000215494e54454c4c495f524f434b535f48575075f2ff0c' },
    expect: { temperature: 21.3, humidity: 44.2, battery: 100 },
    source: 'Bluetooth-Devices/govee-ble tests/test_parser.py H5075',
  },
  {
    name: 'GVH5075_1A2B',
    manufacturerData: { 0xec88: '00034db26400' },
    expect: { temperature: 21.6, humidity: 49.8, battery: 100 },
    source: 'Bluetooth-Devices/govee-ble tests/test_parser.py H5075/H5072',
  },
  {
    manufacturerData: { 0xec88: '00030fc93500' },
    expect: { temperature: 20, humidity: 64.9, battery: 53 },
    source: 'Bluetooth-Devices/govee-ble tests/test_parser.py',
  },
  {
    manufacturerData: { 0xec88: '00811f096400' },
    expect: { temperature: -7.3, humidity: 48.1, battery: 100 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    manufacturerData: { 0xec88: '0004344b6400' },
    expect: { temperature: 27.5, humidity: 53.1, battery: 100 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    name: 'GVH5074_1A2B',
    manufacturerData: { 0xec88: '00e609bc126402' },
    expect: { temperature: 25.34, humidity: 47.96, battery: 100 },
    source: 'Bluetooth-Devices/govee-ble tests/test_parser.py H5074',
  },
  {
    name: 'GVH5074_1A2B',
    manufacturerData: { 0xec88: '00c408231d6402' },
    expect: { temperature: 22.44, humidity: 74.59, battery: 100 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp H5074',
  },
  {
    name: 'GVH5074_1A2B',
    manufacturerData: { 0xec88: '00a0facc176402' },
    expect: { temperature: -13.76, humidity: 60.92, battery: 100 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp H5074',
  },
  {
    name: 'GVH5051_1A2B',
    manufacturerData: { 0xec88: '00ba0af90f63020101' },
    expect: { temperature: 27.46, humidity: 40.89, battery: 99 },
    source: 'Bluetooth-Devices/govee-ble tests/test_parser.py H5051',
  },
  {
    name: 'GVH5052_1A2B',
    manufacturerData: { 0xec88: '001c01a7143b000002' },
    expect: { temperature: 2.84, humidity: 52.87, battery: 59 },
    source: 'Bluetooth-Devices/govee-ble tests/test_parser.py H5052',
  },
  {
    name: 'GVH5100_1A2B',
    manufacturerData: { 0x0001: '010103465464' },
    expect: { temperature: 21.4, humidity: 61.2, battery: 100 },
    source: 'Bluetooth-Devices/govee-ble tests/test_parser.py H5100',
  },
  {
    name: 'GVH5104_1A2B',
    manufacturerData: { 0x0001: '01010203d95e' },
    expect: { temperature: 13.2, humidity: 5.7, battery: 94 },
    source: 'Bluetooth-Devices/govee-ble tests/test_parser.py H5104',
  },
  {
    name: 'GVH5104_1A2B',
    manufacturerData: { 0x0001: '010103fc2662' },
    expect: { temperature: 26.1, humidity: 15.8, battery: 98 },
    source: 'Bluetooth-Devices/govee-ble tests/test_parser.py H5104',
  },
  {
    name: 'GVH5174_1A2B',
    manufacturerData: { 0x0001: '0101811a6764' },
    expect: { temperature: -7.2, humidity: 29.5, battery: 100 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp H5174',
  },
  {
    name: 'GVH5102_1A2B',
    manufacturerData: { 0x0001: '010103590e64' },
    expect: { temperature: 21.9, humidity: 40.6, battery: 100 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp H5102',
  },
  {
    name: 'GVH5112_1A2B',
    manufacturerData: { 0x0001: '0101034928e40041' },
    expect: { temperature: 'no value', humidity: 'no value', battery: 100 },
    source: 'Bluetooth-Devices/govee-ble tests/test_parser.py H5112 probe error',
  },
  {
    name: 'GV5179_1A2B',
    manufacturerData: { 0x8801: 'ec0001010a0aa40664' },
    expect: { temperature: 25.7, humidity: 17, battery: 100 },
    source: 'Bluetooth-Devices/govee-ble tests/test_parser.py H5179',
  },
  {
    name: 'GV5179_1A2B',
    manufacturerData: { 0x8801: 'ec000101ee07581641' },
    expect: { temperature: 20.3, humidity: 57.2, battery: 65 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp H5179',
  },
  {
    manufacturerData: { 0xec88: '00861bac6400' },
    expect: { temperature: -40, humidity: 30, battery: 100 },
    source: 'constructed',
  },
  {
    manufacturerData: { 0xec88: '0060f088136402' },
    expect: { temperature: -40, humidity: 50, battery: 100 },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x0001: '0101861bac64' },
    expect: { temperature: -40, humidity: 30, battery: 100 },
    source: 'constructed',
  },
  {
    name: 'B5178D6FE1A2B',
    manufacturerData: { 0x0001: '010100861bac64' },
    expect: { temperature: -40, humidity: 30, battery: 100 },
    source: 'constructed: the first of two thermometers',
  },
  {
    name: 'B5178D6FE1A2B',
    manufacturerData: { 0x0001: '010102861bac64' },
    expect: 'refused',
    source: 'constructed: a third thermometer',
  },
  {
    manufacturerData: { 0x8801: 'ec00010160f0881364' },
    expect: { temperature: -40, humidity: 50, battery: 100 },
    source: 'constructed',
  },
  {
    name: 'GVH5106_1A2B',
    manufacturerData: { 0x0001: '010103465464' },
    expect: 'refused',
    source: 'constructed: packed with fine dust',
  },
  {
    manufacturerData: { 0xec88: '000341c26500' },
    expect: 'refused',
    source: 'constructed: a battery of 101 %',
  },
];
