import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfHex, findFlaw, mutate, viewOf, viewOfHex } from './fakes/frame-trials.ts';
import type { DetailFrame, Frame, FrameFile, IdentityFrame } from './frames/frame.ts';
import { allDrivers, chooserOptions, findDriver, findUnsupported, recogniseDriver } from './index.ts';
import type { DriverMeasurement, SensorDriver } from './sensor-driver.ts';
import { textOf } from './frame-text.ts';
import { uuidOf } from './uuid.ts';

const connectable = allDrivers.filter(({ characteristics }) => characteristics.length > 0);

/** Each driver's frames lie beside it under its key: a driver without them fails here. */
const framesOf = new Map<string, FrameFile>();
for (const { key } of connectable) {
  const file: FrameFile = await import(`./frames/${key}.frames.ts`);
  framesOf.set(key, file);
}

/** What a frame says, as the files of frames write it. */
function heardOf(measurements: readonly DriverMeasurement[] | undefined) {
  if (!measurements) return 'refused';
  return Object.fromEntries(
    measurements.map(({ quantity, value, channel }) => [
      channel ? `${quantity} ${channel}` : quantity,
      value ?? 'no value',
    ]),
  );
}

describe.each(connectable)('driver $key', (driver) => {
  const { frames = [], details = [], identities = [] } = framesOf.get(driver.key) ?? {};
  const characteristicsOf = ({ characteristic }: Frame) => {
    const found = driver.characteristics.filter(({ uuid }) => uuid === characteristic);
    if (found.length === 0) throw new Error(`no characteristic ${characteristic} in driver ${driver.key}`);
    return found;
  };

  it('has frames for each of its characteristics', () => {
    const withFrames = new Set(frames.map(({ characteristic }) => characteristic));
    expect(driver.characteristics.filter(({ uuid }) => !withFrames.has(uuid))).toEqual([]);
  });

  it.each(frames)('$characteristic "$hex" → $expect', (frame) => {
    for (const characteristic of characteristicsOf(frame)) {
      expect(heardOf(characteristic.decode(viewOfHex(frame.hex)))).toEqual(frame.expect);
      if (frame.vitals) expect(characteristic.vitals?.(viewOfHex(frame.hex))).toEqual(frame.vitals);
    }
  });

  it.each(frames)('$characteristic "$hex" cut short or lengthened never says anything else', (frame) => {
    const whole = bytesOfHex(frame.hex);
    const cut = Array.from(whole, (_, length) => whole.slice(0, length));
    const others = [...cut, Uint8Array.of(...whole, 0), Uint8Array.of(...whole, ...whole)];
    for (const { decode } of characteristicsOf(frame)) {
      const known = heardOf(decode(viewOf(whole)));
      for (const other of others) {
        const values = (decode(viewOf(other)) ?? []).filter(({ value }) => value !== undefined);
        const heard = heardOf(values);
        // An array of measurements is never a refusal.
        if (heard !== 'refused') expect(known).toMatchObject(heard);
      }
    }
  });

  it.each(frames)('$characteristic "$hex" is read the same from the middle of a larger buffer', (frame) => {
    const whole = bytesOfHex(frame.hex);
    const larger = Uint8Array.of(0x55, 0xaa, 0x55, ...whole, 0xff);
    for (const { decode } of characteristicsOf(frame)) {
      expect(decode(viewOf(larger.subarray(3, 3 + whole.length)))).toEqual(decode(viewOf(whole)));
    }
  });

  it('hears −40 °C', () => {
    const values = frames.flatMap((frame) =>
      characteristicsOf(frame).flatMap(({ decode }) => decode(viewOfHex(frame.hex)) ?? []),
    );
    expect(values.some(({ quantity, value }) => quantity === 'temperature' && value === -40)).toBe(true);
  });

  it('makes measurements in range or nothing of any one or two bytes', () => {
    for (const characteristic of driver.characteristics) {
      const flaws = new Set<string | undefined>();
      for (let raw = 0; raw <= 0xffff; raw++) {
        flaws.add(findFlaw(driver, characteristic, Uint8Array.of(raw & 255, raw >> 8)));
      }
      for (let raw = 0; raw <= 0xff; raw++) flaws.add(findFlaw(driver, characteristic, Uint8Array.of(raw)));
      flaws.add(findFlaw(driver, characteristic, Uint8Array.of()));
      expect([...flaws]).toEqual([undefined]);
    }
  });

  it('makes measurements in range or nothing of 100,000 random and 100,000 damaged frames', () => {
    const own = frames.map(({ hex }) => bytesOfHex(hex));
    const flaws = new Set<string>();
    const check = (bytes: Uint8Array<ArrayBuffer>) => {
      for (const characteristic of driver.characteristics) {
        const flaw = findFlaw(driver, characteristic, bytes);
        if (flaw !== undefined) flaws.add(flaw);
      }
    };
    const property = fc.property(fc.integer(), (seed) => {
      for (let round = 0; round < 1_000; round++) {
        check(mutate(seed + round));
        check(mutate(seed + round, own[round % own.length]));
      }
      return flaws.size === 0;
    });
    fc.assert(property, { numRuns: 100 });
    expect([...flaws]).toEqual([]);
  });

  it.each(details)('says of itself "$hex" → $expect', (frame: DetailFrame) => {
    const detail = driver.details?.find(({ uuid }) => uuid === frame.characteristic);
    expect(detail?.decode(viewOfHex(frame.hex)) ?? 'refused').toEqual(frame.expect);
  });

  it.each(identities)('is known by "$hex" → $expect', ({ hex, expect: expected }: IdentityFrame) => {
    const { identity } = driver;
    const bytes = bytesOfHex(hex);
    const told =
      identity?.from === 'name' ? identity.decode(textOf([...bytes])) : identity?.decode(viewOf(bytes));
    expect(told ?? 'refused').toBe(expected);
  });

  it('never throws over what it says of itself', () => {
    for (let seed = 0; seed < 20_000; seed++) {
      const frame = viewOf(mutate(seed));
      for (const detail of driver.details ?? []) detail.decode(frame);
      for (const { vitals, descriptors } of driver.characteristics) {
        vitals?.(frame);
        descriptors?.describe(new Map(descriptors.uuids.map((uuid) => [uuid, frame])));
      }
      if (driver.identity && driver.identity.from !== 'name') driver.identity.decode(frame);
      for (const { uuid } of driver.characteristics) driver.conversation?.answer?.(uuid, frame);
    }
  });

  it('asks the browser for every service that it uses', () => {
    const asked = new Set(chooserOptions(true).optionalServices);
    expect(servicesOf(driver).filter((service) => !asked.has(service))).toEqual([]);
    expect(
      driver.characteristics.filter(({ service }) => !driver.optionalServices.includes(service)),
    ).toEqual([]);
  });

  it('reads a temperature', () => {
    expect(driver.characteristics.some(({ quantities }) => quantities.includes('temperature'))).toBe(true);
  });
});

