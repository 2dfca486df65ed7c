/** What to do when sensors cannot be reached; one explanation with its remedy per cause. */
export const bluetoothHelp = {
  title: 'Not in the list?',
  causes: [
    {
      title: 'The sensor sleeps',
      remedy: 'Press its button or take it out of the cold for a minute, and hold it near this device.',
    },
    {
      title: 'Something else is connected to it',
      remedy:
        'Most sensors speak to one device at a time. Close the maker’s app on every phone near it, then try again.',
    },
    {
      title: 'The browser may not look for devices nearby',
      remedy:
        'Android 12 and later: settings, Apps, your browser, Permissions, allow “Nearby devices”. Elsewhere: allow Bluetooth for this browser in the privacy settings of the system.',
    },
    {
      title: 'Location is switched off (Android 11 and older)',
      remedy:
        'These versions find Bluetooth devices only while location is switched on and allowed for the browser. Frostline does not learn where you are.',
    },
    {
      title: 'It does not say what it measures',
      remedy: 'Tap “My sensor is not in the list” under Sensors: it shows every Bluetooth device nearby.',
    },
  ],
  cancelled: 'No sensor was chosen.',
} as const;

/** Why no sensor can be read now, and what to do. */
export const bluetoothStates = {
  available: '',
  off: 'Bluetooth is switched off, or this device has none. Switch it on in the settings of this device; this page notices it. If it is on, allow Bluetooth for this page in the browser’s site settings.',
  unsupported:
    'This browser has no Web Bluetooth, so it cannot read sensors. Use Chrome or Edge on Android, Windows, macOS, ChromeOS or Linux. Simulated rooms and recordings work here.',
  ios: 'Browsers on iPhone and iPad cannot read sensors: Apple does not offer Web Bluetooth. Use a tablet with Android, or a computer. Simulated rooms and recordings work here.',
  insecure:
    'This page was not opened with https, so the browser keeps Bluetooth away from it. Open the address with https.',
} as const;
