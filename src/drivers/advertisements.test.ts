import { describe, expect, it } from 'vitest';
import type { Quantity } from '../core/quantity.ts';
import type {
  Advertisement,
  AdvertisementContext,
  AdvertisementForm,
  AdvertisementReading,
} from './advertisement.ts';
import { bluemaestro } from './bluemaestro.ts';
import { bthome } from './bthome.ts';
import { efento } from './efento.ts';
import { ela } from './ela.ts';
import type { AdvertisedFrame, ExpectedReading } from './frames/advertised-frame.ts';
import { bluemaestroAdverts } from './frames/bluemaestro.adverts.ts';
import { bthomeAdverts } from './frames/bthome.adverts.ts';
import { efentoAdverts } from './frames/efento.adverts.ts';
import { elaAdverts } from './frames/ela.adverts.ts';
import { goveeAdverts } from './frames/govee.adverts.ts';
import { htsAdverts } from './frames/hts.adverts.ts';
import { inkbirdAdverts } from './frames/inkbird.adverts.ts';
import { kkmAdverts } from './frames/kkm.adverts.ts';
import { minewAdverts } from './frames/minew.adverts.ts';
import { mocreoAdverts } from './frames/mocreo.adverts.ts';
import { mokoAdverts } from './frames/moko.adverts.ts';
import { pvvxAdverts } from './frames/pvvx.adverts.ts';
import { ruuviAdverts } from './frames/ruuvi.adverts.ts';
import { sensirionAdverts } from './frames/sensirion.adverts.ts';
import { sensorpushAdverts } from './frames/sensorpush.adverts.ts';
import { switchbotAdverts } from './frames/switchbot.adverts.ts';
import { teltonikaEyeAdverts } from './frames/teltonika-eye.adverts.ts';
import { thermobeaconAdverts } from './frames/thermobeacon.adverts.ts';
import { thermoproAdverts } from './frames/thermopro.adverts.ts';
import { goveeAdvertisement } from './govee-advertisement.ts';
import { htsAdvertisement } from './hts-advertisement.ts';
import { inkbirdAdvertisement } from './inkbird-advertisement.ts';
import { kkm } from './kkm.ts';
import { minew } from './minew.ts';
import { mocreo } from './mocreo.ts';
import { moko } from './moko.ts';
import { pvvxAdvertisement } from './pvvx-advertisement.ts';
import { readRuuvi, ruuviAdvertisement } from './ruuvi-advertisement.ts';
import { sensirionAdvertisement } from './sensirion-advertisement.ts';
import type { SensorDriver } from './sensor-driver.ts';
import { sensorPushAdvertisement } from './sensorpush-advertisement.ts';
import { switchbot } from './switchbot.ts';
import { teltonikaEyeAdvertisement } from './teltonika-eye-advertisement.ts';
import { thermoBeaconAdvertisement } from './thermobeacon-advertisement.ts';
import { thermopro } from './thermopro.ts';
import { uuidOf } from './uuid.ts';

function formOf({ key, advertisement }: SensorDriver): AdvertisementForm {
  if (!advertisement) throw new Error(`${key} has no advertisements`);
  return advertisement;
}

