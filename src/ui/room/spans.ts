const HOUR = 3_600_000;

/** How much of the past the chart of a room can show (ms). */
export const spans = { '1h': HOUR, '6h': 6 * HOUR, '24h': 24 * HOUR, '7d': 7 * 24 * HOUR } as const;

export type Span = keyof typeof spans;
