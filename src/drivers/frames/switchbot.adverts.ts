import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const switchbotAdverts: readonly AdvertisedFrame[] = [
  {
    manufacturerData: { 0x0969: 'd7c17d5deb43de03069835' },
    serviceData: { 0xfd3d: '5400e4069835' },
    expect: { temperature: 24.6, humidity: 53, battery: 100, identity: 'D7C17D5DEB43', sequence: 222 },
    source: 'sblibs/pySwitchbot tests/test_adv_parser.py',
  },
  {
    manufacturerData: { 0x0969: 'aabbccddeeffe00f06983500' },
    serviceData: { 0xfd3d: '7700e4' },
    expect: { temperature: 24.6, humidity: 53, battery: 100, identity: 'AABBCCDDEEFF', sequence: 224 },
    source: 'pySwitchbot',
  },
  {
    manufacturerData: { 0x0969: 'b0e9fe52dd84066408972c0005' },
    serviceData: { 0xfd3d: '340064' },
    expect: { temperature: 23.8, humidity: 44, battery: 100, identity: 'B0E9FE52DD84', sequence: 6 },
    source: 'pySwitchbot Meter Pro',
  },
  {
    manufacturerData: { 0x0969: 'b0e9fe543215b7e4079ba4003702d500' },
    serviceData: { 0xfd3d: '3500e4' },
    expect: { temperature: 27.7, humidity: 36, battery: 100, identity: 'B0E9FE543215', sequence: 183 },
    source: 'pySwitchbot Meter Pro CO2',
  },
  {
    manufacturerData: { 0x0969: 'aabbccddeeffe30f090f2a00' },
    serviceData: { 0xfd3d: '770041' },
    expect: { temperature: -15.9, humidity: 42, battery: 65, identity: 'AABBCCDDEEFF', sequence: 227 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    serviceData: { 0xfd3d: '6900ba031938' },
    expect: { temperature: -25.3, humidity: 56, battery: 58 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    manufacturerData: { 0x0969: 'aabbccddeeff4a0109962f' },
    expect: { temperature: 22.9, humidity: 47, identity: 'AABBCCDDEEFF', sequence: 74 },
    source: 'theengs/decoder tests/BLE/test_ble.cpp',
  },
  {
    serviceData: { 0xfd3d: '6900ba002838' },
    expect: { temperature: -40, humidity: 56, battery: 58 },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x0969: 'aabbccddeeffe30f00282a00' },
    expect: { temperature: -40, humidity: 42, identity: 'AABBCCDDEEFF', sequence: 227 },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x0969: 'aabbccddeeffe30f00000000' },
    expect: { temperature: 'no value', humidity: 'no value', identity: 'AABBCCDDEEFF', sequence: 227 },
    source: 'constructed: nothing measured yet',
  },
  {
    serviceData: { 0xfd3d: '6900ba000038' },
    expect: { temperature: 0, humidity: 56, battery: 58 },
    source: 'constructed: minus zero',
  },
  { serviceData: { 0xfd3d: '6900ba0a2838' }, expect: 'refused', source: 'constructed: ten tenths' },
  { serviceData: { 0xfd3d: '4800ba002838' }, expect: 'refused', source: 'constructed: not a thermometer' },
];
