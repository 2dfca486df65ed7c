import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkTo } from './fakes/link-under-test.ts';
import { pvvxThermometer, ruuviTag } from './fakes/speaking-devices.ts';

const START = Date.UTC(2026, 0, 5, 8);
const MINUTE = 60_000;
const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1_000);
/** Every so many minutes before the start, oldest first. */
const everyMinutes = (step: number, count: number) =>
  Array.from({ length: count }, (_, i) => START - (count - i) * step * MINUTE);

describe('the download of a log', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  it('brings home what is missing, behind live values', async () => {
    const times = everyMinutes(5, 24);
    const tag = ruuviTag(times);
    const { link, records, batches, progress, heard, refusals } = linkTo(tag.device, 'ruuvi', {
      missing: () => ({ from: START - 61 * MINUTE, to: START }),
    });
    link.reconnect();
    await seconds(1);
    tag.beat();
    tag.more(6);
    tag.beat();
    await seconds(1);
    tag.more(99);
    await seconds(1);
    expect(records().map(({ time }) => time)).toEqual(times.slice(-12));
    expect(records()[0]?.measurements).toEqual([
      { quantity: 'temperature', value: -18.76 },
      { quantity: 'humidity', value: 42.59 },
      { quantity: 'pressure', value: 99465 },
    ]);
    expect(heard('temperature')).toEqual([21.31, 21.31]);
    expect(progress[0]).toMatchObject({ status: 'running', readings: 0 });
    expect(progress.at(-1)).toMatchObject({ status: 'complete', readings: 12 });
    expect(batches.at(-1)?.complete).toEqual({ from: START - 61 * MINUTE, to: START });
    expect(refusals).toEqual([]);
  });

  it.each([
    ['a RuuviTag', 'ruuvi', 5, (times: readonly number[]) => ruuviTag(times)],
    ['pvvx firmware', 'pvvx', 10, (times: readonly number[]) => pvvxThermometer('A4C138010203', times)],
  ])(
    'of %s goes on after the link was lost, with no duplicate and no loss',
    async (_, driver, step, make) => {
      const times = everyMinutes(step, 40);
      const sensor = make(times);
      const { link, records, progress, gatt } = linkTo(sensor.device, driver, {
        missing: () => ({ from: 0, to: START }),
      });
      link.reconnect();
      await seconds(4);
      sensor.more(17);
      await seconds(0.1);
      gatt.drop();
      expect(progress.at(-1)).toMatchObject({ status: 'interrupted' });
      await seconds(6);
      sensor.more(5);
      await seconds(0.1);
      gatt.drop();
      await seconds(6);
      sensor.more(99);
      await seconds(1);
      // A clock of whole seconds: the records of one connection may be dated a second off those of another.
      const minutes = records().map(({ time }) => Math.round(time / MINUTE) * MINUTE);
      expect(minutes.sort((a, b) => a - b)).toEqual(times);
      expect(progress.at(-1)).toMatchObject({ status: 'complete', readings: 40 });
      expect(gatt.overlaps).toBe(0);
    },
  );

  it('tells a sensor that sends more than is wanted to stop', async () => {
    const sensor = pvvxThermometer('A4C138010203', everyMinutes(10, 40));
    const { link, records } = linkTo(sensor.device, 'pvvx', {
      missing: () => ({ from: START - 101 * MINUTE, to: START }),
    });
    link.reconnect();
    await seconds(4);
    sensor.more(15);
    await seconds(1);
    expect(records()).toHaveLength(10);
    expect(sensor.command.written.at(-1)).toMatch(/^350000 /);
  });

  it("tells the sensor's clock", async () => {
    const sensor = pvvxThermometer('A4C138010203', everyMinutes(10, 3));
    const { link, batches } = linkTo(sensor.device, 'pvvx', { missing: () => ({ from: 0, to: START }) });
    link.reconnect();
    await seconds(5);
    const clocks = batches.flatMap(({ clock }) => clock ?? []);
    expect(clocks).toHaveLength(1);
    const aheadMs = Number(clocks[0]?.sensor) - Number(clocks[0]?.time);
    expect(Math.abs(aheadMs - 3_600_000)).toBeLessThan(1_000);
  });

  it('asks again after 10 s of silence, and gives up in the end', async () => {
    const tag = ruuviTag(everyMinutes(5, 24));
    const { link, progress, statuses } = linkTo(tag.device, 'ruuvi', {
      missing: () => ({ from: 0, to: START }),
    });
    link.reconnect();
    await seconds(1);
    expect(tag.write.written).toHaveLength(1);
    await seconds(11);
    tag.beat();
    expect(tag.write.written).toHaveLength(2);
    for (let i = 0; i < 5; i++) {
      await seconds(8);
      tag.beat();
      await seconds(8);
    }
    await seconds(30);
    expect(tag.write.written).toHaveLength(4);
    expect(progress.at(-1)).toMatchObject({ status: 'gave-up', readings: 0 });
    expect(statuses()).toEqual(['connecting', 'discovering', 'live']);
  });

  it('ends when a person cancels it, and keeps what has come', async () => {
    const tag = ruuviTag(everyMinutes(5, 24));
    const { link, records, progress } = linkTo(tag.device, 'ruuvi', {
      missing: () => ({ from: 0, to: START }),
    });
    link.reconnect();
    await seconds(1);
    tag.more(10);
    link.cancelLog();
    tag.more(10);
    await seconds(60);
    expect(records()).toHaveLength(10);
    expect(progress.at(-1)).toMatchObject({ status: 'cancelled', readings: 10 });
  });

  it('can be asked for while the link is up', async () => {
    const tag = ruuviTag(everyMinutes(5, 4));
    const { link, records } = linkTo(tag.device, 'ruuvi');
    link.reconnect();
    await seconds(1);
    expect(tag.write.written).toEqual([]);
    link.fetchLog({ from: 0, to: START });
    await seconds(1);
    tag.more(9);
    await seconds(1);
    expect(records()).toHaveLength(4);
  });
});
