import { describe, expect, it } from 'vitest';
import { FaultError } from '../core/fault.ts';
import { bluetoothFault } from './bluetooth-fault.ts';

describe('the mapper of Bluetooth errors', () => {
  it.each([
    [
      'choosing',
      'NotFoundError',
      'User cancelled the requestDevice() chooser.',
      'bluetooth-no-sensor-chosen',
    ],
    ['choosing', 'NotFoundError', 'Bluetooth adapter not available.', 'bluetooth-off'],
    ['choosing', 'NotFoundError', 'Bluetooth Low Energy not available.', 'bluetooth-off'],
    [
      'choosing',
      'NotFoundError',
      'Web Bluetooth is not supported on this platform.',
      'bluetooth-unsupported',
    ],
    ['choosing', 'NotFoundError', 'Web Bluetooth API globally disabled.', 'bluetooth-permission'],
    [
      'choosing',
      'NotFoundError',
      'User or their enterprise policy has disabled Web Bluetooth.',
      'bluetooth-permission',
    ],
    ['choosing', 'NotFoundError', 'User denied the browser permission to scan.', 'bluetooth-permission'],
    ['choosing', 'SecurityError', 'Must be handling a user gesture.', 'bluetooth-permission'],
    ['choosing', 'NotAllowedError', 'Permission denied.', 'bluetooth-permission'],
    ['connecting', 'NetworkError', 'Connection attempt failed.', 'connect-failed'],
    ['connecting', 'NetworkError', 'Bluetooth Device is no longer in range.', 'connect-failed'],
    ['connecting', 'AbortError', 'Connection attempt was aborted.', 'connect-failed'],
    ['connecting', 'NotFoundError', 'Bluetooth adapter not available.', 'bluetooth-off'],
    ['discovering', 'NotFoundError', 'No Services found in device.', 'bluetooth-not-recognised'],
    [
      'discovering',
      'SecurityError',
      'Origin is not allowed to access any service.',
      'bluetooth-not-recognised',
    ],
    ['discovering', 'NetworkError', 'GATT Server is disconnected. Cannot retrieve services.', 'link-lost'],
    [
      'operating',
      'NetworkError',
      'GATT Server is disconnected. Cannot perform GATT operations.',
      'link-lost',
    ],
    ['operating', 'NetworkError', 'GATT operation already in progress.', 'operation-failed'],
    ['operating', 'InvalidStateError', 'Characteristic with UUID … is no longer valid.', 'link-lost'],
    ['operating', 'NotSupportedError', 'GATT operation failed for unknown reason.', 'operation-failed'],
    ['operating', 'UnheardOfError', '', 'operation-failed'],
  ] as const)('%s, %s "%s" → %s', (moment, name, message, code) => {
    expect(bluetoothFault(new DOMException(message, name), moment)).toEqual({
      code,
      detail: `${name}: ${message}`,
    });
  });

  it('keeps the code of our own faults', () => {
    expect(bluetoothFault(new FaultError('connect-timeout'), 'connecting')).toEqual({
      code: 'connect-timeout',
    });
  });

  it('does not let a bug look like a radio problem', () => {
    const fault = bluetoothFault(new RangeError('offset'), 'operating');
    expect(fault).toEqual({ code: 'internal', detail: 'RangeError: offset' });
  });
});
