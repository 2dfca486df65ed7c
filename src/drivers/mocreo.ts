import { advertisedDriver } from './advertised-driver.ts';
import { probeRange } from './advertisement-form.ts';
import { wholeFrame } from './advertised-bytes.ts';
import { battery, humidity, temperature } from './measured.ts';

/** ST5, ST6, ST8, ST9, ST10, MS1, MS2 and MS3; those with humidity. */
const models = [0x81, 0x83, 0x84, 0x86, 0x87, 0x8b, 0x94, 0x96];
const humid = [0x83, 0x86];

function isFrame(frame: DataView): boolean {
  return frame.byteLength === 18 && models.includes(frame.getUint8(1));
}

/**
 * MOCREO sensors for freezers. Flags and model are sent in place of a company id.
 * Source: custom-components/ble_monitor test_mocreo_parser.py.
 */
export const mocreo = advertisedDriver({
  key: 'mocreo',
  label: 'MOCREO',
  namePrefixes: ['MOCREO'],
  companyIds: models.flatMap((model) => Array.from({ length: 256 }, (_, flags) => flags + model * 256)),
  range: probeRange,
  read: ({ name, manufacturerData }, context) => {
    if (!name.startsWith('MOCREO')) return undefined;
    const frame = wholeFrame(manufacturerData, context, isFrame);
    return (
      frame && {
        measurements: [
          temperature(frame.getInt16(6, true) / 100),
          ...(humid.includes(frame.getUint8(1)) ? [humidity(frame.getUint16(8, true) / 100)] : []),
          battery(frame.getUint8(4) & 0x7f),
        ],
      }
    );
  },
});
