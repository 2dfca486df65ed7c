import { probeRange } from './advertisement-form.ts';
import { batteryLevel, BATTERY_SERVICE } from './battery-level.ts';
import { inkbirdAdvertisement } from './inkbird-advertisement.ts';
import { battery, humidity, temperature } from './measured.ts';
import { plausible } from './plausible.ts';
import { roundTo } from './round-to.ts';
import type { DriverCharacteristic, DriverMeasurement, SensorDriver, Write } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

/** Small thermometers; cooking thermometers with up to six probes; IHT-2PB. */
const [SMALL, COOKING, IHT] = [uuidOf(0xfff0), uuidOf(0xff00), uuidOf(0xffe0)];

/** Models without a sensor for humidity send zero. */
function humidityOf(percent: number): readonly DriverMeasurement[] {
  return percent === 0 ? [] : [humidity(percent)];
}

/** IBS-TH1, TH2, P01B: T (s16, 0.01 °C), RH (u16, 0.01 %), then what is not needed. */
const small: DriverCharacteristic = {
  service: SMALL,
  uuid: uuidOf(0xfff2),
  quantities: ['temperature', 'humidity'],
  prefers: 'poll',
  pollMs: 30_000,
  unless: uuidOf(0xfff7),
  decode: (frame) =>
    frame.byteLength === 7
      ? plausible(probeRange, [
          temperature(frame.getInt16(0, true) / 100),
          ...humidityOf(frame.getUint16(2, true) / 100),
        ])
      : undefined,
};

/** ITH-11-B, ITH-13-B, ITH-21-B: tenths, and the battery. */
const newer: DriverCharacteristic = {
  service: SMALL,
  uuid: uuidOf(0xfff7),
  quantities: ['temperature', 'humidity', 'battery'],
  prefers: 'poll',
  pollMs: 30_000,
  decode: (frame) =>
    frame.byteLength === 13
      ? plausible(probeRange, [
          temperature(frame.getInt16(5, true) / 10),
          ...humidityOf(frame.getUint16(7, true) / 10),
          battery(frame.getUint8(9)),
        ])
      : undefined,
};

const NO_PROBE = 0x7ffe;

/** IDT-34c-B: six probes in tenths of °F, and a byte that is not known. */
const cooking: DriverCharacteristic = {
  service: COOKING,
  uuid: uuidOf(0xff01),
  quantities: ['temperature'],
  prefers: 'notify',
  pollMs: 30_000,
  decode: (frame) => {
    if (frame.byteLength !== 13) return undefined;
    const probes = [0, 1, 2, 3, 4, 5].map((channel) => {
      const raw = frame.getInt16(2 * channel, true);
      const celsius = raw === NO_PROBE ? undefined : roundTo(1, (raw - 320) / 18);
      return { ...temperature(celsius), channel };
    });
    return plausible(probeRange, probes);
  },
};

/** IHT-2PB: 55 AA, command, length, payload, sum of all bytes. Commands 2, 4 and 6 are probes, in tenths. */
const iht: DriverCharacteristic = {
  service: IHT,
  uuid: uuidOf(0xffe4),
  quantities: ['temperature'],
  prefers: 'notify',
  pollMs: 30_000,
  decode: (frame) => {
    if (frame.byteLength < 5 || frame.getUint16(0) !== 0x55aa) return undefined;
    const [type, length] = [frame.getUint8(2), frame.getUint8(3)];
    if (frame.byteLength !== 5 + length) return undefined;
    let sum = 0;
    for (let i = 0; i < 4 + length; i++) sum += frame.getUint8(i);
    if ((sum & 0xff) !== frame.getUint8(4 + length)) return undefined;
    if (length !== 2 || ![2, 4, 6].includes(type)) return [];
    return plausible(probeRange, [{ ...temperature(frame.getInt16(4) / 10), channel: type / 2 - 1 }]);
  },
};

const startIht: readonly Write[] = [
  { service: IHT, uuid: uuidOf(0xffe9), bytes: [0x55, 0xaa, 0x19, 0x01, 0x00, 0x19], optional: true },
  { service: IHT, uuid: uuidOf(0xffe4), bytes: [0x55, 0xaa, 0x1a, 0x01, 0x00, 0x1a], optional: true },
];

function isSmall(name: string): boolean {
  return name === 'sps' || name === 'tps' || /^(ITH-|IBS-TH|IBS-P01)/.test(name);
}

/**
 * Inkbird. Which services mean what depends on the model, so the name counts. The pool thermometer IBS-P02B must never be connected.
 * Source: Bluetooth-Devices/inkbird-ble src/inkbird_ble/parser.py, tests; issues #41 #116 #222 #230 #238.
 */
export const inkbird: SensorDriver = {
  key: 'inkbird',
  label: 'Inkbird',
  filters: [
    { name: 'sps' },
    { name: 'tps' },
    ...['ITH-', 'IDT-', 'Ink@IHT'].map((namePrefix) => ({ namePrefix })),
  ],
  optionalServices: [SMALL, COOKING, IHT, BATTERY_SERVICE],
  range: probeRange,
  characteristics: [newer, small, cooking, iht, batteryLevel],
  recognise: (services, name) =>
    (services.includes(SMALL) && isSmall(name)) ||
    (services.includes(COOKING) && name.startsWith('IDT-')) ||
    (services.includes(IHT) && name.startsWith('Ink@IHT')),
  unsupported: (_services, name) => (name.startsWith('IBS-P02') ? 'never-connect' : undefined),
  conversation: { opening: startIht },
  advertisement: inkbirdAdvertisement,
};
