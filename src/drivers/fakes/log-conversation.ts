import type { LogCommand, LogReading, LogRequest, LogState, LogStep, SensorLog } from '../sensor-log.ts';
import { bytesOfHex, viewOf } from './frame-trials.ts';

/** What a sensor says, of itself or after a command. */
export interface Said {
  readonly uuid: string;
  readonly hex: string;
}

/** A sensor with a log, as far as a download can tell. */
export interface LoggingSensor {
  /** What it says at once. A value that is read is said too. `undefined`: the command fails. */
  readonly answer: (command: LogCommand, time: number) => readonly Said[] | undefined;
  /** Somebody has connected. */
  readonly connected?: () => void;
}

export interface Course {
  readonly readings: readonly LogReading[];
  readonly done: LogStep['done'];
  readonly commands: readonly LogCommand[];
  readonly frames: number;
  readonly refused: number;
  readonly clocks: readonly NonNullable<LogStep['clock']>[];
}

export interface Circumstances {
  readonly begins: number;
  /** The link breaks before the frame of this number is heard, counted from 0 over the whole course. */
  readonly breaksBefore?: readonly number[];
  readonly awayMs?: number;
  /** Frames that never arrive. */
  readonly loses?: readonly number[];
}

/** As a bug that goes round in circles would show. */
const TOO_LONG = 50_000;

/**
 * A whole download, over as many connections as it takes. Time stands still while a link is up and passes while it is down. What is said
 * after the break of a link is lost, as it is in the air.
 */
export function download<State extends LogState>(
  log: SensorLog<State>,
  request: LogRequest,
  sensor: LoggingSensor,
  { begins, breaksBefore = [], awayMs = 90_000, loses = [] }: Circumstances,
): Course {
  let time = begins;
  let state: LogState = log.begin(request);
  let done: LogStep['done'];
  const said: Said[] = [];
  const readings: LogReading[] = [];
  const commands: LogCommand[] = [];
  const clocks: NonNullable<LogStep['clock']>[] = [];
  let frames = 0;
  let refused = 0;
  const anyLog: SensorLog = log;

  const take = (step: LogStep) => {
    // Plain data, so that it can be kept over a reload.
    state = structuredClone(step.state);
    done = step.done;
    readings.push(...step.readings);
    if (step.clock) clocks.push(step.clock);
    if (step.refused) refused += 1;
    for (const command of step.commands) {
      commands.push(command);
      const answer = sensor.answer(command, time);
      if (answer) said.push(...answer);
      else if (!done) take(anyLog.step(state, { type: 'failed', uuid: command.uuid, time }));
    }
  };
  const connect = () => {
    said.length = 0;
    sensor.connected?.();
    take(anyLog.step(state, { type: 'start', time }));
  };

  connect();
  for (let turn = 0; !done && turn < TOO_LONG; turn++) {
    const next = said.shift();
    if (!next) {
      time += log.idleMs;
      take(anyLog.step(state, { type: 'timeout', time }));
      continue;
    }
    const number = frames++;
    if (breaksBefore.includes(number)) {
      time += awayMs;
      connect();
    } else if (!loses.includes(number)) {
      const frame = viewOf(bytesOfHex(next.hex));
      take(anyLog.step(state, { type: 'frame', uuid: next.uuid, frame, time }));
    }
  }
  return { readings, done, commands, frames, refused, clocks };
}