/** Every service that a driver names anywhere. */
function servicesOf({
  characteristics,
  conversation,
  log,
  identity,
  identify,
  details,
}: SensorDriver): string[] {
  const { opening = [], closing = [], ask, beforeRead = [] } = conversation ?? {};
  return [
    ...characteristics,
    ...opening,
    ...closing,
    ...(ask?.writes ?? []),
    ...beforeRead.map(({ write }) => write),
    ...(log?.listens ?? []),
    ...(identity && identity.from !== 'name' ? [identity] : []),
    ...(identify ?? []),
    ...(details ?? []),
  ].map(({ service }) => service);
}

describe('all drivers', () => {
  it('have keys of their own', () => {
    expect(new Set(allDrivers.map(({ key }) => key)).size).toBe(allDrivers.length);
    for (const driver of allDrivers) expect(findDriver(driver.key)).toBe(driver);
  });

  it('name UUIDs as browsers report them', () => {
    const { filters, optionalServices } = chooserOptions(true);
    const uuids = [
      ...optionalServices,
      ...filters.flatMap((filter) => filter.services ?? []),
      ...allDrivers.flatMap(servicesOf),
      ...allDrivers.flatMap(({ characteristics }) => characteristics.map(({ uuid }) => uuid)),
    ];
    const canonical = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    expect(uuids.filter((uuid) => !canonical.test(uuid))).toEqual([]);
  });

  it('have a range that is one', () => {
    expect(allDrivers.filter(({ range }) => range.lowest >= range.highest)).toEqual([]);
  });

  it.each([
    ['Environmental Sensing', [uuidOf(0x181a), uuidOf(0x180f)], '', 'ess'],
    ['a battery alone, whatever its name', [uuidOf(0x180f)], 'Environmental Sensing', undefined],
    ['nothing', [], '', undefined],
    ['the pvvx firmware, which speaks ESS too', [uuidOf(0x181a), uuidOf(0x1f10)], 'ATC_123456', 'pvvx'],
    ['a RuuviTag', ['6e400001-b5a3-f393-e0a9-e50e24dcca9e'], 'Ruuvi 884F', 'ruuvi'],
    ['another device with a Nordic UART', ['6e400001-b5a3-f393-e0a9-e50e24dcca9e'], 'Robot', undefined],
    ['a ThermoBeacon', [uuidOf(0xfff0)], 'ThermoBeacon', 'thermobeacon'],
    ['an Inkbird on the same service', [uuidOf(0xfff0)], 'sps', 'inkbird'],
    ['a lamp on the same service', [uuidOf(0xfff0)], 'Triones', undefined],
    ['a Health Thermometer', [uuidOf(0x1809)], '', 'hts'],
  ])('recognise %s', (_what, services, name, key) => {
    expect(recogniseDriver(services, name)?.key).toBe(key);
  });

  it('recognise a sensor whose name the browser has forgotten', () => {
    const nordicUart = ['6e400001-b5a3-f393-e0a9-e50e24dcca9e'];
    expect(recogniseDriver(nordicUart, '')).toBeUndefined();
    expect(recogniseDriver(nordicUart, '', 'ruuvi')?.key).toBe('ruuvi');
    expect(recogniseDriver([uuidOf(0xfff0)], '', 'inkbird')?.key).toBe('inkbird');
    expect(recogniseDriver([uuidOf(0xfff0)], '', 'ruuvi')).toBeUndefined();
  });

  it('leave alone what must not be connected, and what does not talk to us', () => {
    expect(findUnsupported([], 'IBS-P02B')).toBe('never-connect');
    expect(findUnsupported([], 'ITH-21-B')).toBeUndefined();
    const encrypted = ['00010203-0405-0607-0809-0a0b0c0d1910'];
    expect(findUnsupported(encrypted, 'GVH5100_1234')).toBe('encrypted-connection');
    expect(findUnsupported(['494e5445-4c4c-495f-524f-434b535f4857', ...encrypted], '')).toBeUndefined();
  });

  it('do not offer the one that must not be connected', () => {
    const { filters } = chooserOptions(true);
    const lists = filters.filter(
      ({ name, namePrefix, services, manufacturerData }) =>
        name === 'IBS-P02B' ||
        (namePrefix !== undefined && 'IBS-P02B'.startsWith(namePrefix)) ||
        (namePrefix === undefined && name === undefined && services?.includes(uuidOf(0xfff0))) ||
        manufacturerData?.some(({ companyIdentifier }) => companyIdentifier === 0x2449),
    );
    expect(lists).toEqual([]);
  });

  it('give the chooser filters, services and company ids without repetition', () => {
    const { filters, optionalServices, optionalManufacturerData } = chooserOptions(true);
    expect(filters).toContainEqual({ services: [uuidOf(0x181a)] });
    expect(filters.filter((filter) => Object.keys(filter).length === 0)).toEqual([]);
    expect(optionalServices).toContain(uuidOf(0x180f));
    expect(optionalServices).toContain(uuidOf(0x180a));
    expect(new Set(optionalServices).size).toBe(optionalServices.length);
    expect(new Set(optionalManufacturerData).size).toBe(optionalManufacturerData.length);
  });
});