const families: readonly {
  readonly family: string;
  readonly form: AdvertisementForm;
  readonly frames: readonly AdvertisedFrame[];
}[] = [
  { family: 'bluemaestro', form: formOf(bluemaestro), frames: bluemaestroAdverts },
  { family: 'bthome', form: formOf(bthome), frames: bthomeAdverts },
  { family: 'efento', form: formOf(efento), frames: efentoAdverts },
  { family: 'ela', form: formOf(ela), frames: elaAdverts },
  { family: 'govee', form: goveeAdvertisement, frames: goveeAdverts },
  { family: 'hts', form: htsAdvertisement, frames: htsAdverts },
  { family: 'inkbird', form: inkbirdAdvertisement, frames: inkbirdAdverts },
  { family: 'kkm', form: formOf(kkm), frames: kkmAdverts },
  { family: 'minew', form: formOf(minew), frames: minewAdverts },
  { family: 'mocreo', form: formOf(mocreo), frames: mocreoAdverts },
  { family: 'moko', form: formOf(moko), frames: mokoAdverts },
  { family: 'pvvx', form: pvvxAdvertisement, frames: pvvxAdverts },
  { family: 'ruuvi', form: ruuviAdvertisement, frames: ruuviAdverts },
  { family: 'sensirion', form: sensirionAdvertisement, frames: sensirionAdverts },
  { family: 'sensorpush', form: sensorPushAdvertisement, frames: sensorpushAdverts },
  { family: 'switchbot', form: formOf(switchbot), frames: switchbotAdverts },
  { family: 'teltonika-eye', form: teltonikaEyeAdvertisement, frames: teltonikaEyeAdverts },
  { family: 'thermobeacon', form: thermoBeaconAdvertisement, frames: thermobeaconAdverts },
  { family: 'thermopro', form: formOf(thermopro), frames: thermoproAdverts },
];

const rangeOf: Readonly<Record<Quantity, readonly [number, number]>> = {
  temperature: [-200, 1_800],
  humidity: [0, 100],
  pressure: [0, 200_000],
  battery: [0, 100],
};
/** Published values are rounded to hundredths. */
const ROUNDING = 0.005_1;

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const viewOf = (hex: string) => new DataView(bytesOf(hex).buffer);

function advertisementOf({ name, manufacturerData, serviceData }: AdvertisedFrame): Advertisement {
  const entries = (record: Readonly<Record<number, string>> = {}) =>
    Object.entries(record).map(([id, hex]) => [Number(id), viewOf(hex)] as const);
  return {
    name: name ?? '',
    manufacturerData: new Map(entries(manufacturerData)),
    serviceData: new Map(entries(serviceData).map(([id, data]) => [uuidOf(id), data])),
  };
}

function contextOf({ address }: AdvertisedFrame): AdvertisementContext {
  return { address: address === undefined ? undefined : [...bytesOf(address)], previous: undefined };
}

