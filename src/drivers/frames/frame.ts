import type { Quantity } from '../../core/quantity.ts';

/**
 * A frame as a sensor sent it, with what it means. For tests only: nothing in the product imports this folder.
 * `expect` maps each quantity to its value; `'no value'` where the sensor says it has none.
 */
export interface Frame {
  readonly characteristic: string;
  readonly hex: string;
  readonly expect: Readonly<Partial<Record<Quantity, number | 'no value'>>> | 'refused';
  /** Where the bytes come from, so that somebody can look; "constructed" when they were made after the written format. */
  readonly source: string;
}
