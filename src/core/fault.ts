/**
 * Everything that can go wrong and that a person can act on. The text for each code, with its remedy,
 * stands in `src/text`. A bug is not a fault: it throws and reaches the one listener of its world.
 */
export type FaultCode =
  | 'bluetooth-unsupported'
  | 'bluetooth-off'
  | 'bluetooth-permission'
  | 'bluetooth-no-sensor-chosen'
  | 'bluetooth-not-recognised'
  | 'sensor-already-paired'
  | 'sensor-other-device'
  | 'sensor-never-connect'
  | 'sensor-encrypted'
  | 'frame-refused'
  | 'connect-timeout'
  | 'connect-failed'
  | 'link-lost'
  | 'operation-timeout'
  | 'operation-failed'
  | 'needs-new-choice'
  | 'recording-not-a-table'
  | 'recording-no-time-column'
  | 'recording-no-value-column'
  | 'recording-empty'
  | 'recording-cancelled'
  | 'model-unreadable'
  | 'model-mismatch'
  | 'detector-failed'
  | 'storage-full'
  | 'storage-failed'
  | 'settings-invalid'
  | 'care-invalid'
  | 'capture-unreadable'
  | 'capture-newer'
  | 'newer-version'
  | 'sensor-unknown'
  | 'alert-unknown'
  | 'not-the-engine'
  | 'engine-stopped'
  | 'notification-denied'
  | 'notification-unsupported'
  | 'push-failed'
  | 'service-worker-failed'
  | 'internal';

/** A fault as it crosses a boundary: plain data. `detail` is for the diagnosis page, never the only explanation. */
export interface Fault {
  readonly code: FaultCode;
  readonly detail?: string;
}

/** A fault as something that can be thrown inside one world and turned back into plain data at its edge. */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(code: FaultCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'FaultError';
    this.fault = detail === undefined ? { code } : { code, detail };
  }
}

/** Turn anything thrown into a fault: a `FaultError` keeps its code, everything else gets `fallback`. */
export function faultOf(thrown: unknown, fallback: FaultCode = 'internal'): Fault {
  if (thrown instanceof FaultError) return thrown.fault;
  return {
    code: fallback,
    detail: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
  };
}
