import { siliconRange } from './advertisement-form.ts';
import { bytesOf, identityOf } from './advertised-bytes.ts';
import { batteryLevel, BATTERY_SERVICE } from './battery-level.ts';
import { humidity, temperature } from './measured.ts';
import { plausible } from './plausible.ts';
import { pvvxAdvertisement } from './pvvx-advertisement.ts';
import { PVVX_COMMAND, PVVX_SERVICE, pvvxLog } from './pvvx-log.ts';
import type { DriverCharacteristic, SensorDriver, Write } from './sensor-driver.ts';

const [CLOCK, STREAM, LOG, ADDRESS, CONFIGURATION] = [0x23, 0x33, 0x35, 0x10, 0x55];
/** Until it is told to stop. */
const ENDLESS = 0xff;

const command = (...bytes: number[]): Write => ({ service: PVVX_SERVICE, uuid: PVVX_COMMAND, bytes });

/** Measurement: 33, mV (u16), T (s16, 0.01 °C), RH (u16, 0.01 %), number (u16), flags. Answers to commands come the same way. */
const stream: DriverCharacteristic = {
  service: PVVX_SERVICE,
  uuid: PVVX_COMMAND,
  quantities: ['temperature', 'humidity'],
  prefers: 'notify',
  pollMs: 60_000,
  decode: (frame) => {
    if (frame.byteLength === 0) return undefined;
    const type = frame.getUint8(0);
    if ([CLOCK, LOG, ADDRESS, CONFIGURATION].includes(type)) return [];
    if (!isMeasurement(frame)) return undefined;
    return plausible(siliconRange, [
      temperature(frame.getInt16(3, true) / 100),
      humidity(frame.getUint16(5, true) / 100),
    ]);
  },
  vitals: (frame) =>
    isMeasurement(frame) ? { batteryMv: frame.getUint16(1, true), sequence: frame.getUint16(7, true) } : {},
};

function isMeasurement(frame: DataView): boolean {
  return frame.byteLength >= 10 && frame.byteLength <= 20 && frame.getUint8(0) === STREAM;
}

/** Old firmware: length, then six bytes and two more, last byte first. New: the six bytes alone. */
function decodeAddress(frame: DataView): string | undefined {
  if (frame.byteLength < 7 || frame.getUint8(0) !== ADDRESS) return undefined;
  const start = frame.byteLength === 7 ? 1 : frame.getUint8(1) === 6 ? 2 : undefined;
  if (start === undefined || frame.byteLength < start + 6) return undefined;
  return identityOf(bytesOf(frame, start, start + 6).reverse());
}

/**
 * Xiaomi, Qingping, Tuya and other thermometers with the firmware of pvvx. Of its many commands these only read; its log is never
 * cleared and its clock never set.
 * Source: pvvx/ATC_MiThermometer README.md and src/cmd_parser.c; pvvx.github.io ATC_MiThermometer/GraphMemo.html.
 */
export const pvvx: SensorDriver = {
  key: 'pvvx',
  label: 'ATC / pvvx',
  filters: ['ATC_', 'BTH_', 'LYWSD', 'MHO', 'CGG', 'CGDK', 'MJWSD', 'TH0', 'THB'].map((namePrefix) => ({
    namePrefix,
  })),
  optionalServices: [PVVX_SERVICE, BATTERY_SERVICE],
  range: siliconRange,
  characteristics: [stream, batteryLevel],
  recognise: (services) => services.includes(PVVX_SERVICE),
  conversation: {
    settleMs: 1_500,
    opening: [command(STREAM, ENDLESS)],
    closing: [command(STREAM, 0)],
  },
  log: pvvxLog,
  advertisement: pvvxAdvertisement,
  // The command with any byte behind it would change the address.
  identity: {
    from: 'answer',
    ask: command(ADDRESS),
    service: PVVX_SERVICE,
    uuid: PVVX_COMMAND,
    decode: decodeAddress,
  },
};
