import { advertisedDriver } from './advertised-driver.ts';
import type { AdvertisementReading } from './advertisement.ts';
import { siliconRange } from './advertisement-form.ts';
import { wholeFrame } from './advertised-bytes.ts';
import { battery, humidity, temperature } from './measured.ts';

const MARK = 0xc2;
const NOT_AVAILABLE = -1;

/** The battery is told in three steps only. */
const batteryOf: readonly number[] = [1, 50, 100];

function isFrame(frame: DataView): boolean {
  return frame.byteLength >= 6 && frame.getUint8(0) === MARK;
}

function readTp3(frame: DataView): AdvertisementReading {
  const raw = frame.getInt16(1, true);
  const level = batteryOf[frame.getUint8(4) & 3];
  const charge = level === undefined ? [] : [battery(level)];
  // Its sign for "none" would be −0.1 °C.
  if (raw === NOT_AVAILABLE) return { measurements: [temperature(undefined), ...charge] };
  return { measurements: [temperature(raw / 10), humidity(frame.getUint8(3)), ...charge] };
}

/**
 * ThermoPro TP357, TP358, TP359 and TP393. A mark and the low byte of the temperature are sent in place of a company id.
 * Source: Bluetooth-Devices/thermopro-ble; theengs/decoder (TPTH).
 */
export const thermopro = advertisedDriver({
  key: 'thermopro',
  label: 'ThermoPro TP35x',
  namePrefixes: ['TP35', 'TP39'],
  companyIds: Array.from({ length: 256 }, (_, low) => MARK + low * 256),
  range: siliconRange,
  read: ({ name, manufacturerData }, context) => {
    if (!/^TP3[59]/.test(name)) return undefined;
    const frame = wholeFrame(manufacturerData, context, isFrame);
    return frame && readTp3(frame);
  },
});
