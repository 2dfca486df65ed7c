/** Whether this browser, on this machine, can reach a sensor now. */
export type BluetoothAvailability = 'available' | 'off' | 'unsupported';

const CHECK_MS = 10_000;

/** The browser's Bluetooth, or `undefined` where it has none (Firefox, Safari, a page without HTTPS). */
export function webBluetooth(): Bluetooth | undefined {
  return typeof navigator === 'object' && 'bluetooth' in navigator ? navigator.bluetooth : undefined;
}

/**
 * Ask whether Bluetooth can be used. `off` also stands for "no adapter" and for "forbidden to this page". Some platforms
 * answer "available" with the radio switched off; the chooser tells then.
 */
export async function bluetoothAvailability(): Promise<BluetoothAvailability> {
  const bluetooth = webBluetooth();
  if (!bluetooth) return 'unsupported';
  // Browsers of iOS that only imitate the interface lack the question: they are asked by using them.
  if (!('getAvailability' in bluetooth)) return 'available';
  return (await bluetooth.getAvailability()) ? 'available' : 'off';
}

/**
 * Hear of every change of the availability, beginning with the present one. Chromium has no `availabilitychanged` event,
 * so it is also asked every ten seconds.
 * @returns a function that ends it
 */
export function watchAvailability(changed: (availability: BluetoothAvailability) => void): () => void {
  let last: BluetoothAvailability | undefined;
  let ended = false;
  const check = () => {
    void bluetoothAvailability().then((availability) => {
      if (ended || availability === last) return;
      last = availability;
      changed(availability);
    });
  };
  check();
  const bluetooth = webBluetooth();
  if (!bluetooth) return () => (ended = true);
  const timer = setInterval(check, CHECK_MS);
  // Chromium's Bluetooth object is not always an EventTarget.
  if ('addEventListener' in bluetooth) bluetooth.addEventListener('availabilitychanged', check);
  return () => {
    ended = true;
    clearInterval(timer);
    if ('removeEventListener' in bluetooth) bluetooth.removeEventListener('availabilitychanged', check);
  };
}
