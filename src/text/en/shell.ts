import { count } from '../format.ts';

/** Words of the frame around every page. */
export const shell = {
  name: 'Frostline',
  messages: 'Messages',
  skip: 'Skip to the content',
  pages: { wall: 'Wall', alerts: 'Alerts', sensors: 'Sensors', practice: 'Practice', settings: 'Settings' },
  diagnosis: 'Diagnosis',
  lateAlerts: (n: number) => `${count(n, 'breach', 'breaches')} found late in a sensor’s log`,
  pagesLabel: 'Pages',
  statusLabel: 'How Frostline reaches you',
  openAlerts: (n: number) => count(n, 'open alert', 'open alerts'),
  watching: (watched: number, rooms: number, simulated: boolean) =>
    rooms === 0
      ? 'No room is watched'
      : `Watching ${watched} of ${rooms} ${simulated ? 'simulated ' : ''}${rooms === 1 ? 'room' : 'rooms'}`,
  notWatching: 'Not watching',
  sound: { on: 'Sound on', off: 'Sound off', locked: 'Tap for sound', sounding: 'Silence sound' },
  notifications: {
    on: 'Notifications on',
    ask: 'Notifications off',
    blocked: 'Notifications blocked',
    unsupported: 'No notifications here',
  },
  simulatedTime: (speed: number) => `simulated ${speed}×`,
  starting: 'The engine is starting…',
  stale: 'The engine does not answer. Nothing is being watched now.',
  failed: 'The engine could not start. Nothing is being watched.',
  staleRemedy: 'It is started again by itself. If this stays, reload the page.',
  reload: 'Reload the page',
  viewer: 'Another tab runs the engine. This one shows what it sees; make changes there.',
  restarted: (n: number) =>
    `The engine stopped and was started again ${n === 1 ? 'once' : `${n} times`}. Stored history and alerts are kept.`,
  modelFailed: 'The model does not run, so unusual curves are not found. Limits are active.',
  bluetoothOff:
    'Bluetooth is switched off: the sensors cannot be read. Switch it on in the settings of this device, and allow it for this page in the browser.',
  update: 'A new version is ready.',
  updateHeld: 'Restart when no alert is open.',
  updateApply: 'Restart now',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back to the wall',
  open: 'Open',
  more: (n: number) => `and ${n} more`,
  announceOver: (title: string) => `${title}. It is over.`,
} as const;
