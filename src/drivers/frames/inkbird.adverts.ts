import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const inkbirdAdverts: readonly AdvertisedFrame[] = [
  {
    name: 'sps',
    manufacturerData: { 0x07fc: 'c71200c83d5606' },
    expect: { temperature: 20.44, humidity: 48.07, battery: 86 },
    source: 'Bluetooth-Devices/inkbird-ble tests/test_parser.py sps',
  },
  {
    name: 'sps',
    manufacturerData: { 0x093b: 'd01300ce906406' },
    expect: { temperature: 23.63, humidity: 50.72, battery: 100 },
    source: 'Bluetooth-Devices/inkbird-ble tests/test_parser.py',
  },
  {
    name: 'sps',
    manufacturerData: { 0xf9ab: '1b1e0048e33708' },
    expect: { temperature: -16.21, humidity: 77.07, battery: 55 },
    source: 'Bluetooth-Devices/inkbird-ble tests/test_parser.py',
  },
  {
    name: 'sps',
    manufacturerData: { 0x0a66: '03150010805908' },
    expect: { temperature: 26.62, humidity: 53.79, battery: 89 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    name: 'sps',
    manufacturerData: { 0x09f0: 'fe1301ca893008' },
    expect: { temperature: 25.44, humidity: 51.18, battery: 48 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    name: 'tps',
    manufacturerData: { 0xfb76: '00000010805908' },
    expect: { temperature: -11.62, battery: 89 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp tps (no RH)',
  },
  {
    name: 'ITH-21-B',
    manufacturerData: { 0x2449: '07110098d80013026401900400000000' },
    expect: { temperature: 21.6, humidity: 53.1, battery: 100 },
    source: 'Bluetooth-Devices/inkbird-ble tests/test_parser.py ITH-21-B',
  },
  {
    name: 'ITH-11-B',
    manufacturerData: { 0x2449: '0812005efeff48036400640800000000' },
    expect: { temperature: -0.2, humidity: 84, battery: 100 },
    source: 'Bluetooth-Devices/inkbird-ble tests/test_parser.py ITH-11-B',
  },
  {
    name: 'ITH-13-B',
    manufacturerData: { 0x2449: '1223052f0e0110026400000000000000' },
    expect: { temperature: 27, humidity: 52.8, battery: 100 },
    source: 'Bluetooth-Devices/inkbird-ble tests/test_parser.py ITH-13-B',
  },
  {
    name: 'IBS-P02B',
    manufacturerData: { 0x2449: '11180065d00000005a00800000000000' },
    expect: { temperature: 20.8, battery: 90 },
    source: 'Bluetooth-Devices/inkbird-ble tests/test_parser.py IBS-P02B',
  },
  {
    name: 'IBS-P02B',
    manufacturerData: { 0x2449: '111800656e0100005f00000100000000' },
    expect: { temperature: 36.6, battery: 95 },
    source: 'Bluetooth-Devices/inkbird-ble tests/test_parser.py IBS-P02B',
  },
  {
    name: 'sps',
    manufacturerData: { 0xf060: '881300c83d5606' },
    expect: { temperature: -40, humidity: 50, battery: 86 },
    source: 'constructed',
  },
  {
    name: 'ITH-21-B',
    manufacturerData: { 0x2449: '0711009870fef4016401900400000000' },
    expect: { temperature: -40, humidity: 50, battery: 100 },
    source: 'constructed',
  },
  {
    name: 'sps',
    manufacturerData: { 0xf060: '112700c83d5606' },
    expect: 'refused',
    source: 'constructed: 100.01 %',
  },
  {
    name: 'Somebody',
    manufacturerData: { 0xf060: '881300c83d5606' },
    expect: 'refused',
    source: 'constructed: not its name',
  },
];
