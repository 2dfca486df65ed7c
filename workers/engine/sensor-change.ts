import { FaultError } from '../../src/core/fault.ts';
import type { Sensor } from '../../src/core/sensor.ts';
import type { RuleSettings } from '../../src/core/settings.ts';
import { defaultSettings, validateSettings } from '../../src/core/settings.ts';
import type { NewSensor, SensorChange } from './protocol.ts';

const LONGEST_NAME = 60;

/** @throws FaultError `settings-invalid` */
export function newSensor(asked: NewSensor, id: string, order: number, addedAt: number): Sensor {
  return {
    id,
    name: checkedName(asked.name),
    place: asked.place.trim().slice(0, LONGEST_NAME),
    storage: asked.storage,
    source: asked.source,
    settings: defaultSettings[asked.storage],
    order,
    addedAt,
  };
}

/** Apply a change; another kind of goods brings its own bounds, unless bounds come with it. @throws FaultError `settings-invalid` */
export function changedSensor(sensor: Sensor, change: SensorChange): Sensor {
  const storage = change.storage ?? sensor.storage;
  const { low, high } = defaultSettings[storage];
  const settings: RuleSettings =
    change.settings ?? (storage === sensor.storage ? sensor.settings : { ...sensor.settings, low, high });
  const problems = validateSettings(settings);
  if (problems.length > 0)
    throw new FaultError(
      'settings-invalid',
      problems.map(({ field, code }) => `${field}: ${code}`).join('; '),
    );
  return {
    ...sensor,
    name: change.name === undefined ? sensor.name : checkedName(change.name),
    place: change.place === undefined ? sensor.place : change.place.trim().slice(0, LONGEST_NAME),
    storage,
    settings,
    order: change.order ?? sensor.order,
  };
}

function checkedName(name: string): string {
  const trimmed = name.trim().slice(0, LONGEST_NAME);
  if (trimmed === '') throw new FaultError('settings-invalid', 'name: empty');
  return trimmed;
}
