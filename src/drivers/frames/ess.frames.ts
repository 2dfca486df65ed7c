import { uuidOf } from '../uuid.ts';
import type { DetailFrame, Frame } from './frame.ts';

const temperature = uuidOf(0x2a6e);
const humidity = uuidOf(0x2a6f);
const pressure = uuidOf(0x2a6d);
const temperatureCelsius = uuidOf(0x2a1f);
const battery = uuidOf(0x2a19);

const services = 'reelyactive/advlib-ble-services test/unit/gatt.test.js';
const sig = 'RonanB96/bluetooth-sig-python tests/gatt/characteristics';
const theengs = 'theengs/decoder tests/BLE/test_ble.cpp';
const pvvx = 'pvvx/ATC_MiThermometer issue #92';

/** Captured and published frames of the Environmental Sensing and Battery services. */
export const frames: readonly Frame[] = [
  { characteristic: temperature, hex: '3408', expect: { temperature: 21 }, source: services },
  { characteristic: temperature, hex: '2efb', expect: { temperature: -12.34 }, source: services },
  { characteristic: temperature, hex: '0080', expect: { temperature: 'no value' }, source: services },
  { characteristic: temperature, hex: '6408', expect: { temperature: 21.48 }, source: sig },
  { characteristic: temperature, hex: '18fc', expect: { temperature: -10 }, source: sig },
  { characteristic: temperature, hex: '0000', expect: { temperature: 0 }, source: sig },
  { characteristic: temperature, hex: 'ff7f', expect: { temperature: 327.67 }, source: sig },
  { characteristic: temperature, hex: '4d95', expect: { temperature: -273.15 }, source: sig },
  {
    characteristic: temperature,
    hex: '34f8',
    expect: { temperature: -19.96 },
    source: `${theengs} (ELA P RHT)`,
  },
  { characteristic: temperature, hex: '6afc', expect: { temperature: -9.18 }, source: theengs },
  { characteristic: temperature, hex: '2e0a', expect: { temperature: 26.06 }, source: pvvx },
  { characteristic: temperature, hex: 'acf8', expect: { temperature: -18.76 }, source: 'constructed' },
  { characteristic: temperature, hex: '4c95', expect: 'refused', source: 'constructed: below absolute zero' },
  { characteristic: temperature, hex: '0180', expect: 'refused', source: 'constructed: below absolute zero' },
  { characteristic: humidity, hex: '391b', expect: { humidity: 69.69 }, source: services },
  { characteristic: humidity, hex: '8813', expect: { humidity: 50 }, source: sig },
  { characteristic: humidity, hex: '1027', expect: { humidity: 100 }, source: sig },
  {
    characteristic: humidity,
    hex: 'ffff',
    expect: { humidity: 'no value' },
    source: 'GATT Specification Supplement',
  },
  { characteristic: humidity, hex: '9509', expect: { humidity: 24.53 }, source: pvvx },
  { characteristic: humidity, hex: '1127', expect: 'refused', source: 'constructed: 100.01 %' },
  { characteristic: humidity, hex: 'feff', expect: 'refused', source: 'constructed: 655.34 %' },
  { characteristic: pressure, hex: '02760f00', expect: { pressure: 101_325 }, source: services },
  { characteristic: pressure, hex: '80841e00', expect: { pressure: 200_000 }, source: sig },
  { characteristic: pressure, hex: '10270000', expect: { pressure: 1_000 }, source: sig },
  { characteristic: pressure, hex: 'ffffffff', expect: 'refused', source: 'constructed: 4,295 bar' },
  { characteristic: temperatureCelsius, hex: '0401', expect: { temperature: 26 }, source: pvvx },
  { characteristic: temperatureCelsius, hex: '70fe', expect: { temperature: -40 }, source: 'constructed' },
  {
    characteristic: temperatureCelsius,
    hex: '0080',
    expect: { temperature: 'no value' },
    source: 'GATT Specification Supplement',
  },
  { characteristic: temperature, hex: '60f0', expect: { temperature: -40 }, source: 'constructed' },
  { characteristic: battery, hex: '26', expect: { battery: 38 }, source: pvvx },
  { characteristic: battery, hex: '64', expect: { battery: 100 }, source: 'mylesagray/thermaq-ble-decode' },
  {
    characteristic: battery,
    hex: '00',
    expect: { battery: 0 },
    source: 'constructed: empty, and still a value',
  },
  { characteristic: battery, hex: '65', expect: 'refused', source: 'constructed: 101 %' },
  { characteristic: battery, hex: 'ff', expect: 'refused', source: 'constructed: 255 %' },
];

/** Captured frames of the Current Time service. */
export const details: readonly DetailFrame[] = [
  {
    characteristic: uuidOf(0x2a2b),
    hex: 'e907010f0e1e2d032101',
    expect: { localClock: Date.UTC(2025, 0, 15, 14, 30, 45, 129) },
    source: sig,
  },
  {
    characteristic: uuidOf(0x2a2b),
    hex: '00000000000000000000',
    expect: 'refused',
    source: 'constructed: not set',
  },
];