/** As a frames file writes it, the values by quantity and channel. */
function summaryOf(reading: AdvertisementReading): ExpectedReading {
  const { measurements, locked: inside, ...rest } = reading;
  expect(inside === undefined || inside.tag.length === 4).toBe(true);
  const values: Partial<Record<Quantity, number | 'no value' | (number | 'no value')[]>> = {};
  for (const { quantity, value = 'no value' } of measurements) {
    const before = values[quantity];
    values[quantity] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return { ...values, ...rest };
}

function rounded(reading: ExpectedReading, like: ExpectedReading): ExpectedReading {
  const quantities = ['temperature', 'humidity', 'pressure', 'battery'] as const;
  const near = quantities.flatMap((quantity) => {
    const [is, should] = [reading[quantity], like[quantity]];
    const isNear = typeof is === 'number' && typeof should === 'number' && Math.abs(is - should) < ROUNDING;
    return isNear ? [[quantity, should] as const] : [];
  });
  return { ...reading, ...Object.fromEntries(near) };
}

/** Decode, and open what is locked with what is known to be inside. */
function hear(form: AdvertisementForm, frame: AdvertisedFrame): AdvertisementReading | undefined {
  const reading = form.decode(advertisementOf(frame), contextOf(frame));
  if (!reading?.locked || frame.plain === undefined || frame.plain === 'wrong tag') return reading;
  const plain = form.decodePlain?.(viewOf(frame.plain), reading.locked);
  return plain && { ...reading, ...plain };
}

function flawOf(reading: AdvertisementReading | undefined): string | undefined {
  for (const { quantity, value, channel = 0 } of reading?.measurements ?? []) {
    const [low, high] = rangeOf[quantity];
    if (value !== undefined && !(value >= low && value <= high)) return `${quantity} = ${value}`;
    if (!Number.isInteger(channel) || channel < 0) return `channel ${channel}`;
  }
  return reading?.locked && reading.measurements.length > 0 ? 'locked and yet read' : undefined;
}

/** A cheap random number, 0 ≤ n < 2^32, so that millions of frames take seconds (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed));
    return (more ^ (more >>> 14)) >>> 0;
  };
}

function mapOf<K>(key: K | undefined, data: DataView): ReadonlyMap<K, DataView> {
  return new Map(key === undefined ? [] : [[key, data]]);
}

/** Decode an advertisement of one block, and what a key would bring out of it; tell what is wrong with the result. */
function findFlaw(
  form: AdvertisementForm,
  advertisement: Advertisement,
  plain: DataView,
): string | undefined {
  const reading = form.decode(advertisement, { address: [1, 2, 3, 4, 5, 6], previous: undefined });
  if (!reading?.locked) return flawOf(reading);
  return flawOf(reading) ?? flawOf(form.decodePlain?.(plain, reading.locked));
}

const RUNS = 100_000;
const firstBytes = [0x00, 0x01, 0x02, 0x04, 0x05, 0x06, 0x17, 0x21, 0x40, 0x41, 0x43, 0x70, 0xa1, 0xc5, 0xe1];

describe.each(families)('advertisements of $family', ({ form, frames }) => {
  it.each(frames)('$name $manufacturerData $serviceData → $expect', (frame) => {
    const reading = hear(form, frame);
    if (frame.expect === 'refused') {
      expect(reading).toBeUndefined();
      return;
    }
    expect(reading && rounded(summaryOf(reading), frame.expect)).toEqual(frame.expect);
    expect(reading?.locked !== undefined).toBe(frame.plain !== undefined);
  });

  it('bring −40 °C as it is, and no minus zero', () => {
    const cold = frames.filter(
      ({ expect: expected }) =>
        expected !== 'refused' && [expected.temperature].flat().some((one) => one === -40),
    );
    expect(cold.length).toBeGreaterThan(0);
    for (const frame of frames) {
      for (const { value } of hear(form, frame)?.measurements ?? []) expect(value).not.toBe(-0);
    }
  });

  it('are read from the middle of a larger buffer', () => {
    const within = (data: DataView) => {
      const bytes = new Uint8Array(data.buffer);
      const larger = Uint8Array.of(0x55, 0xaa, 0x55, ...bytes, 0xff);
      return new DataView(larger.buffer, 3, bytes.length);
    };
    for (const frame of frames) {
      const { name, manufacturerData, serviceData } = advertisementOf(frame);
      const larger = {
        name,
        manufacturerData: new Map([...manufacturerData].map(([id, data]) => [id, within(data)])),
        serviceData: new Map([...serviceData].map(([uuid, data]) => [uuid, within(data)])),
      };
      const context = contextOf(frame);
      expect(form.decode(larger, context)).toEqual(form.decode(advertisementOf(frame), context));
    }
  });

  it('cut short or emptied are values that can be, or nothing', () => {
    for (const frame of frames) {
      const whole = advertisementOf(frame);
      for (let length = 0; length < 40; length++) {
        const cut = (data: DataView) => new DataView(data.buffer, 0, Math.min(length, data.byteLength));
        const shorter = {
          name: whole.name,
          manufacturerData: new Map([...whole.manufacturerData].map(([id, data]) => [id, cut(data)])),
          serviceData: new Map([...whole.serviceData].map(([uuid, data]) => [uuid, cut(data)])),
        };
        expect(findFlaw(form, shorter, new DataView(new ArrayBuffer(length)))).toBeUndefined();
      }
    }
    const nothing = { name: '', manufacturerData: new Map(), serviceData: new Map() };
    expect(form.decode(nothing, { address: undefined, previous: undefined })).toBeUndefined();
  });

  it('of any bytes are values that can be, or nothing', () => {
    const random = randomOf(1);
    const names = [...new Set(frames.map(({ name = '' }) => name))];
    const { companyIds, serviceDataUuids } = form;
    const buffer = new ArrayBuffer(256);
    const words = new Uint32Array(buffer);
    const flaws = new Set<string>();
    for (let run = 0; run < RUNS; run++) {
      const dice = random();
      const length = dice & 255;
      for (let i = 0; i < length / 4; i++) words[i] = random();
      // Where the first byte names the form, chance would hit it too seldom.
      if (dice & 0x100)
        words[0] = ((words[0] ?? 0) & 0xffff_ff00) | (firstBytes[run % firstBytes.length] ?? 0);
      const data = new DataView(buffer, 0, length);
      const company = companyIds[(dice >>> 10) % companyIds.length];
      const service = serviceDataUuids[(dice >>> 10) % serviceDataUuids.length];
      const isService = company === undefined || (service !== undefined && run % 2 === 0);
      const flaw = findFlaw(
        form,
        {
          name: names[run % names.length] ?? '',
          manufacturerData: mapOf(isService ? undefined : company, data),
          serviceData: mapOf(isService ? service : undefined, data),
        },
        data,
      );
      if (flaw !== undefined) flaws.add(flaw);
    }
    expect([...flaws]).toEqual([]);
  });

  it('with bytes changed, lost or added are values that can be, or nothing', () => {
    const random = randomOf(2);
    const whole = frames.map(advertisementOf);
    const change = (data: DataView) => {
      const dice = random();
      const bytes = new Uint8Array((dice & 3) === 0 ? (dice >>> 2) % 48 : data.byteLength);
      bytes.set(new Uint8Array(data.buffer, 0, Math.min(bytes.length, data.byteLength)));
      for (let changes = (dice >>> 8) & 3; changes >= 0 && bytes.length > 0; changes--) {
        const where = random();
        bytes[(where >>> 8) % bytes.length] = where & 255;
      }
      return new DataView(bytes.buffer);
    };
    const changed = <K>(map: ReadonlyMap<K, DataView>) =>
      new Map([...map].map(([key, data]) => [key, change(data)] as const));
    const plain = new DataView(new ArrayBuffer(6));
    const flaws = new Set<string>();
    for (let run = 0; run < RUNS; run++) {
      const frame = whole[run % whole.length];
      if (!frame) continue;
      const { name, manufacturerData, serviceData } = frame;
      const flaw = findFlaw(
        form,
        { name, manufacturerData: changed(manufacturerData), serviceData: changed(serviceData) },
        change(plain),
      );
      if (flaw !== undefined) flaws.add(flaw);
    }
    expect([...flaws]).toEqual([]);
  });

  it('ask the browser for every company and service that they read, once', () => {
    const companies = new Set(form.companyIds);
    const services = new Set(form.serviceDataUuids);
    const heard = frames.filter(({ expect: expected }) => expected !== 'refused').map(advertisementOf);
    expect(
      heard.flatMap((one) => [...one.manufacturerData.keys()]).filter((id) => !companies.has(id)),
    ).toEqual([]);
    expect(heard.flatMap((one) => [...one.serviceData.keys()]).filter((uuid) => !services.has(uuid))).toEqual(
      [],
    );
    expect(companies.size).toBe(form.companyIds.length);
    expect(services.size).toBe(form.serviceDataUuids.length);
  });
});

describe('Ruuvi', () => {
  it.each([
    ['057ffffffefffe7fff7fff7fffffdefefffecbb8334c884f', [163.835, 163.835, 115_534]],
    ['058001000000008001800180010000000000cbb8334c884f', [-163.835, 0, 50_000]],
    ['0300ff6300008001800180010000', [-127.99, 0, 50_000]],
  ])('says in %s what its documents say, though no sensor can', (hex, values) => {
    expect(readRuuvi(viewOf(hex))?.measurements.map(({ value }) => value)).toEqual(values);
  });
});
