import { reversedAddressAt } from './advertised-bytes.ts';
import { siliconRange } from './advertisement-form.ts';
import { goveeAdvertisement } from './govee-advertisement.ts';
import { GOVEE, GOVEE_SERVICE, goveeCommand, goveeLog, isSealed } from './govee-log.ts';
import { battery, humidity, temperature } from './measured.ts';
import { plausible } from './plausible.ts';
import type { DriverCharacteristic, SensorDriver } from './sensor-driver.ts';

/** Newer models speak only to their app, behind a handshake with a secret. */
const ENCRYPTED = ['00010203-0405-0607-0809-0a0b0c0d1910', '02f00000-0000-0000-0000-00000000fe00'];

const [QUESTION, ANSWER_LOG, END_LOG] = [0xaa, 0x33, 0xee];
const [PRESENT, ADDRESS] = [0x01, 0x0c];

/** The answer to "how is it now": T (s16, 0.01 °C), RH (u16, 0.01 %), battery (%), most significant byte first. */
const present: DriverCharacteristic = {
  service: GOVEE_SERVICE,
  uuid: GOVEE('2012'),
  quantities: ['temperature', 'humidity', 'battery'],
  prefers: 'notify',
  pollMs: 60_000,
  decode: (frame) => {
    if (!isSealed(frame)) return undefined;
    const type = frame.getUint8(0);
    if (type === ANSWER_LOG || type === END_LOG) return [];
    if (type !== QUESTION) return undefined;
    if (frame.getUint8(1) !== PRESENT) return [];
    return plausible(siliconRange, [
      temperature(frame.getInt16(2) / 100),
      humidity(frame.getUint16(4) / 100),
      battery(frame.getUint8(6)),
    ]);
  },
};

/**
 * Govee H5074, H5075 and other models that answer without encryption.
 * Source: Heckie75/govee-h5075-thermo-hygrometer API.md; wcbonner/GoveeBTTempLogger.
 */
export const govee: SensorDriver = {
  key: 'govee',
  label: 'Govee',
  filters: ['Govee_', 'GVH', 'GV5', 'B5178'].map((namePrefix) => ({ namePrefix })),
  optionalServices: [GOVEE_SERVICE, ...ENCRYPTED],
  range: siliconRange,
  characteristics: [present],
  recognise: (services) => services.includes(GOVEE_SERVICE),
  unsupported: (services) =>
    !services.includes(GOVEE_SERVICE) && services.some((uuid) => ENCRYPTED.includes(uuid))
      ? 'encrypted-connection'
      : undefined,
  conversation: { ask: { everyMs: 60_000, writes: [goveeCommand('2012', QUESTION, PRESENT)] } },
  log: goveeLog,
  advertisement: goveeAdvertisement,
  identity: {
    from: 'answer',
    ask: goveeCommand('2011', QUESTION, ADDRESS),
    service: GOVEE_SERVICE,
    uuid: GOVEE('2011'),
    decode: (frame) => {
      const isAnswer = isSealed(frame) && frame.getUint8(0) === QUESTION && frame.getUint8(1) === ADDRESS;
      return isAnswer ? reversedAddressAt(frame, 2) : undefined;
    },
  },
};
