import { FaultError } from '../../src/core/fault.ts';
import { changeCare, validateCare } from '../../src/core/sensor-care.ts';
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
    ...(asked.care === undefined ? {} : { care: asked.care }),
  };
}

/**
 * Apply a change; another kind of goods brings its own bounds, unless bounds come with it.
 * @param now on the sensor's clock
 * @throws FaultError `settings-invalid`, `care-invalid`
 */
export function changedSensor(sensor: Sensor, change: SensorChange, now: number): Sensor {
  const storage = change.storage ?? sensor.storage;
  const { low, high } = defaultSettings[storage];
  const settings: RuleSettings =
    change.settings ?? (storage === sensor.storage ? sensor.settings : { ...sensor.settings, low, high });
  refuse('settings-invalid', validateSettings(settings));
  if (change.care !== undefined) refuse('care-invalid', validateCare(change.care, now));
  return {
    ...sensor,
    name: change.name === undefined ? sensor.name : checkedName(change.name),
    place: change.place === undefined ? sensor.place : change.place.trim().slice(0, LONGEST_NAME),
    storage,
    settings,
    order: change.order ?? sensor.order,
    ...(change.care === undefined ? {} : { care: changeCare(sensor.care ?? {}, change.care) }),
  };
}

function refuse(
  code: 'settings-invalid' | 'care-invalid',
  problems: readonly { readonly field: string; readonly code: string }[],
): void {
  if (problems.length === 0) return;
  throw new FaultError(code, problems.map((problem) => `${problem.field}: ${problem.code}`).join('; '));
}

function checkedName(name: string): string {
  const trimmed = name.trim().slice(0, LONGEST_NAME);
  if (trimmed === '') throw new FaultError('settings-invalid', 'name: empty');
  return trimmed;
}
