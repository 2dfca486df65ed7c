import { advertisementForm, probeRange } from './advertisement-form.ts';
import { readFloat11073 } from './ieee-11073-float.ts';
import { temperature } from './measured.ts';
import { uuidOf } from './uuid.ts';

const HEALTH_THERMOMETER = uuidOf(0x1809);

/** Thermometers that advertise the value of the Health Thermometer service (FreeTec NC-3585), always in °C. */
export const htsAdvertisement = advertisementForm({
  serviceDataUuids: [HEALTH_THERMOMETER],
  range: probeRange,
  read: ({ serviceData }) => {
    const frame = serviceData.get(HEALTH_THERMOMETER);
    return frame?.byteLength === 4 ? { measurements: [temperature(readFloat11073(frame, 0))] } : undefined;
  },
});
