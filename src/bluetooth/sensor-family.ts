import { findDriver } from '../drivers/index.ts';
import type { DriverRemark, SensorDriver } from '../drivers/sensor-driver.ts';

/** What a screen may know of a family of sensors. Plain data. */
export interface FamilyFacts {
  readonly label: string;
  readonly remarks: readonly DriverRemark[];
  /** It can blink or beep. */
  readonly canIdentify: boolean;
  /** It keeps a log that can be downloaded. */
  readonly keepsLog: boolean;
}

export function factsOf({ label, remarks = [], identify, log }: SensorDriver): FamilyFacts {
  return { label, remarks, canIdentify: identify !== undefined, keepsLog: log !== undefined };
}

/** @returns `undefined` for a driver that this version does not have */
export function familyFacts(driver: string): FamilyFacts | undefined {
  const found = findDriver(driver);
  return found && factsOf(found);
}
