import { uuidOf } from '../../drivers/uuid.ts';
import { FakeCharacteristic, FakeDevice, FakeService } from './fake-device.ts';

/** Sensors that have to be spoken to, as far as the links speak to them, for unit tests only. */

const uart = (part: string) => `6e40000${part}-b5a3-f393-e0a9-e50e24dcca9e`;
const u32 = (value: number) => value.toString(16).padStart(8, '0');
const u32le = (value: number) => (u32(value).match(/../g) ?? []).reverse().join('');
const u16le = (value: number) => u32le(value).slice(0, 4);
const u16at = (hex: string, byte: number) =>
  Number.parseInt(hex.slice(2 * byte + 2, 2 * byte + 4) + hex.slice(2 * byte, 2 * byte + 2), 16);

/** A RuuviTag with a record of −18.76 °C every five minutes, of which `more()` sends the next few. */
export function ruuviTag(recordTimes: readonly number[]) {
  const write = new FakeCharacteristic(uart('2'), '', 'write');
  const speak = new FakeCharacteristic(uart('3'), '', 'notify');
  const firmware = new FakeCharacteristic(uuidOf(0x2a26), '76332e33312e31', 'read');
  const device = new FakeDevice('RRRR', 'Ruuvi 884F', [
    new FakeService(uuidOf(0x180a), [firmware]),
    new FakeService(uart('1'), [write, speak]),
  ]);
  let waiting: number[] = [];
  write.answers = (hex) => {
    if (!hex.startsWith('3a3a11')) return;
    const from = Number.parseInt(hex.slice(14, 22), 16);
    waiting = recordTimes.filter((time) => time / 1_000 >= from);
  };
  const record = (time: number) => {
    const seconds = u32(Math.floor(time / 1_000));
    speak.notify(`3a3010${seconds}fffff8ac`);
    speak.notify(`3a3110${seconds}000010a3`);
    speak.notify(`3a3210${seconds}00018489`);
  };
  return {
    device,
    write,
    speak,
    /** Say how it is now. */
    beat: () => speak.notify('0510a63f61c0ef000cffd804308a7600261c'),
    /** Send the next records of its log; the end when there are no more. */
    more: (count: number) => {
      for (const time of waiting.splice(0, count)) record(time);
      if (waiting.length === 0) speak.notify('3a3a10ffffffffffffffff');
    },
  };
}

/**
 * A thermometer with the firmware of pvvx, at this address. Its clock is one hour ahead of ours; a record every ten minutes, newest
 * first.
 */
export function pvvxThermometer(address: string, recordTimes: readonly number[]) {
  const command = new FakeCharacteristic(uuidOf(0x1f1f), '', 'write notify');
  const battery = new FakeCharacteristic(uuidOf(0x2a19), '26', 'read notify');
  const device = new FakeDevice(`id of ${address}`, 'ATC_FREEZER', [
    new FakeService(uuidOf(0x1f10), [command]),
    new FakeService(uuidOf(0x180f), [battery]),
  ]);
  const ownClock = (time: number) => Math.floor(time / 1_000) + 3_600;
  let waiting: (readonly [index: number, time: number])[] = [];
  command.answers = (hex) => {
    if (hex === '10') command.notify(`10${(address.match(/../g) ?? []).reverse().join('')}`);
    if (hex === '23') command.notify(`23${u32le(ownClock(Date.now()))}`);
    if (hex.startsWith('35') && hex !== '350000') {
      const newestFirst = [...recordTimes].sort((a, b) => b - a);
      const passed = u16at(hex, 3);
      waiting = newestFirst.map((time, i) => [i + 1, time] as const).slice(passed);
    }
  };
  return {
    device,
    command,
    beat: () => command.notify('33b80b2efb88130700ff'),
    more: (count: number) => {
      for (const [index, time] of waiting.splice(0, count)) {
        command.notify(`35${u16le(index)}${u32le(ownClock(time))}acf88813b80b`);
      }
      if (waiting.length === 0) command.notify('350000');
    },
  };
}

/** A SensorPush at −12.34 °C and 50 %, which measures when it is written to. */
export function sensorPush() {
  const own = (part: string) => `ef0900${part}-11d6-42ba-93b8-9dd7ec090aa9`;
  const temperature = new FakeCharacteristic(own('80'), '00000000', 'read');
  const humidity = new FakeCharacteristic(own('81'), '00000000', 'read');
  for (const one of [temperature, humidity]) one.properties = { ...one.properties, write: true };
  temperature.answers = () => setTimeout(() => (temperature.hex = '2efbffff'), 110);
  humidity.answers = () => setTimeout(() => (humidity.hex = '88130000'), 110);
  const id = new FakeCharacteristic(own('01'), '78563412', 'read');
  const blink = new FakeCharacteristic(own('0c'), '00', 'write');
  const service = 'ef090000-11d6-42ba-93b8-9dd7ec090ab0';
  const device = new FakeDevice('SSSS', 'SensorPush HT.w', [
    new FakeService(service, [id, temperature, humidity, blink]),
  ]);
  return { device, temperature, humidity, blink };
}
