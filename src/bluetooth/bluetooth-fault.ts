import { FaultError, faultOf, type Fault, type FaultCode } from '../core/fault.ts';
import type { Unsupported } from '../drivers/sensor-driver.ts';

/** What we were doing when it failed: the same exception means different things at different moments. */
export type BluetoothMoment = 'choosing' | 'connecting' | 'discovering' | 'operating';

/** What an exception with no better explanation means at each moment. */
const otherwise: Readonly<Record<BluetoothMoment, FaultCode>> = {
  choosing: 'bluetooth-no-sensor-chosen',
  connecting: 'connect-failed',
  discovering: 'operation-failed',
  operating: 'operation-failed',
};

/**
 * The one mapper from what Web Bluetooth throws to fault codes. `NotFoundError` has at least six meanings in Chromium,
 * told apart only by their message; a message that we do not know gets the moment's general code, so the words decide
 * what a person is advised, never whether we go on.
 * Source: WebBluetoothCG/web-bluetooth (errors by name); Chromium blink bluetooth_error.cc (messages).
 */
export function bluetoothFault(thrown: unknown, moment: BluetoothMoment): Fault {
  if (thrown instanceof FaultError) return thrown.fault;
  // Only the browser's own exceptions are expected; anything else is a bug and must not look like a radio problem.
  if (!(thrown instanceof DOMException)) return faultOf(thrown);
  return { code: codeOf(thrown, moment), detail: `${thrown.name}: ${thrown.message}` };
}

function codeOf({ name, message }: DOMException, moment: BluetoothMoment): FaultCode {
  const says = (words: RegExp) => words.test(message);
  switch (name) {
    case 'SecurityError':
      // "Origin is not allowed to access any service": a sensor none of whose services a driver of ours names.
      return moment === 'discovering' ? 'bluetooth-not-recognised' : 'bluetooth-permission';
    case 'NotAllowedError':
      return 'bluetooth-permission';
    case 'NotFoundError':
      if (says(/adapter|low energy not available|powered off/i)) return 'bluetooth-off';
      if (says(/not supported on this platform/i)) return 'bluetooth-unsupported';
      if (says(/denied|disabled|policy|permission/i)) return 'bluetooth-permission';
      return moment === 'discovering' ? 'bluetooth-not-recognised' : otherwise[moment];
    case 'NotSupportedError':
      // A browser without an adapter may also say so here; an ATT error of any kind always ends up here.
      return moment === 'choosing' ? 'bluetooth-unsupported' : otherwise[moment];
    case 'InvalidStateError':
      return moment === 'operating' || moment === 'discovering' ? 'link-lost' : otherwise[moment];
    case 'NetworkError':
      return says(/disconnected/i) && moment !== 'connecting' ? 'link-lost' : otherwise[moment];
    default:
      return otherwise[moment];
  }
}

/** Why a device that we know is not to be used. */
export const faultOfUnsupported: Readonly<Record<Unsupported, FaultCode>> = {
  'never-connect': 'sensor-never-connect',
  'encrypted-connection': 'sensor-encrypted',
};
