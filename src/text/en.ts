import * as alerts from './en/alerts.ts';
import { alertPage, alertsPage } from './en/alert-pages.ts';
import { bluetoothHelp, bluetoothStates } from './en/bluetooth-help.ts';
import * as diagnosis from './en/diagnosis-page.ts';
import { badRows, faultDetail, faults, faultWords, problems } from './en/faults.ts';
import * as findings from './en/findings.ts';
import { practice } from './en/practice-page.ts';
import { reconnectPanel } from './en/reconnect-panel.ts';
import { remarks } from './en/remarks.ts';
import * as rooms from './en/rooms.ts';
import * as roomPage from './en/room.ts';
import * as sensor from './en/sensor-page.ts';
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
  faultWords,
  faultDetail,
  problems,
  bluetoothHelp,
  bluetoothStates,
  reconnectPanel,
  remarks,
  findings,
  sensor,
  diagnosis,
  badRows,
} as const;
