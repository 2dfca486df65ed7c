import type { CapturedFrame } from '../../src/core/capture.ts';
import { bytesOf } from '../../src/core/hex.ts';
import type { Quantity } from '../../src/core/quantity.ts';
import type { ReplayedFrame } from '../../src/core/view.ts';
import { allDrivers } from '../../src/drivers/index.ts';
import type { SensorDriver } from '../../src/drivers/sensor-driver.ts';

/** What the drivers of now make of captured frames. */
export interface DecodedCapture {
  readonly frames: readonly ReplayedFrame[];
  /** Readings by device, in the order of the file. */
  readonly devices: ReadonlyMap<string, readonly DecodedReading[]>;
}
export interface DecodedReading {
  readonly quantity: Quantity;
  readonly time: number;
  readonly value: number;
}

type Outcome = Pick<ReplayedFrame, 'measurements' | 'refused'>;

/** Decode every frame with the driver that took it. Parts of one advertisement are put together first. */
export function decodeCapture(
  captured: readonly CapturedFrame[],
  drivers: readonly SensorDriver[] = allDrivers,
): DecodedCapture {
  const frames: ReplayedFrame[] = [];
  const devices = new Map<string, DecodedReading[]>();
  const before = new Map<string, ReadonlyMap<number, DataView>>();
  for (const group of groupsOf(captured)) {
    const [first] = group;
    if (first === undefined) continue;
    const { device, time } = first;
    const driver = drivers.find(({ key }) => key === first.driver);
    const outcome =
      driver === undefined ? ({ refused: 'driver-unknown' } as const) : decode(driver, group, before);
    frames.push(
      ...group.map((frame, i) => ({
        time,
        device,
        driver: frame.driver,
        source: frame.characteristic ?? frame.advertisement ?? '',
        hex: frame.hex,
        // The measurements of an advertisement stand with its first part.
        ...(i === 0 || outcome.measurements === undefined ? outcome : { measurements: [] }),
      })),
    );
    const readings = devices.get(device) ?? [];
    for (const { quantity, value } of outcome.measurements ?? [])
      if (value !== undefined) readings.push({ quantity, time, value });
    devices.set(device, readings);
  }
  return { frames, devices };
}

function decode(
  driver: SensorDriver,
  group: readonly CapturedFrame[],
  before: Map<string, ReadonlyMap<number, DataView>>,
): Outcome {
  const [first] = group;
  // What was said to the sensor is part of the story, and no measurement.
  if (first?.way === 'written') return { measurements: [] };
  if (first?.characteristic === undefined) return decodeAdvertisement(driver, group, before);
  const channel = driver.characteristics.find(({ uuid }) => uuid === first.characteristic);
  if (channel === undefined) return { refused: 'channel-unknown' };
  const bytes = bytesOf(first.hex);
  const measurements = bytes === undefined ? undefined : channel.decode(bytes);
  return measurements === undefined
    ? { refused: 'not-understood' }
    : { measurements: firstProbe(measurements) };
}

function decodeAdvertisement(
  driver: SensorDriver,
  group: readonly CapturedFrame[],
  before: Map<string, ReadonlyMap<number, DataView>>,
): Outcome {
  const name = group[0]?.device ?? '';
  const manufacturerData = new Map<number, DataView>();
  const serviceData = new Map<string, DataView>();
  for (const { advertisement = '', hex } of group) {
    const [kind, id = ''] = advertisement.split(':');
    const bytes = bytesOf(hex);
    if (bytes === undefined) continue;
    if (kind === 'manufacturer') manufacturerData.set(Number.parseInt(id, 16), bytes);
    else serviceData.set(id, bytes);
  }
  if (driver.advertisement === undefined) return { refused: 'channel-unknown' };
  const context = { address: undefined, previous: before.get(name) };
  before.set(name, manufacturerData);
  const reading = driver.advertisement.decode({ name, manufacturerData, serviceData }, context);
  if (reading === undefined) return { refused: 'not-understood' };
  if (reading.locked !== undefined) return { refused: 'locked' };
  return { measurements: firstProbe(reading.measurements) };
}

/** Frames one by one; parts of one advertisement together. */
function groupsOf(captured: readonly CapturedFrame[]): CapturedFrame[][] {
  const groups: CapturedFrame[][] = [];
  for (const frame of captured) {
    const last = groups.at(-1);
    const head = last?.[0];
    const isSame =
      head !== undefined &&
      frame.advertisement !== undefined &&
      head.advertisement !== undefined &&
      head.time === frame.time &&
      head.device === frame.device &&
      head.driver === frame.driver &&
      last?.every(({ advertisement }) => advertisement !== frame.advertisement) === true;
    if (isSame) last?.push(frame);
    else groups.push([frame]);
  }
  return groups;
}

/** Of sensors with several probes the first is the room's. */
function firstProbe<T extends { readonly channel?: number }>(measurements: readonly T[]): T[] {
  return measurements.filter(({ channel = 0 }) => channel === 0);
}
