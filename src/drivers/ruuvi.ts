import { siliconRange } from './advertisement-form.ts';
import { coinCellPercent } from './battery-level.ts';
import { battery } from './measured.ts';
import { NORDIC_UART, NORDIC_UART_TX } from './nordic-uart.ts';
import { plausible } from './plausible.ts';
import { readRuuvi, ruuviAdvertisement } from './ruuvi-advertisement.ts';
import { isRuuviLogFrame, ruuviLog } from './ruuvi-log.ts';
import type { DriverCharacteristic, SensorDriver } from './sensor-driver.ts';

/**
 * The heartbeat: the advertised data format (5 of a RuuviTag, cut to its first 18 bytes; 6 or E1 of a Ruuvi Air) at the interval of the
 * advertisements, paused while the log is sent. Log frames come by the same characteristic.
 * Source: ruuvi/docs communication/bluetooth-connection/nordic-uart-service-nus/heartbeat-transmissions.md.
 */
const heartbeat: DriverCharacteristic = {
  service: NORDIC_UART,
  uuid: NORDIC_UART_TX,
  quantities: ['temperature', 'humidity', 'pressure', 'battery'],
  prefers: 'notify',
  pollMs: 10_000,
  decode: (frame) => {
    if (isRuuviLogFrame(frame)) return [];
    const reading = readRuuvi(frame);
    if (!reading) return undefined;
    const { measurements, batteryMv } = reading;
    const level = batteryMv === undefined ? [] : [battery(coinCellPercent(batteryMv))];
    return plausible(siliconRange, [...measurements, ...level]);
  },
  vitals: (frame) => {
    const { sequence, batteryMv } = readRuuvi(frame) ?? {};
    return { ...(sequence !== undefined && { sequence }), ...(batteryMv !== undefined && { batteryMv }) };
  },
};

/**
 * RuuviTag and Ruuvi Air. Over a connection a tag does not tell its address; its name ends with the last two bytes of it, which is no
 * identity, so there is none.
 */
export const ruuvi: SensorDriver = {
  key: 'ruuvi',
  label: 'Ruuvi',
  filters: [{ namePrefix: 'Ruuvi' }, { manufacturerData: [{ companyIdentifier: 0x0499 }] }],
  optionalServices: [NORDIC_UART],
  range: siliconRange,
  characteristics: [heartbeat],
  recognise: (services, name) => services.includes(NORDIC_UART) && name.startsWith('Ruuvi'),
  // Its firmware takes a connection without a subscription for a broken one and restarts.
  conversation: { subscribeWithinMs: 12_000 },
  log: ruuviLog,
  advertisement: ruuviAdvertisement,
  remarks: ['log-needs-clock', 'estimated-battery'],
};
