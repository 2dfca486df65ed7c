/** What a sensor can measure. Inside Frostline a quantity has exactly one unit. */
export type Quantity = 'temperature' | 'humidity' | 'pressure' | 'battery';

/** The unit each quantity is kept in, from the decoder to the database. Other units exist only on the screen. */
export const unitOf: Readonly<Record<Quantity, string>> = {
  temperature: '°C',
  humidity: '%',
  pressure: 'Pa',
  battery: '%',
};
