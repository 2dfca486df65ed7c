import { bytesOf } from './advertised-bytes.ts';
import { textOf } from './frame-text.ts';
import type { DetailCharacteristic, DeviceDetails } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

export const DEVICE_INFORMATION_SERVICE = uuidOf(0x180a);

/**
 * What every device with the Device Information Service says about itself. The serial number (0x2A25) is missing: browsers
 * hide it. Source: Bluetooth SIG, Device Information Service 1.2.
 */
export const deviceInformation: readonly DetailCharacteristic[] = [
  textCharacteristic(0x2a29, (manufacturer) => ({ manufacturer })),
  textCharacteristic(0x2a24, (model) => ({ model })),
  textCharacteristic(0x2a26, (firmware) => ({ firmware })),
  textCharacteristic(0x2a27, (hardware) => ({ hardware })),
];

function textCharacteristic(uuid: number, named: (text: string) => DeviceDetails): DetailCharacteristic {
  return {
    service: DEVICE_INFORMATION_SERVICE,
    uuid: uuidOf(uuid),
    decode: (frame) => {
      const text = textOf(bytesOf(frame));
      return text === '' ? undefined : named(text);
    },
  };
}
