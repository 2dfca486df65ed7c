import type { SimulatedFault } from '../../core/view.ts';
import { count, formatMoment } from '../format.ts';

/** Words of the page Practice. */
export const practice = {
  title: 'Practice',
  simulator: 'Simulated rooms',
  simulatorHint:
    'Three made-up cold rooms with compressors, defrosts and doors. Their readings go through the same line as those of real sensors.',
  start: 'Start simulated rooms',
  stop: 'Stop and remove them',
  stopTitle: 'Stop the simulation?',
  stopText:
    'The simulated rooms and their readings, alerts and rules are deleted. Real rooms stay as they are.',
  speed: 'Speed',
  speeds: { '1': '1×', '10': '10×', '60': '60×', '600': '600×' },
  clock: 'Simulated time',
  faults: {
    'door-open': 'Leave the door open',
    'compressor-stopped': 'Stop the compressor',
  } satisfies Record<SimulatedFault, string>,
  clear: { 'door-open': 'Shut the door', 'compressor-stopped': 'Start the compressor' } satisfies Record<
    SimulatedFault,
    string
  >,
  active: (fault: SimulatedFault, since: string) =>
    `${fault === 'door-open' ? 'Door open' : 'Compressor stopped'} since ${since}`,
  open: 'Open the room',
  recording: 'Recordings',
  recordingHint:
    'A CSV file with the columns timestamp, device and temperature, or with a timestamp and one column per device. It stays on this device.',
  choose: 'Choose a CSV file',
  drop: 'or drop one here',
  goods: 'What is kept in the recorded rooms',
  reading: (file: string) => `Reading ${file}`,
  readSoFar: (percent: number, readings: string) => `${percent} %, ${readings}`,
  cancel: 'Cancel',
  done: (file: string) => `${file} was read`,
  span: (from: number, to: number, now: number) => `${formatMoment(from, now)} to ${formatMoment(to, now)}`,
  rows: 'rows',
  readings: 'readings',
  bad: 'bad rows, left out',
  rooms: 'rooms',
  alerts: 'alerts found',
  badTitle: 'Rows that were left out',
  badLine: (line: number, reason: string) => `Line ${line}: ${reason}`,
  badMore: (n: number) => `and ${count(n, 'more row', 'more rows')}`,
  showRooms: 'Show the rooms',
} as const;
