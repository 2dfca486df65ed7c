import { siliconRange } from './advertisement-form.ts';
import { LYWSD, LYWSD_SERVICE, lywsd03mmcLog } from './lywsd03mmc-log.ts';
import { battery, humidity, temperature } from './measured.ts';
import { plausible } from './plausible.ts';
import type { DriverCharacteristic, SensorDriver } from './sensor-driver.ts';

/** No level is sent: 2.1 V is taken for empty, 3.1 V for full. */
function percentOf(millivolts: number): number {
  return Math.min(100, Math.max(0, Math.round((millivolts - 2_100) / 10)));
}

/** T (s16, 0.01 °C), RH (u8, %), battery (u16, mV). The older model with a clock sends no battery. */
const live: DriverCharacteristic = {
  service: LYWSD_SERVICE,
  uuid: LYWSD('c1'),
  quantities: ['temperature', 'humidity', 'battery'],
  prefers: 'notify',
  pollMs: 60_000,
  decode: (frame) => {
    if (frame.byteLength !== 5 && frame.byteLength !== 3) return undefined;
    return plausible(siliconRange, [
      temperature(frame.getInt16(0, true) / 100),
      humidity(frame.getUint8(2)),
      ...(frame.byteLength === 5 ? [battery(percentOf(frame.getUint16(3, true)))] : []),
    ]);
  },
  vitals: (frame) => (frame.byteLength === 5 ? { batteryMv: frame.getUint16(3, true) } : {}),
};

/**
 * Xiaomi LYWSD03MMC with its own firmware (and LYWSD02 for the present value). Its advertisements are encrypted, its connection is not.
 * Source: JsBergbau/MiTemperature2 LYWSD03MMC.py; pvvx.github.io ATC_MiThermometer/GraphMemoOriginal.html.
 */
export const lywsd03mmc: SensorDriver = {
  key: 'lywsd03mmc',
  label: 'Xiaomi LYWSD03MMC',
  filters: [{ namePrefix: 'LYWSD0' }],
  optionalServices: [LYWSD_SERVICE],
  range: siliconRange,
  characteristics: [live],
  recognise: (services) => services.includes(LYWSD_SERVICE),
  log: lywsd03mmcLog,
  remarks: ['log-of-extremes', 'estimated-battery'],
};
