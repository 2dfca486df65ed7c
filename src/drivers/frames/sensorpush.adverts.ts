import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const sensorpushAdverts: readonly AdvertisedFrame[] = [
  {
    name: 'SensorPush HT.w 1A2B',
    manufacturerData: { 0x9a04: 'c9a546' },
    expect: { temperature: 20.53, humidity: 44.9 },
    source: 'Bluetooth-Devices/sensorpush-ble tests/test_parser.py HT.w',
  },
  {
    name: 'SensorPush HT.w 1A2B',
    manufacturerData: { 0x7504: '536446' },
    expect: { temperature: 20.48, humidity: 44.73 },
    source: 'Bluetooth-Devices/sensorpush-ble tests/test_parser.py HT.w',
  },
  {
    name: 'SensorPush TC.x 1A2B',
    manufacturerData: { 0xf908: '0d0000' },
    expect: { temperature: 23.56 },
    source: 'Bluetooth-Devices/sensorpush-ble tests/test_parser.py TC.x',
  },
  {
    name: 'SensorPush TC.x 1A2B',
    manufacturerData: { 0x0008: '000000' },
    expect: { temperature: -200 },
    source: 'Bluetooth-Devices/sensorpush-ble tests/test_parser.py TC',
  },
  {
    name: 's',
    manufacturerData: { 0x4834: '6205' },
    expect: { temperature: 13.94, humidity: 58.09 },
    source: 'Bluetooth-Devices/sensorpush-ble tests/test_parser.py HT1',
  },
  {
    name: 's',
    manufacturerData: { 0xffff: 'ff07' },
    expect: { temperature: 128.86, humidity: 100 },
    source: 'Bluetooth-Devices/sensorpush-ble tests/test_parser.py HT1',
  },
  {
    name: 's',
    manufacturerData: { 0x0000: '0004' },
    expect: { temperature: -46.85, humidity: 0 },
    source: 'Bluetooth-Devices/sensorpush-ble tests/test_parser.py HT1',
  },
  {
    name: 'SensorPush HT.w 1A2B',
    manufacturerData: { 0x2004: 'e8ad4e' },
    expect: { temperature: -40, humidity: 50 },
    source: 'constructed',
  },
  {
    name: 'SensorPush HTP.xw 1A2B',
    manufacturerData: { 0x9000: 'ef85d15cb7' },
    expect: { temperature: -40, humidity: 50, pressure: 100000 },
    source: 'constructed',
  },
  {
    name: 'SensorPush TC.x 1A2B',
    manufacturerData: { 0x0008: '0a0000' },
    expect: { temperature: -40 },
    source: 'constructed',
  },
  {
    name: 's',
    manufacturerData: { 0xf5dc: '2704' },
    expect: { temperature: -40, humidity: 39.78 },
    source: 'constructed',
  },
  {
    name: 'SensorPush HT.w 1A2B',
    manufacturerData: { 0xff04: 'ffffff' },
    expect: 'refused',
    source: 'constructed: more than its digits hold',
  },
  {
    name: 'SensorPush HT.w 1A2B',
    manufacturerData: { 0x9a05: 'c9a546' },
    expect: 'refused',
    source: 'constructed: another page',
  },
  {
    name: 'Somebody',
    manufacturerData: { 0x9a04: 'c9a546' },
    expect: 'refused',
    source: 'constructed: not its name',
  },
];
