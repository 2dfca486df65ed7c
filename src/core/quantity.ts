/** What a sensor can measure. Inside Frostline a quantity has exactly one unit. */
export type Quantity = 'temperature' | 'humidity' | 'pressure' | 'battery';

/** The unit each quantity is kept in, from the decoder to the database. Other units exist only on the screen. */
export const unitOf: Readonly<Record<Quantity, string>> = {
  temperature: '°C',
  humidity: '%',
  pressure: 'Pa',
  battery: '%',
};

/**
 * What is kept of a sensor beside the quantities it measures. `error`: the detector's reconstruction error; `raw`: temperatures as the
 * sensor sent them, wherever a calibration was in force (where none was, `temperature` is what was sent); `logged`: values of the sensor's
 * own log that disagree with what was heard live, °C; `lost`: a 1 for each time that the link was lost.
 */
export type Derived = 'error' | 'raw' | 'logged' | 'lost';
