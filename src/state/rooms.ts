import type { Alert } from '../core/alert.ts';
import type { AlertView, RoomState, RoomView } from '../core/view.ts';

const urgency: Readonly<Record<RoomState, number>> = {
  alert: 0,
  warning: 2,
  silent: 3,
  gap: 4,
  learning: 5,
  normal: 5,
  ended: 6,
};

const LATE = 2.5;

/** Most urgent first; calm rooms keep the site's own order. An alert that nobody has taken stands before one in hand. */
export function sortRooms(rooms: readonly RoomView[]): RoomView[] {
  return rooms.toSorted((a, b) => rank(a) - rank(b) || a.sensor.order - b.sensor.order);
}

function rank(room: RoomView): number {
  const taken = room.state === 'alert' && openAlerts(room).every((view) => view.acknowledged !== undefined);
  // A breach that a log brought to light is over, but somebody has to look at the goods.
  const late = room.late.length > 0 ? LATE : Infinity;
  return Math.min(late, urgency[room.state] + (taken ? 1 : 0));
}

/** The alerts of a room that are not cleared, the one to show first at the front. Recorded ones wake nobody. */
export function openAlerts(room: RoomView): AlertView[] {
  return room.alerts.filter(isOpen).toSorted((a, b) => compareAlerts(a, b));
}

export function isOpen(view: AlertView): boolean {
  return view.alert.clearedAt === undefined && !view.alert.recorded && view.alert.late !== true;
}

const weight: Readonly<Record<Alert['kind'], number>> = { bounds: 0, silent: 1, anomaly: 2 };

/** Not taken before taken, then by weight of the kind, then the newest. */
export function compareAlerts(a: AlertView, b: AlertView): number {
  const taken = Number(a.acknowledged !== undefined) - Number(b.acknowledged !== undefined);
  return taken || weight[a.alert.kind] - weight[b.alert.kind] || b.alert.raisedAt - a.alert.raisedAt;
}

/** How many rooms are really being watched: a reading is at hand. Recordings are not rooms to be watched. */
export function watching(rooms: readonly RoomView[]): { watched: number; rooms: number; simulated: boolean } {
  const real = rooms.filter((room) => room.sensor.source.type !== 'recording');
  return {
    watched: real.filter((room) => room.value !== undefined).length,
    rooms: real.length,
    simulated: real.length > 0 && real.every((room) => room.sensor.source.type === 'simulator'),
  };
}

/**
 * The clock against which the times of an alert are told. A simulated room lives in its own time; a recorded alert is
 * dated by the calendar, or last year's alert would look like today's.
 */
export function alertNow(view: AlertView, room: RoomView | undefined, wallClock: number): number {
  return view.alert.recorded || room === undefined ? wallClock : room.now;
}

/** A Bluetooth room whose link is down, so that a tap may help. */
export function needsReconnect(room: RoomView): boolean {
  if (room.sensor.source.type !== 'bluetooth') return false;
  return room.link === undefined || ['idle', 'lost', 'waiting'].includes(room.link.status);
}

/** A Bluetooth room whose sensor the browser has forgotten: nothing but a tap brings it back. */
export function needsTap({ sensor, link }: RoomView): boolean {
  if (sensor.source.type !== 'bluetooth' || link === undefined) return false;
  return link.status === 'lost' && link.fault.code === 'needs-new-choice';
}

/** How the Bluetooth sensors of a site stand; a sensor that is read in turns counts as connected. */
export function countLinks(rooms: readonly RoomView[]): {
  all: number;
  connected: number;
  connecting: number;
} {
  const links = rooms.flatMap(({ sensor, link }) =>
    sensor.source.type === 'bluetooth' ? [link?.status ?? 'idle'] : [],
  );
  const countOf = (...states: readonly (typeof links)[number][]) =>
    links.filter((status) => states.includes(status)).length;
  return {
    all: links.length,
    connected: countOf('live', 'resting'),
    connecting: countOf('connecting', 'discovering'),
  };
}
