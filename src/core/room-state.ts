import type { SensorLine } from './sensor-line.ts';
import { GAP_INTERVALS } from './cadence.ts';
import type { RoomState } from './view.ts';

/**
 * The one word for a room, the most urgent first: an open alert, silence, a condition that is not an alert yet, and
 * then how far the model is.
 * @param learned whether the room's profile is known
 * @param ended whether this is a recording that was played to its end
 */
export function roomState(line: SensorLine, now: number, learned: boolean, ended: boolean): RoomState {
  if (ended) return 'ended';
  if (line.openAlerts.some((alert) => alert.kind !== 'silent')) return 'alert';
  if (isSilent(line, now)) return 'silent';
  if (line.breachSince !== undefined || line.anomalous > 0) return 'warning';
  if (!learned) return 'learning';
  return line.rowIsFull ? 'normal' : 'gap';
}

/** No reading for more than three intervals, or the sensor's last word was that it has no value. */
export function isSilent(line: SensorLine, now: number): boolean {
  const at = line.last?.time;
  if (at === undefined || line.noValue) return true;
  return now - at > GAP_INTERVALS * line.sensor.settings.intervalMs;
}
