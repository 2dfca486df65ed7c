import type { Alert } from '../core/alert.ts';
import type { AlertView } from '../core/view.ts';
import type { Journal } from './journal.ts';

/**
 * Alerts with all that a screen shows beside them, in the given order: who has seen it, who was told, and the room's
 * name as it is now. Three look-ups, however many alerts. A room that is gone with its data has an empty name.
 */
export async function viewAlerts(journal: Journal, alerts: readonly Alert[]): Promise<AlertView[]> {
  const ids = alerts.map(({ id }) => id);
  const [acknowledgements, told, names] = await Promise.all([
    journal.acknowledgementsOf(ids),
    journal.told.of(ids),
    journal.sensors.names(alerts.map(({ sensor }) => sensor)),
  ]);
  return alerts.map((alert) => {
    const acknowledged = acknowledgements.get(alert.id);
    const room = names.get(alert.sensor);
    return {
      alert,
      ...(acknowledged && { acknowledged }),
      told: told.get(alert.id) ?? [],
      room: room?.name ?? '',
      place: room?.place ?? '',
    };
  });
}
