import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const minewAdverts: readonly AdvertisedFrame[] = [
  {
    serviceData: { 0xffe1: 'a1016315803200aabbccddeeff' },
    expect: { temperature: 21.5, humidity: 50, battery: 99, identity: 'FFEEDDCCBBAA' },
    source: 'reelyactive/advlib-ble-services test/unit/minew.test.js',
  },
  {
    serviceData: { 0xffe1: 'a113631973aabbccddeeff' },
    expect: { temperature: 25.45, battery: 99, identity: 'FFEEDDCCBBAA' },
    source: 'reelyactive/advlib-ble-services test/unit/minew.test.js',
  },
  {
    manufacturerData: { 0x0639: 'a30364197348466745233123ac007ad3' },
    expect: { temperature: 25.45, humidity: 72.27, battery: 100 },
    source: 'reelyactive/advlib-ble-manufacturers test/unit/minew.js S3',
  },
  {
    manufacturerData: { 0x0639: 'ca05000000197348466d696e65770000000000001234abcd' },
    expect: { temperature: 25.45, humidity: 72.27 },
    source: 'reelyactive/advlib-ble-manufacturers test/unit/minew.js V3/05',
  },
  {
    manufacturerData: { 0x0639: 'ca1b010007000165332211ac05ef197300c5000000000010' },
    expect: { temperature: 25.45, batteryMv: 1519 },
    source: 'reelyactive/advlib-ble-manufacturers test/unit/minew.js V3/1B',
  },
  {
    serviceData: { 0xffe1: 'a10163d8003200aabbccddeeff' },
    expect: { temperature: -40, humidity: 50, battery: 99, identity: 'FFEEDDCCBBAA' },
    source: 'constructed',
  },
  {
    serviceData: { 0xffe1: 'a11363d800aabbccddeeff' },
    expect: { temperature: -40, battery: 99, identity: 'FFEEDDCCBBAA' },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x0639: 'a30364d80048466745233123ac007ad3' },
    expect: { temperature: -40, humidity: 72.27, battery: 100 },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x0639: 'ca05010000d80048466d696e65770000000000001234abcd' },
    expect: { temperature: -40 },
    source: 'constructed: temperature and mark',
  },
  { serviceData: { 0xffe1: 'a10163158065ffaabbccddeeff' }, expect: 'refused', source: 'constructed: 101 %' },
];
