import { advertisementForm, type AdvertisementParts } from './advertisement-form.ts';
import type { ChooserFilter, SensorDriver } from './sensor-driver.ts';

/** A family that is heard by its advertisements only. */
export interface AdvertisedFamily extends AdvertisementParts {
  readonly key: string;
  readonly label: string;
  /** How the names of its sensors begin; none where a name says nothing. */
  readonly namePrefixes: readonly string[];
}

/** Where the company id is the measurement, every id is somebody's: such a filter would list strangers. */
const MOST_COMPANIES = 4;

function companyFilters(companyIds: readonly number[] = []): readonly ChooserFilter[] {
  if (companyIds.length > MOST_COMPANIES) return [];
  return companyIds.map((companyIdentifier) => ({ manufacturerData: [{ companyIdentifier }] }));
}

/** A driver without characteristics: connecting to one of its sensors brings nothing. */
export function advertisedDriver({ key, label, namePrefixes, ...parts }: AdvertisedFamily): SensorDriver {
  return {
    key,
    label,
    filters: [...namePrefixes.map((namePrefix) => ({ namePrefix })), ...companyFilters(parts.companyIds)],
    optionalServices: [],
    range: parts.range,
    characteristics: [],
    recognise: () => false,
    advertisement: advertisementForm(parts),
    remarks: ['advertisements-only'],
  };
}
