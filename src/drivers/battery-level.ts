import type { DriverCharacteristic } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

export const BATTERY_SERVICE = uuidOf(0x180f);
const POLL_MS = 15 * 60_000;

/**
 * Battery Level of the Battery Service: whole percent; 0 % is a legal value. Polled even where it notifies: tablets can hold few
 * subscriptions, and this value moves in weeks. Source: Bluetooth SIG, Battery Service 1.0.
 */
export const batteryLevel: DriverCharacteristic = {
  service: BATTERY_SERVICE,
  uuid: uuidOf(0x2a19),
  quantities: ['battery'],
  prefers: 'poll',
  pollMs: POLL_MS,
  decode: (frame) => {
    if (frame.byteLength !== 1) return undefined;
    const value = frame.getUint8(0);
    return value > 100 ? undefined : [{ quantity: 'battery', value }];
  },
};

const EMPTY_MV = 2_200;
const FULL_MV = 3_000;

/**
 * An estimate in whole percent from the voltage of a lithium coin cell: 2.2 V is empty, 3.0 V full (the rule of the pvvx firmware). Such cells
 * hold their voltage until near the end, and sag in the cold, so it falls late and fast.
 *
 * @param millivolts as measured by the sensor
 */
export function coinCellPercent(millivolts: number): number {
  const share = (millivolts - EMPTY_MV) / (FULL_MV - EMPTY_MV);
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}
