import type { AdvertisementReading, LockedPayload } from './advertisement.ts';
import { advertisementForm, siliconRange } from './advertisement-form.ts';
import { addressAt, bytesOf, reversedAddressAt } from './advertised-bytes.ts';
import { BTHOME, readBthome, readPlainBthome } from './bthome-frame.ts';
import { battery, humidity, temperature } from './measured.ts';
import { uuidOf } from './uuid.ts';

const ENVIRONMENTAL_SENSING = uuidOf(0x181a);
const TAG_BYTES = 4;

/** The firmware's own form: 15 bytes, least significant byte first. */
function readCustom(frame: DataView): AdvertisementReading {
  return {
    measurements: [
      temperature(frame.getInt16(6, true) / 100),
      humidity(frame.getUint16(8, true) / 100),
      battery(frame.getUint8(12)),
    ],
    identity: reversedAddressAt(frame, 0),
    sequence: frame.getUint8(13),
    batteryMv: frame.getUint16(10, true),
  };
}

/** The form of the ATC firmware that came before: 13 bytes, most significant byte first. */
function readAtc(frame: DataView): AdvertisementReading {
  return {
    measurements: [
      temperature(frame.getInt16(6) / 10),
      humidity(frame.getUint8(8)),
      battery(frame.getUint8(9)),
    ],
    identity: addressAt(frame, 0),
    sequence: frame.getUint8(12),
    batteryMv: frame.getUint16(10),
  };
}

/** Either form encrypted: counter, content, tag. */
function readLocked(frame: DataView, address: readonly number[] | undefined): AdvertisementReading {
  const counter = frame.getUint8(0);
  // As it stands in the advertisement itself: its length, "service data", the service.
  const header = [frame.byteLength + 3, 0x16, 0x1a, 0x18];
  return {
    measurements: [],
    sequence: counter,
    locked: {
      key: 'pvvx',
      ...(address && { nonce: [...[...address].reverse(), ...header, counter] }),
      aad: [0x11],
      ciphertext: bytesOf(frame, 1, frame.byteLength - TAG_BYTES),
      tag: bytesOf(frame, frame.byteLength - TAG_BYTES),
      counter,
      counterBits: 8,
    },
  };
}

function readPlain(plain: DataView, locked: LockedPayload): AdvertisementReading | undefined {
  if (locked.key === 'bthome') return readPlainBthome(plain, locked);
  const sequence = locked.counter;
  if (plain.byteLength === 6) {
    const values = [
      temperature(plain.getInt16(0, true) / 100),
      humidity(plain.getUint16(2, true) / 100),
      battery(plain.getUint8(4)),
    ];
    return { measurements: values, sequence };
  }
  if (plain.byteLength !== 3) return undefined;
  const values = [
    temperature(plain.getUint8(0) / 2 - 40),
    humidity(plain.getUint8(1) / 2),
    battery(plain.getUint8(2) & 0x7f),
  ];
  return { measurements: values, sequence };
}

function readEnvironmental(
  frame: DataView,
  address: readonly number[] | undefined,
): AdvertisementReading | undefined {
  switch (frame.byteLength) {
    case 15:
      return readCustom(frame);
    case 13:
      return readAtc(frame);
    case 11:
    case 8:
      return readLocked(frame, address);
    default:
      return undefined;
  }
}

/**
 * The pvvx and ATC firmware of LYWSD03MMC and its relatives: its own form, the older ATC form, both encrypted, and BTHome v2,
 * which is the only one since version 6.
 * Source: pvvx/ATC_MiThermometer README.
 */
export const pvvxAdvertisement = advertisementForm({
  serviceDataUuids: [ENVIRONMENTAL_SENSING, BTHOME],
  range: siliconRange,
  read: ({ serviceData }, { address }) => {
    const bthome = serviceData.get(BTHOME);
    if (bthome) return readBthome(bthome, address);
    const frame = serviceData.get(ENVIRONMENTAL_SENSING);
    return frame && readEnvironmental(frame, address);
  },
  readPlain,
});
