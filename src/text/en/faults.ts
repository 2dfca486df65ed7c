import type { Fault, FaultCode } from '../../core/fault.ts';
import type { SettingsProblem } from '../../core/settings.ts';
import type { BadRowReason } from '../../core/view.ts';

/** What happened, and what to do about it: one text per code. */
export const faults: Readonly<Record<FaultCode, string>> = {
  'bluetooth-unsupported':
    'This browser has no Web Bluetooth. Open Frostline in Chrome or Edge on Android, Windows, macOS, ChromeOS or Linux.',
  'bluetooth-off': 'Bluetooth is switched off. Switch it on in the settings of this device, then try again.',
  'bluetooth-permission':
    'The browser may not use Bluetooth. Allow it for this page (the icon beside the address) and allow the browser “Nearby devices” in the settings of this device. On Android 11 and older, location must be allowed and switched on too.',
  'bluetooth-no-sensor-chosen': 'No sensor was chosen. Wake the sensor, bring it near and try again.',
  'bluetooth-not-recognised':
    'This device does not offer a temperature that Frostline can read. Choose another one, or update its firmware.',
  'sensor-already-paired':
    'This sensor already watches another room. Remove it there first, or choose another sensor.',
  'sensor-other-device':
    'Another device of the same kind answered, not the sensor of this room. Choose again, or replace the sensor on its page.',
  'sensor-never-connect':
    'This model hangs for good when a computer connects to it, so Frostline does not. Use another sensor.',
  'sensor-encrypted': 'This model speaks only to its maker’s app. Use another sensor.',
  'frame-refused':
    'A sensor sent something that Frostline cannot read; it was not taken for a temperature. If it goes on, check the sensor’s firmware.',
  'connect-timeout':
    'The sensor did not answer in time. Bring it nearer, check its battery and connect again.',
  'connect-failed':
    'The connection failed. Check that Bluetooth is on, bring the sensor nearer and connect again.',
  'link-lost': 'The connection to the sensor broke. Check its distance and battery, then reconnect.',
  'operation-timeout':
    'The sensor stopped answering. Reconnect it; if that does not help, change its battery.',
  'operation-failed':
    'The sensor refused a request. Reconnect it; if that does not help, restart the sensor.',
  'needs-new-choice':
    'The browser has forgotten this sensor. Tap Reconnect and choose it from the list again.',
  'recording-not-a-table': 'This file is not a CSV table. Choose a text file with columns and a header line.',
  'recording-no-time-column': 'No column with times was found. Name it “timestamp” in the header line.',
  'recording-no-value-column':
    'No column with temperatures was found. Use “timestamp,device,temperature”, or one column per device.',
  'recording-empty': 'There is no readable row in this file. Check that the file is complete.',
  'recording-cancelled': 'Reading was cancelled. Nothing that was stored before has changed.',
  'model-unreadable':
    'The model file could not be read. Reload Frostline while the network is on. Limits stay active.',
  'model-mismatch':
    'The model does not fit this version. Reload Frostline to get the right one. Limits stay active.',
  'detector-failed':
    'The model could not be computed on this device. Limits stay active; choose another way to compute under Settings.',
  'storage-full': 'The storage is full, so new readings cannot be kept. Free space on this device.',
  'storage-failed':
    'The database did not accept the data. Reload Frostline; if it happens again, free space on this device.',
  'settings-invalid':
    'The settings were not saved because a value is out of its range. Correct the marked fields.',
  'care-invalid':
    'The sensor’s data were not saved because a value is out of its range. Correct the marked fields.',
  'capture-unreadable': 'There is no frame in this file. Choose a capture that Frostline recorded.',
  'capture-newer':
    'A newer Frostline made this capture. Update Frostline on this device, then replay it again.',
  'sensor-unknown': 'This sensor is no longer there. Go back to the wall.',
  'alert-unknown': 'This alert is no longer there. Open the list of alerts.',
  'not-the-engine': 'Another tab is doing the watching. Make this change there, or close that tab.',
  'engine-stopped': 'The engine stopped and is being started again. If this message stays, reload Frostline.',
  'notification-denied':
    'Notifications are blocked. Open the site settings of the browser (the icon beside the address) and allow them.',
  'notification-unsupported':
    'This browser cannot show notifications. Use Chrome or Edge, and keep the sound on.',
  'push-failed': 'The push service could not be reached. Check the network and try again.',
  'service-worker-failed':
    'Frostline could not prepare itself for working offline and for notifications. Reload when no alert is open; private windows do not allow it.',
  'newer-version':
    'A newer Frostline runs in another tab and has taken over the data. Reload this page to use it.',
  internal: 'Something went wrong inside Frostline. Watching goes on; reload if it happens again.',
};

/** Why a device is left alone although its maker is known. */
const unsupported: Readonly<Record<string, string>> = {
  'never-connect':
    'This sensor stops working when somebody connects to it, until its battery is taken out. Frostline leaves it alone; use another sensor for this room.',
  'encrypted-connection':
    'This sensor speaks only to its maker’s own app over a connection. Frostline cannot read it; use another sensor for this room.',
};

/** What happened, and what to do about it, as exactly as it is known. */
export function faultWords({ code, detail = '' }: Fault): string {
  const reason = code === 'bluetooth-not-recognised' ? unsupported[detail] : undefined;
  return reason ?? faults[code];
}

/** Is the detail more than a code whose words were shown already? */
export function faultDetail({ detail = '' }: Fault): string | undefined {
  return detail === '' || detail in unsupported ? undefined : detail;
}

/** What to do about a setting that does not hold. */
export const problems: Readonly<Record<SettingsProblem['code'], string>> = {
  'not-a-number': 'Enter a number.',
  'low-not-below-high': 'Set the lowest temperature below the highest.',
  'below-absolute-zero': 'Enter a temperature above −273.15 °C.',
  'bound-too-high': 'Enter a temperature of 200 °C or less.',
  'persistence-not-whole': 'Enter a whole number from 1 to 1000.',
  'percentile-out-of-range': 'Enter 50 or more, and less than 100.',
  'hysteresis-out-of-range': 'Enter 0 or more, and less than half of the allowed range.',
  'delay-out-of-range': 'Enter 0 to 240 minutes.',
  'interval-out-of-range': 'Enter 1 to 3600 seconds.',
  'silent-too-short': 'Allow at least three intervals of silence.',
};

/** Why a line of a recording was not read. */
export const badRows: Readonly<Record<BadRowReason, string>> = {
  'time-unreadable': 'the time cannot be read',
  'value-unreadable': 'the temperature is not a number',
  'value-impossible': 'no cold room can have this temperature',
  'cells-missing': 'cells are missing',
  'cells-extra': 'there are too many cells',
  'device-missing': 'the device is not named',
};
