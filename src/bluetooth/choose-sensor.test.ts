import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooserOptions } from '../drivers/index.ts';
import { uuidOf } from '../drivers/uuid.ts';
import { bluetoothAvailability, watchAvailability } from './availability.ts';
import { chooseSensor } from './choose-sensor.ts';
import { FakeCharacteristic, FakeDevice, FakeService } from './fakes/fake-device.ts';
import { identifySensor } from './identify-sensor.ts';

const environmental = uuidOf(0x181a);

function browser(bluetooth: Partial<Record<'requestDevice' | 'getAvailability', unknown>>) {
  vi.stubGlobal('navigator', { bluetooth });
}

const device = (services: readonly string[]) =>
  new FakeDevice(
    '1',
    'Freezer',
    services.map((uuid) => new FakeService(uuid, [new FakeCharacteristic(uuidOf(0x2a6e), 'acf8', 'read')])),
  );

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the chooser', () => {
  it('lists sensors that say what they are, and may use every service that a driver reads', async () => {
    const requestDevice = vi.fn(async () => device([environmental]).real);
    browser({ requestDevice });
    const chosen = await chooseSensor({ list: 'known' });
    expect(chosen).toMatchObject({ name: 'Freezer' });
    const { filters, ...optional } = chooserOptions(false);
    expect(requestDevice).toHaveBeenCalledWith({ filters, ...optional });
    expect(filters).toContainEqual({ services: [environmental] });
    expect(optional.optionalServices).toContain(uuidOf(0x180f));
  });

  it('lists every device for a sensor that does not say what it is', async () => {
    const requestDevice = vi.fn(async () => device([environmental]).real);
    browser({ requestDevice });
    await chooseSensor({ list: 'all' });
    const { optionalServices, optionalManufacturerData } = chooserOptions(false);
    expect(requestDevice).toHaveBeenCalledWith({
      acceptAllDevices: true,
      optionalServices,
      optionalManufacturerData,
    });
  });

  it('lists one sensor to connect it again, and all known ones when it has no name', async () => {
    const requestDevice = vi.fn(async () => device([environmental]).real);
    browser({ requestDevice });
    await chooseSensor({ list: 'named', name: 'Freezer' });
    expect(requestDevice).toHaveBeenLastCalledWith(
      expect.objectContaining({ filters: [{ name: 'Freezer' }] }),
    );
    await chooseSensor({ list: 'named', name: '' });
    expect(requestDevice).toHaveBeenLastCalledWith(
      expect.objectContaining({ filters: chooserOptions(false).filters }),
    );
  });

  it('gives a fault when it is closed without a choice', async () => {
    browser({
      requestDevice: async () => {
        throw new DOMException('User cancelled the requestDevice() chooser.', 'NotFoundError');
      },
    });
    expect(await chooseSensor({ list: 'known' })).toMatchObject({ code: 'bluetooth-no-sensor-chosen' });
  });

  it('gives a fault where there is no Web Bluetooth', async () => {
    vi.stubGlobal('navigator', {});
    expect(await chooseSensor({ list: 'known' })).toEqual({ code: 'bluetooth-unsupported' });
  });
});

describe('identifying a chosen device', () => {
  it('finds its driver and stays connected for the pairing', async () => {
    const one = device([environmental]);
    const found = identifySensor(one.real);
    await vi.runAllTimersAsync();
    expect(await found).toMatchObject({ key: 'ess' });
    expect(one.gatt.connected).toBe(true);
  });

  it('lets go of a device that no driver knows', async () => {
    const one = device([uuidOf(0x180f)]);
    const found = identifySensor(one.real);
    await vi.runAllTimersAsync();
    expect(await found).toMatchObject({ code: 'bluetooth-not-recognised' });
    expect(one.gatt.connected).toBe(false);
  });

  it('tries a failed connect once more, and then says so', async () => {
    const one = device([environmental]);
    one.gatt.behaviour = 'fail';
    const found = identifySensor(one.real);
    await vi.runAllTimersAsync();
    expect(await found).toMatchObject({ code: 'connect-failed' });
    expect(one.gatt.connects).toBe(2);
  });
});

describe('the availability of Bluetooth', () => {
  it.each([
    ['unsupported', {}],
    ['off', { bluetooth: { getAvailability: async () => false } }],
    ['available', { bluetooth: { getAvailability: async () => true } }],
    ['available', { bluetooth: {} }],
  ])('%s', async (availability, navigator) => {
    vi.stubGlobal('navigator', navigator);
    expect(await bluetoothAvailability()).toBe(availability);
  });

  it('is told at first and on every change, until nobody listens', async () => {
    let on = false;
    browser({ getAvailability: async () => on });
    const told: string[] = [];
    const end = watchAvailability((availability) => told.push(availability));
    await vi.advanceTimersByTimeAsync(25_000);
    on = true;
    await vi.advanceTimersByTimeAsync(25_000);
    end();
    on = false;
    await vi.advanceTimersByTimeAsync(25_000);
    expect(told).toEqual(['off', 'available']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
