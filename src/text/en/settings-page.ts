import type { BackendName } from '../../core/score.ts';

/** Words of the page Settings. */
export const settingsPage = {
  title: 'Settings',
  reach: 'How Frostline reaches you',
  notifications: 'Notifications',
  notificationsState: {
    on: 'On: an alert shows a notification on this device, also when another app is in front.',
    ask: 'Not allowed yet. Without them an alert is only seen and heard while this page is in front. The browser asks after your tap.',
    blocked:
      'Blocked in the browser. Tap the icon beside the address, open the site settings and allow notifications.',
    unsupported: 'This browser cannot show notifications. Use Chrome or Edge, and keep the sound on.',
  },
  allow: 'Allow notifications',
  test: 'Show a test',
  sound: 'Sound',
  soundState: {
    on: 'On: an alert sounds until somebody takes it.',
    off: 'Off: an alert makes no sound on this device.',
    locked: 'Wanted, but the browser plays no sound before this page was tapped once.',
    sounding: 'Sounding now.',
  },
  soundOn: 'Turn sound on',
  soundOff: 'Turn sound off',
  soundUnlock: 'Unlock sound',
  silence: 'Silence',
  soundTest: 'Play a test',
  push: 'Push',
  pushState: {
    unsupported: 'This browser cannot receive pushed alerts.',
    off: 'Off. With push, another sender can show an alert on this device while Frostline is closed. It uses the push service of your browser’s maker.',
    on: 'On: whoever has this subscription can show alerts on this device.',
  },
  pushOn: 'Subscribe',
  pushOff: 'Unsubscribe',
  pushCopy: 'Copy subscription',
  pushCopied: 'The subscription is on the clipboard.',
  pushText: 'Subscription of this device',
  device: 'This device',
  wake: 'Screen',
  wakeState: {
    held: 'Kept on while rooms are watched.',
    released:
      'May go dark. Then the browser can stop the readings: keep this page in front and the device on its charger.',
    unsupported: 'This browser cannot keep the screen on. Set the device to never sleep.',
  },
  storage: 'Storage',
  storageState: {
    granted: 'Protected: the browser does not delete the history by itself.',
    refused:
      'Not protected: the browser may delete the history when space is short. Install the app, then ask again.',
    unknown: 'Not asked yet.',
    unsupported: 'This browser cannot protect the history.',
  },
  storageAsk: 'Ask again',
  install: 'App',
  installState: {
    none: 'Runs as a page in the browser. Where the browser offers it, its menu can install Frostline as an app.',
    offered: 'Can be installed: it then starts from the home screen, also without a network.',
    installed: 'Installed on this device.',
  },
  installAsk: 'Install Frostline',
  model: 'Model',
  backendLabel: 'Compute with',
  backends: { auto: 'Automatic', webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'CPU' } satisfies Record<
    BackendName | 'auto',
    string
  >,
  running: (backend: BackendName) => `Runs with ${backendNames[backend]}.`,
  wanted: (backend: BackendName) => `${backendNames[backend]} was asked for.`,
  refused: (backend: BackendName, reason: string) => `${backendNames[backend]} was not taken: ${reason}`,
  modelName: (model: string) => `Model ${model}`,
  loading: 'Is being loaded.',
  none: 'No model is loaded. Limits are active.',
  look: 'Look',
  theme: 'Colours',
  themes: { auto: 'As the device', light: 'Light', dark: 'Dark' },
  unit: 'Temperature in',
  units: { celsius: '°C', fahrenheit: '°F' },
  unitHint: 'Only on the screen. Limits are typed and stored in °C.',
  about: 'About',
  diagnosis: 'Diagnosis',
  diagnosisHint: 'For people in the field: what the sensors send, byte for byte.',
  diagnosisOpen: 'Open the diagnosis',
  version: (version: string) => `Frostline ${version}`,
  limits: 'Frostline warns only while this page is open on a running device. It is no certified recorder.',
} as const;

export const backendNames: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'CPU',
};

/** Words of the rules of one sensor. */
export const rules = {
  title: 'Rules of this room',
  limits: 'Limits',
  model: 'Model',
  time: 'Time',
  fields: {
    low: { label: 'Lowest allowed', unit: '°C', hint: 'Colder than this is an alert.' },
    high: { label: 'Highest allowed', unit: '°C', hint: 'Warmer than this is an alert.' },
    hysteresis: {
      label: 'Clears inside by',
      unit: '°C',
      hint: 'How far back inside the limits it must be before the alert clears.',
    },
    delayMs: {
      label: 'Wait before the alert',
      unit: 'min',
      hint: 'How long it must be outside the limits. 0: at once.',
    },
    persistence: { label: 'Unusual readings in a row', unit: '', hint: 'So many make the model’s alert.' },
    percentile: {
      label: 'Threshold percentile',
      unit: '%',
      hint: 'Higher: fewer alerts, later. Of normal errors, this share lies below the threshold.',
    },
    intervalMs: {
      label: 'One step every',
      unit: 's',
      hint: 'The rhythm the model looks at. Longer than three of them is a gap.',
    },
    silentMs: {
      label: 'Silence becomes an alert after',
      unit: 'min',
      hint: 'Without a reading for so long, someone is told.',
    },
  },
  save: 'Save the rules',
  reset: 'Take the defaults',
  saved: 'The rules are saved.',
  wrong: (n: number) => (n === 1 ? 'One field needs a correction.' : `${n} fields need a correction.`),
} as const;
