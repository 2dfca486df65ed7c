import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const thermobeaconAdverts: readonly AdvertisedFrame[] = [
  {
    manufacturerData: { 0x0010: '00009c0d0000fe44450cc501870217000000' },
    expect: {
      temperature: 28.3125,
      humidity: 40.4375,
      batteryMv: 3141,
      identity: '44FE00000D9C',
      battery: 100,
    },
    source: 'Bluetooth-Devices/thermobeacon-ble tests/test_parser.py id 0x10',
  },
  {
    manufacturerData: { 0x0010: '0000b002000047a4e20c8001b6024a000000' },
    expect: { temperature: 24, humidity: 43.375, batteryMv: 3298, identity: 'A447000002B0', battery: 100 },
    source: 'Bluetooth-Devices/thermobeacon-ble tests/test_parser.py id 0x10',
  },
  {
    manufacturerData: { 0x0030: '00008b0100005d44d60b5901590344000c00' },
    expect: {
      temperature: 21.5625,
      humidity: 53.5625,
      batteryMv: 3030,
      identity: '445D0000018B',
      battery: 100,
    },
    source: 'Bluetooth-Devices/thermobeacon-ble tests/test_parser.py id 0x30',
  },
  {
    manufacturerData: { 0x0014: '000005030000f5eb330d56013c034c030000' },
    expect: { temperature: 21.375, humidity: 51.75, batteryMv: 3379, identity: 'EBF500000305', battery: 100 },
    source: 'Bluetooth-Devices/thermobeacon-ble tests/test_parser.py id 0x14',
  },
  {
    manufacturerData: { 0x001b: '0000832c0000d063820c6f01730205230000' },
    expect: {
      temperature: 22.9375,
      humidity: 39.1875,
      batteryMv: 3202,
      identity: '63D000002C83',
      battery: 100,
    },
    source: 'Bluetooth-Devices/thermobeacon-ble tests/test_parser.py id 0x1B',
  },
  {
    manufacturerData: { 0xaa55: '0105aabbccddeeff01070a0015e0630001' },
    expect: { temperature: 25.6, humidity: 56, battery: 99, identity: 'AABBCCDDEEFF' },
    source: 'theengs/decoder tests/BLE/test_ble.cpp T301',
  },
  {
    manufacturerData: { 0xaa55: '0101a4c13874b08501070a1d10f064000100' },
    expect: { temperature: 25.89, humidity: 43.36, battery: 100, identity: 'A4C13874B085' },
    source: 'theengs/decoder tests/BLE/test_ble.cpp T201',
  },
  {
    manufacturerData: { 0x0010: '00009c0d0000fe44450c80fd200317000000' },
    expect: { temperature: -40, humidity: 50, identity: '44FE00000D9C', batteryMv: 3141, battery: 100 },
    source: 'constructed',
  },
  {
    manufacturerData: { 0xaa55: '0105aabbccddeeff0107f0601388630001' },
    expect: { temperature: -40, humidity: 50, battery: 99, identity: 'AABBCCDDEEFF' },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x0010: '00009c0d0000fe44450c80fd20031700000000aa' },
    expect: 'refused',
    source: 'constructed: the extremes',
  },
];
