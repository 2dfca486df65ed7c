import { advertisedDriver } from './advertised-driver.ts';
import type { AdvertisementReading } from './advertisement.ts';
import { battery, humidity, temperature } from './measured.ts';
import type { DriverMeasurement, TemperatureRange } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

const ELA = 0x0757;
const TEMPERATURE = uuidOf(0x2a6e);
const HUMIDITY = uuidOf(0x2a6f);

/** Pt1000 probes are the widest of the family. */
const range: TemperatureRange = { lowest: -200, highest: 300 };

/** Types of block, each with the bytes that follow it: ours, and the counters of doors, movements and presence. */
const lengthOf: ReadonlyMap<number, number> = new Map([
  [0x12, 2],
  [0x21, 1],
  [0x32, 2],
  [0x42, 2],
  [0x62, 2],
  [0x92, 2],
  [0xf1, 1],
  [0xf2, 2],
]);

function degreesAt(frame: DataView, offset: number): DriverMeasurement {
  const raw = frame.getInt16(offset, true);
  return temperature(raw === 0x7fff || raw === -0x8000 ? undefined : raw / 100);
}

function readBlocks(frame: DataView): AdvertisementReading | undefined {
  const measurements: DriverMeasurement[] = [];
  let batteryMv: number | undefined;
  let at = 0;
  while (at < frame.byteLength) {
    const type = frame.getUint8(at);
    const length = lengthOf.get(type);
    if (length === undefined || at + 1 + length > frame.byteLength) return undefined;
    if (type === 0x12) measurements.push(degreesAt(frame, at + 1));
    if (type === 0x21) measurements.push(humidity(frame.getUint8(at + 1)));
    if (type === 0xf1) measurements.push(battery(frame.getUint8(at + 1)));
    if (type === 0xf2) batteryMv = frame.getUint16(at + 1, true);
    at += 1 + length;
  }
  return at === 0 ? undefined : { measurements, ...(batteryMv !== undefined && { batteryMv }) };
}

/** Older firmware uses the numbers of the SIG's characteristics, with whole percent of humidity. */
function readServiceData(serviceData: ReadonlyMap<string, DataView>): AdvertisementReading | undefined {
  const degrees = serviceData.get(TEMPERATURE);
  const percent = serviceData.get(HUMIDITY);
  const measurements = [
    ...(degrees?.byteLength === 2 ? [degreesAt(degrees, 0)] : []),
    ...(percent?.byteLength === 1 ? [humidity(percent.getUint8(0))] : []),
  ];
  return measurements.length === 0 ? undefined : { measurements };
}

/**
 * ELA Innovation Blue PUCK and Blue COIN. An advertisement carries several blocks, of which a browser may show one: temperature
 * and battery come when they come.
 * Source: reelyactive/advlib-ble-manufacturers (elainnovation); custom-components/ble_monitor; theengs/decoder (SE_TEMP).
 */
export const ela = advertisedDriver({
  key: 'ela',
  label: 'ELA Blue PUCK / COIN',
  namePrefixes: ['P T ', 'P TPROBE', 'P RHT', 'C T ', 'PUCK_T'],
  companyIds: [ELA],
  serviceDataUuids: [TEMPERATURE, HUMIDITY],
  range,
  read: ({ manufacturerData, serviceData }) => {
    const frame = manufacturerData.get(ELA);
    return (frame && readBlocks(frame)) ?? readServiceData(serviceData);
  },
});
