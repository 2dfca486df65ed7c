import { probeRange } from './advertisement-form.ts';
import { bytesOf } from './advertised-bytes.ts';
import { batteryLevel, BATTERY_SERVICE } from './battery-level.ts';
import { textOf } from './frame-text.ts';
import { plausible } from './plausible.ts';
import { roundTo } from './round-to.ts';
import type { DetailCharacteristic, DriverCharacteristic, SensorDriver } from './sensor-driver.ts';

/** ASCII "ETIBLUETHERM", then the number of the characteristic in the last byte. */
const own = (part: string) => `45544942-4c55-4554-4845-524db87ad7${part}`;
const SERVICE = own('00');
const NO_VALUE = 0xffffffff;

/** float32, always °C whatever the display shows, trim applied. All ones: probe broken or missing. */
function readCelsius(frame: DataView, offset: number): number | undefined {
  return frame.getUint32(offset) === NO_VALUE ? undefined : roundTo(2, frame.getFloat32(offset, true));
}

const sensor1: DriverCharacteristic = {
  service: SERVICE,
  uuid: own('01'),
  quantities: ['temperature'],
  prefers: 'notify',
  pollMs: 60_000,
  decode: (frame) =>
    frame.byteLength === 4
      ? plausible(probeRange, [{ quantity: 'temperature', value: readCelsius(frame, 0) }])
      : undefined,
};

/** Only on models with two inputs. Switched off, it has no bytes at all. */
const sensor2: DriverCharacteristic = {
  ...sensor1,
  uuid: own('03'),
  decode: (frame) => {
    if (frame.byteLength !== 0 && frame.byteLength !== 4) return undefined;
    const value = frame.byteLength === 0 ? undefined : readCelsius(frame, 0);
    return plausible(probeRange, [{ quantity: 'temperature', value, channel: 1 }]);
  },
};

/** Unit, interval (s), auto-off (min), second probe, types, emissivity. */
const settings: DetailCharacteristic = {
  service: SERVICE,
  uuid: own('09'),
  decode: (frame) => {
    if (frame.byteLength < 7 || frame.byteLength > 8 || frame.getUint8(0) > 1) return undefined;
    return {
      displayUnit: frame.getUint8(0) === 1 ? '°F' : '°C',
      intervalMs: frame.getUint16(1, true) * 1_000,
      autoOffMs: frame.getUint16(3, true) * 60_000,
      secondProbe: frame.getUint8(5) === 1,
    };
  },
};

/** High and low alarm, the owner's name for the probe. */
const alarms: DetailCharacteristic = {
  service: SERVICE,
  uuid: own('07'),
  decode: (frame) => {
    if (frame.byteLength !== 20) return undefined;
    const [above, below] = [readCelsius(frame, 0), readCelsius(frame, 4)];
    const givenName = textOf(bytesOf(frame, 8));
    return {
      ...(above !== undefined && Number.isFinite(above) && { alarmAbove: above }),
      ...(below !== undefined && Number.isFinite(below) && { alarmBelow: below }),
      ...(givenName && { givenName }),
    };
  },
};

/** Trim and its date (day, month, year) of each input; zeros: never set. */
const trim: DetailCharacteristic = {
  service: SERVICE,
  uuid: own('0a'),
  decode: (frame) => {
    if (frame.byteLength < 7) return undefined;
    const [day, month, year] = [frame.getUint8(4), frame.getUint8(5), frame.getUint8(6)];
    if (day < 1 || day > 31 || month < 1 || month > 12 || year > 99) return {};
    const two = (part: number) => String(part).padStart(2, '0');
    return { calibrated: `20${two(year)}-${two(month)}-${two(day)}` };
  },
};

/**
 * ETI probes: ThermaQ Blue, BlueTherm One LE, Thermapen Blue, TempTest Blue, RayTemp Blue. Their settings lie in a memory that wears out:
 * nothing is written but the command to identify. Source: ETI, BlueTherm LE Protocol 1.1; mylesagray/thermaq-ble-decode (a real dump).
 */
export const etiBluetherm: SensorDriver = {
  key: 'eti-bluetherm',
  label: 'ETI BlueTherm LE',
  filters: [{ services: [SERVICE] }, { manufacturerData: [{ companyIdentifier: 0x0376 }] }],
  optionalServices: [SERVICE, BATTERY_SERVICE],
  range: probeRange,
  characteristics: [sensor1, sensor2, batteryLevel],
  recognise: (services) => services.includes(SERVICE),
  // Browsers hide the serial number's own characteristic; the name begins with it: "12345678 ThermaQ Blue".
  identity: { from: 'name', decode: (name) => /^\d{8}(?= |$)/.exec(name)?.[0] },
  identify: [{ service: SERVICE, uuid: own('05'), bytes: [0x20, 0x00] }],
  details: [settings, alarms, trim],
};
