import type { Fault } from '../core/fault.ts';
import type { AlertView, RoomView, Snapshot } from '../core/view.ts';
import type { EngineTells } from '../../workers/engine/protocol.ts';
import { Clock } from './clock.svelte.ts';
import { Notices } from './notices.svelte.ts';
import type { Engine } from './ports.ts';
import { compareAlerts, openAlerts, sortRooms, watching } from './rooms.ts';

/** After this long without a snapshot the engine counts as not answering. */
export const staleMs = 10_000;

/** What the page knows about the whole site: the engine's latest picture and what follows from it. */
export class Site {
  readonly engine: Engine;
  readonly clock = new Clock();
  /** What a person should read now, whoever has to say it. */
  readonly notices = new Notices();
  snapshot = $state.raw<Snapshot>();
  /** Progress of the recording that is being read, as the engine last told it. */
  recording = $state.raw<EngineTells['recording']>();
  /** How often the engine had to be started again since the page was opened. */
  restarts = $state(0);
  /** The engine could not start at all, and why. */
  failure = $state.raw<Fault>();
  #heardAt = $state(Date.now());

  rooms = $derived<readonly RoomView[]>(sortRooms(this.snapshot?.rooms ?? []));
  openAlerts = $derived<readonly AlertView[]>(this.rooms.flatMap(openAlerts).toSorted(compareAlerts));
  /** Breaches found in sensors' logs that nobody has seen yet, newest first. */
  late = $derived<readonly AlertView[]>(
    this.rooms.flatMap((room) => room.late).toSorted((a, b) => b.alert.since - a.alert.since),
  );
  untaken = $derived(this.openAlerts.filter((view) => view.acknowledged === undefined));
  watching = $derived(watching(this.rooms));
  isViewer = $derived(this.snapshot?.role === 'viewer');
  silentForMs = $derived(this.clock.now - this.#heardAt);
  /** No picture for too long: whatever is on the screen is old. */
  isStale = $derived(this.silentForMs > staleMs);

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** A snapshot arrived. */
  show(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    this.failure = undefined;
    this.#heardAt = Date.now();
  }

  /** The engine said that it cannot start. */
  showFailure(fault: Fault): void {
    this.failure = fault;
  }

  /** The engine told how far it has read a recording. */
  showRecording(progress: EngineTells['recording']): void {
    this.recording = progress;
  }

  /** The page had to start the engine again. */
  countRestart(): void {
    this.restarts += 1;
  }

  room(id: string): RoomView | undefined {
    return this.rooms.find((room) => room.sensor.id === id);
  }
}
