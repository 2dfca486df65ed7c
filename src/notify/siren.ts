/**
 * The alarm on the tablet itself, made with Web Audio so that it needs no file and no network.
 *
 * `locked`: the browser lets nothing sound before somebody has touched the page: the top line offers the tap.
 * `ready`: it would be heard. `sounding`: it can be heard (as far as a page can know: the volume belongs to the tablet).
 * `unsupported`: no Web Audio here.
 */
export type SirenState = 'locked' | 'ready' | 'sounding' | 'unsupported';

export interface Siren {
  readonly state: SirenState;
  /** Call inside a tap or a key press. A siren that was started while locked is heard from here on. */
  unlock(): void;
  /** Sound until {@link Siren.stop}; when locked the wish is kept. The state afterwards tells whether it can be heard. */
  start(): SirenState;
  stop(): void;
}

const middleHz = 760;
const swingHz = 130;
const swingsPerSecond = 1.1;
const loudest = 0.6;
/** It begins soft, so that it wakes and does not frighten, and is at full strength after this time. */
const rampSeconds = 8;
const fadeSeconds = 0.08;

/**
 * @param onChange called whenever the state is another one
 * @param createContext makes the audio context; `undefined` where there is none
 */
export function createSiren(
  onChange: (state: SirenState) => void,
  createContext: () => AudioContext | undefined = createAudioContext,
): Siren {
  let context: AudioContext | undefined;
  let voice: { readonly stop: () => void } | undefined;
  let wanted = false;
  let unsupported = false;
  let known: SirenState = 'locked';

  function state(): SirenState {
    if (unsupported) return 'unsupported';
    if (context?.state !== 'running') return 'locked';
    return voice === undefined ? 'ready' : 'sounding';
  }

  function refresh(): void {
    const running = context?.state === 'running';
    if (context !== undefined && running && wanted) voice ??= sound(context);
    if (!wanted) {
      voice?.stop();
      voice = undefined;
    }
    const next = state();
    if (next === known) return;
    known = next;
    onChange(next);
  }

  return {
    get state() {
      return state();
    },
    unlock() {
      if (context === undefined) {
        context = createContext();
        unsupported = context === undefined;
        context?.addEventListener('statechange', refresh);
      }
      // Not awaited: where the browser still refuses, the promise stays open until it does not. `statechange` tells.
      if (context !== undefined && context.state !== 'running') void context.resume().then(refresh);
      refresh();
    },
    start() {
      wanted = true;
      refresh();
      return state();
    },
    stop() {
      wanted = false;
      refresh();
    },
  };
}

/**
 * Two tones in turn. The change is made by a slow square wave on the frequency, in the audio thread: a hidden page's
 * throttled timers cannot break it.
 */
function sound(context: AudioContext): { readonly stop: () => void } {
  const now = context.currentTime;
  const tone = new OscillatorNode(context, { type: 'triangle', frequency: middleHz });
  const turns = new OscillatorNode(context, { type: 'square', frequency: swingsPerSecond });
  const swing = new GainNode(context, { gain: swingHz });
  const volume = new GainNode(context, { gain: 0 });
  turns.connect(swing).connect(tone.frequency);
  tone.connect(volume).connect(context.destination);
  volume.gain.setValueAtTime(0.02, now);
  volume.gain.exponentialRampToValueAtTime(loudest, now + rampSeconds);
  tone.start();
  turns.start();
  return {
    stop() {
      const end = context.currentTime + fadeSeconds;
      const reached = volume.gain.value;
      volume.gain.cancelScheduledValues(context.currentTime);
      volume.gain.setValueAtTime(reached, context.currentTime);
      volume.gain.linearRampToValueAtTime(0, end);
      tone.stop(end);
      turns.stop(end);
    },
  };
}

function createAudioContext(): AudioContext | undefined {
  return 'AudioContext' in globalThis ? new AudioContext() : undefined;
}

/**
 * Unlock with the next touch or key, wherever it is; keeps listening, because a system may take the sound away again.
 * @returns stops listening
 */
export function unlockOnTouch(siren: Siren, target: EventTarget = document): () => void {
  const unlock = () => {
    siren.unlock();
  };
  const kinds = ['pointerup', 'keydown'];
  for (const kind of kinds) target.addEventListener(kind, unlock);
  return () => {
    for (const kind of kinds) target.removeEventListener(kind, unlock);
  };
}
