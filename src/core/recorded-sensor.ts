import { cadenceOf } from './recording.ts';
import type { DeviceReadings } from './row-reader.ts';
import type { Sensor } from './sensor.ts';
import type { Storage } from './settings.ts';
import { defaultSettings } from './settings.ts';

/**
 * The sensor of one device of a recording, on the recording's own cadence. Its id follows from file and device, so that the same file is
 * the same sensor.
 * @param readings in order of time
 */
export function recordedSensor(
  file: string,
  device: string,
  storage: Storage,
  { times }: DeviceReadings,
  order: number,
  addedAt: number,
): Sensor {
  const bare = file.replace(/\.[^.]*$/, '');
  const intervalMs = cadenceOf(times);
  const settings = defaultSettings[storage];
  return {
    id: `rec-${hash(`${file}\n${device}`)}`,
    name: device === '' ? bare : device,
    place: device === '' ? '' : bare,
    storage,
    source: { type: 'recording', file, device },
    settings: { ...settings, intervalMs, silentMs: Math.max(settings.silentMs, 3 * intervalMs) },
    order,
    addedAt,
  };
}

/** FNV-1a, 64 bit, over UTF-16 code units, as hex (http://www.isthe.com/chongo/tech/comp/fnv/): a short name, not a secret. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return value.toString(16).padStart(16, '0');
}
