import { count } from '../format.ts';

/** Words of the wall and of the first run. */
export const wall = {
  title: 'Wall',
  rooms: 'Rooms',
  readAgo: (age: string) => `read ${age} ago`,
  last: (value: string, moment: string) => `last ${value} at ${moment}`,
  notWatched: 'Not watched',
  reconnect: 'Reconnect',
  chooseAgain: 'Choose again',
  battery: (percent: number) => `battery ${Math.round(percent)} %`,
  simulated: (speed: number) => (speed === 1 ? 'simulated' : `simulated ${speed}×`),
  recording: 'recording',
  taken: (moment: string) => `in hand since ${moment}`,
  moreAlerts: (n: number) => count(n, 'more alert', 'more alerts'),
  allowed: (low: string, high: string) => `Allowed: ${low} to ${high}`,
  noValue: 'No value',
  late: (kind: string, from: string, lasted: string) => `Late: ${kind} from ${from}, for ${lasted}`,
  lateHint: 'Found in the sensor’s log.',
  moreLate: (n: number) => count(n, 'more late alert', 'more late alerts'),
  doubtful: (words: string) => `Doubtful: ${words}`,
  batteryDays: (days: number) => `battery: about ${count(days, 'day', 'days')} left`,
  batteryChange: 'change the battery',
} as const;

export const firstRun = {
  title: 'Which rooms should Frostline watch?',
  lead: 'Everything is measured, judged and stored on this device. Nothing leaves it.',
  simulate: 'Try with simulated rooms',
  simulateHint:
    'Starts three made-up cold rooms. On the page Practice you can open a door or stop a compressor, and see what Frostline does.',
  pair: 'Pair a sensor',
  pairHint:
    'Opens the list of Bluetooth sensors nearby. Choose one, name its room, and Frostline starts to watch.',
  read: 'Read a recording (CSV)',
  readHint: 'Plays a recorded file through the same line, and shows which alerts it would have raised.',
  viewer: 'Another tab runs the engine. Add rooms there.',
} as const;
