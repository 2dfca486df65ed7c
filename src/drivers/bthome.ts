import { advertisedDriver } from './advertised-driver.ts';
import { probeRange } from './advertisement-form.ts';
import { BTHOME, readBthome, readPlainBthome } from './bthome-frame.ts';

/** BTHome v2. What kind of element measures is not told, so anything that a probe can mean is taken. */
export const bthome = advertisedDriver({
  key: 'bthome',
  label: 'BTHome',
  // Shelly BLU H&T and b-parasite; all others are found in the list of all devices.
  namePrefixes: ['SBHT-', 'prst'],
  serviceDataUuids: [BTHOME],
  range: probeRange,
  read: ({ serviceData }, { address }) => {
    const frame = serviceData.get(BTHOME);
    return frame && readBthome(frame, address);
  },
  readPlain: readPlainBthome,
});
