import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../core/quantity.ts';
import { essFrames } from './frames/ess.frames.ts';
import type { Frame } from './frames/frame.ts';
import { allDrivers, chooserOptions, recogniseDriver } from './index.ts';
import type { DriverCharacteristic } from './sensor-driver.ts';
import { uuidOf } from './uuid.ts';

/** One line per driver: its frames. A driver without frames fails below. */
const framesOf: Readonly<Record<string, readonly Frame[]>> = { ess: essFrames };

const rangeOf: Readonly<Record<Quantity, readonly [number, number]>> = {
  temperature: [-273.15, 2000],
  humidity: [0, 100],
  pressure: [0, 200_000],
  battery: [0, 100],
};

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const decode = (characteristic: DriverCharacteristic, bytes: Uint8Array) =>
  characteristic.decode(viewOf(bytes));

/** `undefined` when the result of a decoder is one that the line may trust, else what is wrong with it. */
function findFlaw(characteristic: DriverCharacteristic, bytes: Uint8Array): string | undefined {
  const measurements = decode(characteristic, bytes);
  if (measurements === undefined) return undefined;
  if (measurements.length === 0) return 'understood, but empty';
  for (const { quantity, value } of measurements) {
    if (!characteristic.quantities.includes(quantity)) return `${quantity} was not announced`;
    const [low, high] = rangeOf[quantity];
    if (value !== undefined && !(value >= low && value <= high)) return `${quantity} = ${value}`;
  }
  return undefined;
}

describe.each(allDrivers)('driver $key', (driver) => {
  const frames = framesOf[driver.key] ?? [];
  const characteristicOf = (frame: Frame) => {
    const found = driver.characteristics.find(({ uuid }) => uuid === frame.characteristic);
    if (!found) throw new Error(`no characteristic ${frame.characteristic} in driver ${driver.key}`);
    return found;
  };

  it('has frames for each of its characteristics', () => {
    const withFrames = new Set(frames.map(({ characteristic }) => characteristic));
    expect(driver.characteristics.filter(({ uuid }) => !withFrames.has(uuid))).toEqual([]);
  });

  it.each(frames)('$characteristic $hex → $expect', (frame) => {
    const measurements = decode(characteristicOf(frame), bytesOf(frame.hex));
    const heard =
      measurements && Object.fromEntries(measurements.map((m) => [m.quantity, m.value ?? 'no value']));
    expect(heard ?? 'refused').toEqual(frame.expect);
  });

  it.each(frames)('$characteristic $hex cut short, emptied or lengthened is refused', (frame) => {
    const characteristic = characteristicOf(frame);
    const whole = bytesOf(frame.hex);
    for (let length = 0; length < whole.length; length++) {
      expect(decode(characteristic, whole.slice(0, length))).toBeUndefined();
    }
    expect(decode(characteristic, Uint8Array.of(...whole, 0))).toBeUndefined();
    expect(decode(characteristic, Uint8Array.of(...whole, ...whole))).toBeUndefined();
  });

  it.each(frames)('$characteristic $hex is read the same from the middle of a larger buffer', (frame) => {
    const characteristic = characteristicOf(frame);
    const whole = bytesOf(frame.hex);
    const larger = Uint8Array.of(0x55, 0xaa, 0x55, ...whole, 0xff);
    expect(decode(characteristic, larger.subarray(3, 3 + whole.length))).toEqual(
      decode(characteristic, whole),
    );
  });

  it('makes measurements in range or nothing of any one or two bytes', () => {
    for (const characteristic of driver.characteristics) {
      const flaws = new Set<string>();
      for (let raw = 0; raw <= 0xffff; raw++) {
        const flaw = findFlaw(characteristic, Uint8Array.of(raw & 255, raw >> 8));
        if (flaw !== undefined) flaws.add(flaw);
        if (raw <= 0xff && findFlaw(characteristic, Uint8Array.of(raw)) !== undefined)
          flaws.add(`byte ${raw}`);
      }
      expect([...flaws]).toEqual([]);
    }
  });

  it('asks the browser for every service that it reads', () => {
    const asked = [...driver.optionalServices, ...driver.filters.flatMap((filter) => filter.services ?? [])];
    expect(driver.characteristics.filter(({ service }) => !asked.includes(service))).toEqual([]);
  });

  it('reads a temperature', () => {
    expect(driver.characteristics.some(({ quantities }) => quantities.includes('temperature'))).toBe(true);
  });
});

describe('all drivers', () => {
  it('make measurements in range or nothing of any bytes, and never throw', () => {
    const characteristics = allDrivers.flatMap((driver) => driver.characteristics);
    const property = fc.property(
      fc.constantFrom(...characteristics),
      fc.nat({ max: 255 }),
      fc.integer(),
      (characteristic, length, seed) => {
        // Cheaper than an array of arbitraries: 100,000 runs in about a second.
        const bytes = Uint8Array.from(
          { length },
          (_, i) => Math.imul(seed ^ (i * 0x9e3779b1), 0x85ebca6b) >>> 24,
        );
        return findFlaw(characteristic, bytes) === undefined;
      },
    );
    fc.assert(property, { numRuns: 100_000 });
  });

  it('have keys of their own', () => {
    expect(new Set(allDrivers.map(({ key }) => key)).size).toBe(allDrivers.length);
  });

  it('name UUIDs as browsers report them', () => {
    const { filters, optionalServices } = chooserOptions();
    const uuids = [
      ...optionalServices,
      ...filters.flatMap((filter) => filter.services ?? []),
      ...allDrivers.flatMap(({ characteristics }) => characteristics.flatMap((c) => [c.service, c.uuid])),
    ];
    const canonical = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    expect(uuids.filter((uuid) => !canonical.test(uuid))).toEqual([]);
  });

  it('are found by their services, never by a name alone', () => {
    expect(recogniseDriver([uuidOf(0x181a), uuidOf(0x180f)], '')?.key).toBe('ess');
    expect(recogniseDriver([uuidOf(0x180f)], 'Environmental Sensing')).toBeUndefined();
    expect(recogniseDriver([], '')).toBeUndefined();
  });

  it('give the chooser filters, and services without repetition', () => {
    const { filters, optionalServices } = chooserOptions();
    expect(filters).toContainEqual({ services: [uuidOf(0x181a)] });
    expect(optionalServices).toContain(uuidOf(0x180f));
    expect(new Set(optionalServices).size).toBe(optionalServices.length);
  });
});
