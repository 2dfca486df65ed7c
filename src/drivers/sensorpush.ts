import { bytesOf, identityOf } from './advertised-bytes.ts';
import { probeRange } from './advertisement-form.ts';
import { coinCellPercent } from './battery-level.ts';
import { battery, humidity, temperature } from './measured.ts';
import { plausible } from './plausible.ts';
import type { DriverCharacteristic, SensorDriver, Write } from './sensor-driver.ts';
import { sensorPushAdvertisement } from './sensorpush-advertisement.ts';
import { SENSORPUSH, SENSORPUSH_SERVICE, sensorpushLog } from './sensorpush-log.ts';

const POLL_MS = 60_000;

/** Any value written makes it measure; less than 100 ms later the result can be read. */
const measure = (uuid: string): { uuid: string; write: Write; waitMs: number } => ({
  uuid,
  write: { service: SENSORPUSH_SERVICE, uuid, bytes: [1, 0, 0, 0] },
  waitMs: 150,
});

/** Hundredths (s32 LE). */
function hundredths(part: string, quantity: 'temperature' | 'humidity'): DriverCharacteristic {
  return {
    service: SENSORPUSH_SERVICE,
    uuid: SENSORPUSH(part),
    quantities: [quantity],
    prefers: 'poll',
    pollMs: POLL_MS,
    decode: (frame) => {
      if (frame.byteLength !== 4) return undefined;
      const value = frame.getInt32(0, true) / 100;
      return plausible(probeRange, [quantity === 'temperature' ? temperature(value) : humidity(value)]);
    },
  };
}

/** Battery (u16, mV) and the temperature when it was measured, for the voltage depends on it. */
const batteryVoltage: DriverCharacteristic = {
  service: SENSORPUSH_SERVICE,
  uuid: SENSORPUSH('07'),
  quantities: ['battery'],
  prefers: 'poll',
  pollMs: 15 * 60_000,
  decode: (frame) =>
    frame.byteLength === 4 ? [battery(coinCellPercent(frame.getUint16(0, true)))] : undefined,
  vitals: (frame) => (frame.byteLength === 4 ? { batteryMv: frame.getUint16(0, true) } : {}),
};

/**
 * SensorPush of the second generation (HT.w, HTP.xw, TC.x). The first one, HT1, measures for nobody but its app: it is heard by its
 * advertisements.
 * Source: SensorPush, Bluetooth API (2nd generation); cryptomcgrath/sensorpush-bleak.
 */
export const sensorpush: SensorDriver = {
  key: 'sensorpush',
  label: 'SensorPush',
  filters: [{ services: [SENSORPUSH_SERVICE] }, { namePrefix: 'SensorPush' }],
  optionalServices: [SENSORPUSH_SERVICE],
  range: probeRange,
  characteristics: [hundredths('80', 'temperature'), hundredths('81', 'humidity'), batteryVoltage],
  recognise: (services) => services.includes(SENSORPUSH_SERVICE),
  conversation: { beforeRead: [measure(SENSORPUSH('80')), measure(SENSORPUSH('81'))] },
  log: sensorpushLog,
  advertisement: sensorPushAdvertisement,
  identity: {
    from: 'read',
    service: SENSORPUSH_SERVICE,
    uuid: SENSORPUSH('01'),
    decode: (frame) => (frame.byteLength === 4 ? identityOf(bytesOf(frame).reverse()) : undefined),
  },
  identify: [{ service: SENSORPUSH_SERVICE, uuid: SENSORPUSH('0c'), bytes: [10] }],
  remarks: ['estimated-battery'],
};
