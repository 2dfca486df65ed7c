import type { LogCommand, LogState, LogStep } from './sensor-log.ts';

/** Questions in a row without an answer that brings something; then the download gives up. */
const PATIENCE = 3;

/** Nothing to do but to wait for the next frame. */
export function waiting<State extends LogState>(state: State): LogStep<State> {
  return { state, commands: [], readings: [] };
}

/** A frame that is not understood. */
export function refused<State extends LogState>(state: State): LogStep<State> {
  return { state, commands: [], readings: [], refused: true };
}

/** After a silence or a broken-off answer: the question again, or the end after too many. */
export function askAgain<State extends LogState>(
  state: State,
  commands: readonly LogCommand[],
): LogStep<State> {
  const tried = { ...state, silences: state.silences + 1 };
  if (tried.silences > PATIENCE) return { state: tried, commands: [], readings: [], done: 'gave-up' };
  return { state: tried, commands, readings: [] };
}

/**
 * Our clock minus that of a sensor which tells whole seconds, ms: in whole seconds too, so that a record has nearly always the same time
 * in every download.
 */
export function offsetOf(sensor: number, time: number): number {
  return Math.floor((time - sensor) / 1_000) * 1_000;
}

/** How far a download has come, from one time to another. 0 ≤ p ≤ 1. */
export function progressTo(from: number, to: number, reached: number): number {
  return to > from ? Math.min(1, Math.max(0, (reached - from) / (to - from))) : 1;
}
