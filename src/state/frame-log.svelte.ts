import type { CapturedFrame } from '../core/capture.ts';
import type { Sensor } from '../core/sensor.ts';
import type { BluetoothPort, SeenFrame } from './ports.ts';

/** A frame with a number of its own: two can have the same time. */
export interface ListedFrame extends SeenFrame {
  readonly number: number;
}

/** Frames on the screen at most, over all sensors. */
export const MOST_FRAMES = 500;
/** Frames in a capture at most: some ten megabytes. */
export const LONGEST_CAPTURE = 100_000;
/** Frames of a log download come by the hundred: they are shown together. */
const showMs = 250;

/**
 * The frames that go over the air while somebody looks, newest first, and the capture that is recorded. Recording goes on
 * while the person is on other pages.
 */
export class FrameLog {
  list = $state.raw<readonly ListedFrame[]>([]);
  isPaused = $state(false);
  /** Frames that came during the pause. */
  missed = $state(0);
  isRecording = $state(false);
  /** The recording was stopped because it was as long as it may be. */
  isFull = $state(false);
  recorded = $state.raw<readonly CapturedFrame[]>([]);
  #port: Pick<BluetoothPort, 'watchFrames'>;
  #sensorOf: (id: string) => Sensor | undefined;
  #isWatched = false;
  #fresh: ListedFrame[] = [];
  #captured: CapturedFrame[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next = 1;

  constructor(port: Pick<BluetoothPort, 'watchFrames'>, sensorOf: (id: string) => Sensor | undefined) {
    this.#port = port;
    this.#sensorOf = sensorOf;
  }

  /** Somebody looks; returns how to stop. */
  watch(): () => void {
    this.#isWatched = true;
    this.#listen();
    return () => {
      this.#isWatched = false;
      this.#listen();
    };
  }

  pause(): void {
    this.#show();
    this.isPaused = true;
    this.missed = 0;
  }

  resume(): void {
    this.isPaused = false;
    this.missed = 0;
  }

  record(): void {
    this.recorded = [];
    this.#captured = [];
    this.isFull = false;
    this.isRecording = true;
    this.#listen();
  }

  stop(): void {
    this.#show();
    this.isRecording = false;
    this.#listen();
  }

  discard(): void {
    this.recorded = [];
    this.#captured = [];
    this.isFull = false;
  }

  #listen(): void {
    const wanted = this.#isWatched || this.isRecording;
    this.#port.watchFrames(wanted ? (frame) => this.#hear(frame) : undefined);
  }

  #hear(frame: SeenFrame): void {
    this.#fresh.push({ ...frame, number: this.#next++ });
    if (this.isRecording) this.#captured.push(capturedOf(frame, this.#sensorOf(frame.sensor)));
    this.#timer ??= setTimeout(() => this.#show(), showMs);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const fresh = this.#fresh.splice(0);
    if (this.isPaused) this.missed += fresh.length;
    else if (fresh.length > 0) this.list = [...fresh.reverse(), ...this.list].slice(0, MOST_FRAMES);
    if (!this.isRecording) return;
    this.isFull = this.#captured.length >= LONGEST_CAPTURE;
    this.recorded = this.#captured.slice(0, LONGEST_CAPTURE);
    if (this.isFull) {
      this.isRecording = false;
      this.#listen();
    }
  }
}

/** A frame as a capture file keeps it, under the device's own name, or the room's where it has none. */
export function capturedOf(frame: SeenFrame, sensor: Sensor | undefined): CapturedFrame {
  const { time, driver, characteristic, advertisement, hex, way, meaning } = frame;
  const own = sensor?.source.type === 'bluetooth' ? sensor.source.deviceName : '';
  return {
    time,
    device: own === '' ? (sensor?.name ?? '') : own,
    driver,
    ...(characteristic === undefined ? {} : { characteristic }),
    ...(advertisement === undefined ? {} : { advertisement }),
    hex,
    ...(way === 'advertised' ? {} : { way }),
    ...(typeof meaning === 'string' ? { refused: meaning } : {}),
  };
}
