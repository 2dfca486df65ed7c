import { cutWindows, simulateFault } from './rooms.ts';
import type { RoomHistory } from './rooms.ts';

export interface GoldenWindow {
  readonly name: string;
  /** Scaled values, oldest first; `null` stands for NaN. */
  readonly window: readonly (number | null)[];
  /** Error on the CPU backend; `null` stands for NaN. */
  readonly error: number | null;
}

/** `golden.json`: what every backend has to reproduce within 1e-4. */
export interface Golden {
  readonly model: string;
  /** SHA-256 of the weights these scores belong to. */
  readonly sha256: string;
  readonly windows: readonly GoldenWindow[];
}

/** Windows of all kinds, with four decimals so that the file holds exactly what was scored. */
export function pickGoldenWindows(
  room: RoomHistory,
  steps: number,
): { name: string; values: Float32Array }[] {
  const normal = cutWindows(room.scaled, steps, 24 * 60, 15);
  const rows = Array.from({ length: normal.length / steps }, (_, i) =>
    normal.subarray(i * steps, (i + 1) * steps),
  );
  const byPeak = rows.toSorted((a, b) => Math.max(...a) - Math.max(...b));
  const faulty = (fault: 'door-open' | 'compressor-stopped', minutes: number) =>
    simulateFault(room, fault, 30, steps - 1, minutes).scaled.slice(-steps);
  const calm = byPeak[0] ?? new Float32Array(steps);
  return [
    { name: 'calm', values: calm },
    { name: 'middle of normal', values: byPeak[Math.floor(byPeak.length / 2)] ?? calm },
    { name: 'highest of normal (defrost)', values: byPeak.at(-1) ?? calm },
    { name: 'door open for 10 min', values: faulty('door-open', 10) },
    { name: 'door open for 60 min', values: faulty('door-open', 60) },
    { name: 'compressor stopped for 20 min', values: faulty('compressor-stopped', 20) },
    { name: 'compressor stopped for 90 min', values: faulty('compressor-stopped', 90) },
    { name: 'all at the median', values: new Float32Array(steps) },
    { name: 'all at the clip', values: new Float32Array(steps).fill(8) },
    {
      name: 'falling from clip to clip',
      values: Float32Array.from({ length: steps }, (_, i) => 8 - (16 * i) / (steps - 1)),
    },
    { name: 'calm with one value missing', values: calm.with(17, NaN) },
  ].map(({ name, values }) => ({ name, values: values.map((value) => Math.round(value * 1e4) / 1e4) }));
}
