import type { AdvertisementReading } from '../advertisement.ts';
import type { Quantity } from '../../core/quantity.ts';

/** A value, or several of them where a sensor has several probes; `'no value'` where the sensor says it has none. */
export type ExpectedValue = number | 'no value' | readonly (number | 'no value')[];

/**
 * An advertisement as a sensor sent it, with what it means. For tests only: nothing in the product imports this folder.
 */
export interface AdvertisedFrame {
  /** Absent when the form does not ask for it. */
  readonly name?: string;
  /** Hex by company id (without the id). */
  readonly manufacturerData?: Readonly<Record<number, string>>;
  /** Hex by the 16 bits of the service. */
  readonly serviceData?: Readonly<Record<number, string>>;
  /** For encrypted frames: the address as its owner enters it (absent where the frame has it), and the key. */
  readonly address?: string;
  readonly key?: string;
  /** What is inside an encrypted frame; `'wrong tag'` where the key does not open it. */
  readonly plain?: string;
  /** Values as published, rounded to hundredths. Every member that is not given must be absent. */
  readonly expect: ExpectedReading | 'refused';
  /** Where the bytes come from, so that somebody can look; "constructed" when they were made after the written format. */
  readonly source: string;
}

export type ExpectedReading = Readonly<Partial<Record<Quantity, ExpectedValue>>> &
  Omit<AdvertisementReading, 'measurements' | 'locked'>;
