import * as alerts from './en/alerts.ts';
import { alertPage, alertsPage } from './en/alert-pages.ts';
import { badRows, faults, problems } from './en/faults.ts';
import { practice } from './en/practice-page.ts';
import * as rooms from './en/rooms.ts';
import * as roomPage from './en/room.ts';
import { sensorsPage } from './en/sensor-pages.ts';
import { backendNames, rules, settingsPage } from './en/settings-page.ts';
import { shell } from './en/shell.ts';
import { firstRun, wall } from './en/wall.ts';

/** Every word a person can read, in English. The parts stand in `en/`; a second language is a second such object. */
export const text = {
  shell,
  wall,
  firstRun,
  rooms,
  room: roomPage.room,
  seen: roomPage,
  alerts,
  alertPage,
  alertsPage,
  sensorsPage,
  practice,
  settingsPage,
  backendNames,
  rules,
  faults,
  problems,
  badRows,
} as const;
