import type { Alert } from '../../core/alert.ts';
import type { RoomView } from '../../core/view.ts';
import type { IconName } from './icon-paths.ts';

/** The colour family of a state. It only repeats what the word and the icon say. */
export type Tone = 'alert' | 'warn' | 'quiet' | 'learn' | 'ok';

/** Tone and icon of a room; `alert` is the one that the room shows. */
export function roomTone(room: RoomView, alert: Alert | undefined): { tone: Tone; icon: IconName } {
  switch (room.state) {
    case 'alert':
      return { tone: 'alert', icon: alert === undefined ? 'alert' : alertIcon(alert) };
    case 'warning':
      return { tone: 'warn', icon: room.breachSince === undefined ? 'unusual' : breachIcon(room) };
    case 'silent':
      return { tone: 'quiet', icon: 'silent' };
    case 'gap':
      return { tone: 'learn', icon: 'gap' };
    case 'learning':
      return { tone: 'learn', icon: 'learning' };
    case 'ended':
      return { tone: 'quiet', icon: 'end' };
    case 'normal':
      return { tone: 'ok', icon: 'check' };
  }
}

export function alertIcon(alert: Alert): IconName {
  return alert.kind === 'silent' ? 'silent' : alert.kind === 'anomaly' ? 'unusual' : 'alert';
}

function breachIcon(room: RoomView): IconName {
  return (room.value ?? 0) < room.sensor.settings.low ? 'falling' : 'rising';
}
