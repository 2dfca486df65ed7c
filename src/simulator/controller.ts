import type { RoomSpec } from './room-spec.ts';

/** What the room's own controller does. `chill`: after a defrost the compressor cools the coil before the fans start. */
export type ControllerPhase = 'cool' | 'defrost' | 'drip' | 'chill';

/** State of the controller. Times in ms. */
export interface Controller {
  phase: ControllerPhase;
  phaseSince: number;
  compressor: boolean;
  compressorSince: number;
  nextDefrostAt: number;
  /** What its own sensor in the return air shows, °C. */
  sensed: number;
}

const DAY = 86_400_000;

export function beginController(spec: RoomSpec, time: number, temperature: number): Controller {
  return {
    phase: 'cool',
    phaseSince: time,
    compressor: false,
    compressorSince: time - spec.plant.minimumOffMs,
    nextDefrostAt: defrostAfter(spec, time),
    sensed: temperature,
  };
}

/** The first defrost of the local clock after `time`. */
export function defrostAfter(spec: RoomSpec, time: number): number {
  const { everyMs, offsetMs } = spec.defrost;
  const local = time + spec.utcOffsetMs;
  const midnight = Math.floor(local / DAY) * DAY;
  const sinceFirst = local - midnight - offsetMs;
  const next = midnight + offsetMs + (Math.floor(sinceFirst / everyMs) + 1) * everyMs;
  // A timer counts from its first defrost of the day; where a day is no whole number of periods the last one is short.
  return (
    Math.min(next, local < midnight + offsetMs ? midnight + offsetMs : midnight + DAY + offsetMs) -
    spec.utcOffsetMs
  );
}

/** Fans stand still while a heater is on and until its heat is out of the coil; off-cycle defrost needs them. */
export function fansRun(spec: RoomSpec, controller: Controller): boolean {
  return controller.phase === 'cool' || spec.defrost.power === 0;
}

/**
 * Decide what runs from now on; moves `controller` on in place.
 * @param air,coil temperatures in °C at `time`
 * @param stepS time since the last decision, s
 */
export function decide(
  spec: RoomSpec,
  controller: Controller,
  time: number,
  stepS: number,
  air: number,
  coil: number,
): void {
  const { plant, defrost } = spec;
  controller.sensed += (air - controller.sensed) * (1 - Math.exp(-stepS / plant.controlLag));
  const inPhase = time - controller.phaseSince;
  switch (controller.phase) {
    case 'cool':
      if (time < controller.nextDefrostAt) break;
      enter(controller, 'defrost', time);
      controller.nextDefrostAt = defrostAfter(spec, time);
      break;
    case 'defrost':
      if (coil >= defrost.endTemperature || inPhase >= defrost.limitMs) enter(controller, 'drip', time);
      break;
    case 'drip':
      if (inPhase >= defrost.dripMs) enter(controller, 'chill', time);
      break;
    case 'chill':
      if (inPhase >= defrost.fanDelayMs) enter(controller, 'cool', time);
      break;
  }
  const want = wantsCooling(spec, controller);
  if (want === controller.compressor) return;
  const ran = time - controller.compressorSince;
  // A defrost stops the compressor at once; the shortest run protects it against short cycling only.
  const held = controller.compressor
    ? controller.phase === 'cool' && ran < plant.minimumOnMs
    : ran < plant.minimumOffMs;
  if (held) return;
  controller.compressor = want;
  controller.compressorSince = time;
}

function wantsCooling(spec: RoomSpec, controller: Controller): boolean {
  const { cutOut, differential } = spec.plant;
  if (controller.phase === 'chill') return true;
  if (controller.phase !== 'cool') return false;
  if (controller.sensed <= cutOut) return false;
  return controller.compressor || controller.sensed >= cutOut + differential;
}

function enter(controller: Controller, phase: ControllerPhase, time: number): void {
  controller.phase = phase;
  controller.phaseSince = time;
}
