import { bigEndian, littleEndian } from '../frame-text.ts';
import { GOVEE, goveeCommand } from '../govee-log.ts';
import { LYWSD } from '../lywsd03mmc-log.ts';
import { NORDIC_UART_RX, NORDIC_UART_TX } from '../nordic-uart.ts';
import { PVVX_COMMAND } from '../pvvx-log.ts';
import { SENSIRION } from '../sensirion-log.ts';
import type { LogCommand } from '../sensor-log.ts';
import { SENSORPUSH } from '../sensorpush-log.ts';
import type { LoggingSensor, Said } from './log-conversation.ts';

/** What a sensor has recorded: seconds since the epoch by a true clock, °C, %. Oldest first. */
export type Recorded = readonly (readonly [seconds: number, temperature: number, humidity: number])[];

const hex = (...bytes: number[]) => bytes.map((byte) => (byte & 0xff).toString(16).padStart(2, '0')).join('');
const u16 = (value: number) => littleEndian(value & 0xffff, 2);
const u32 = (value: number) => littleEndian(value >>> 0, 4);
const be16 = (value: number) => bigEndian(value & 0xffff, 2);
const be32 = (value: number) => bigEndian(value >>> 0, 4);

function read(bytes: readonly number[], at: number, length: number): number {
  return bytes.slice(at, at + length).reduceRight((sum, byte) => sum * 256 + byte, 0);
}

function bytesFor(command: LogCommand, uuid: string): readonly number[] | undefined {
  return command.type === 'write' && command.uuid === uuid ? command.bytes : undefined;
}

/** A RuuviTag: three frames a record, heartbeats in between, and dates that move by a second from request to request. */
export function fakeRuuvi(recorded: Recorded, { brokenAfter = Infinity } = {}): LoggingSensor {
  const say = (...bytes: number[]): Said => ({ uuid: NORDIC_UART_TX, hex: hex(...bytes) });
  const heartbeat: Said = { uuid: NORDIC_UART_TX, hex: '0510a63f61c0ef000cffd804308a7600261c' };
  let requests = 0;
  return {
    answer: (command) => {
      const bytes = bytesFor(command, NORDIC_UART_RX);
      if (bytes?.[2] !== 0x11 || bytes[0] !== 0x3a) return [];
      const start = read([...bytes].reverse(), 0, 4);
      const shift = requests++ % 2;
      const wanted = recorded.filter(([seconds]) => seconds + shift >= start);
      const records = wanted
        .slice(0, brokenAfter)
        .flatMap(([seconds, t, h]) => [
          say(0x3a, 0x30, 0x10, ...be32(seconds + shift), ...be32(Math.round(t * 100))),
          say(0x3a, 0x31, 0x10, ...be32(seconds + shift), ...be32(Math.round(h * 100))),
          say(0x3a, 0x32, 0x10, ...be32(seconds + shift), ...be32(101_325)),
        ]);
      const isBroken = wanted.length > brokenAfter;
      const end = say(0x3a, 0x3a, isBroken ? 0xf0 : 0x10, 255, 255, 255, 255, 255, 255, 255, 255);
      return [heartbeat, ...records, end, heartbeat];
    },
  };
}

/** A Ruuvi Air: it does not know the request of the tags, and sends two records a frame. */
export function fakeRuuviAir(recorded: Recorded): LoggingSensor {
  const say = (...bytes: number[]): Said => ({ uuid: NORDIC_UART_TX, hex: hex(...bytes) });
  const heartbeat: Said = { uuid: NORDIC_UART_TX, hex: '06170c5668c79e007000c90501d9ffcd004c884f' };
  const record = ([seconds, t, h]: Recorded[number]) => [
    ...be32(seconds),
    0xe1,
    ...be16(Math.round(t * 200)),
    ...be16(Math.round(h * 400)),
    ...be16(51_325),
    ...Array.from({ length: 27 }, () => 0xff),
  ];
  return {
    answer: (command) => {
      const bytes = bytesFor(command, NORDIC_UART_RX);
      if (bytes?.[0] !== 0x3b || bytes[2] !== 0x21) return [heartbeat];
      const start = read([...bytes].reverse(), 0, 4);
      const wanted = recorded.filter(([seconds]) => seconds >= start);
      const frames = Array.from({ length: Math.ceil(wanted.length / 2) }, (_, i) => {
        const pair = wanted.slice(2 * i, 2 * i + 2);
        return say(0x3b, 0x3b, 0x20, pair.length, 38, ...pair.flatMap(record));
      });
      return [...frames, say(0x3b, 0x3b, 0x20, 0, 38)];
    },
  };
}

/** The pvvx firmware: a clock of its own, newest first, a new record between any two connections. */
export function fakePvvx(recorded: Recorded, clockBehind: number): LoggingSensor {
  const say = (...bytes: number[]): Said => ({ uuid: PVVX_COMMAND, hex: hex(...bytes) });
  const records = [...recorded].reverse();
  let connections = 0;
  return {
    connected: () => {
      const newest = records[0];
      if (connections++ > 0 && newest) records.unshift([newest[0] + 600, 99, 1]);
    },
    answer: (command, time) => {
      const bytes = bytesFor(command, PVVX_COMMAND) ?? [];
      if (bytes[0] === 0x23) return [say(0x23, ...u32(Math.floor(time / 1_000) - clockBehind))];
      const [last, start] = [read(bytes, 1, 2), read(bytes, 3, 2)];
      if (bytes[0] !== 0x35 || last === 0) return [];
      const sent = records
        .slice(start, last)
        .map(([seconds, t, h], i) =>
          say(
            0x35,
            ...u16(start + i + 1),
            ...u32(seconds - clockBehind),
            ...u16(Math.round(t * 100)),
            ...u16(Math.round(h * 100)),
            ...u16(2_950),
          ),
        );
      const measurement = say(0x33, ...u16(2_950), ...u16(2_106), ...u16(4_500), ...u16(7), 0);
      return [measurement, ...sent, say(0x35, 0, 0)];
    },
  };
}

/** Xiaomi's firmware: hours by number, oldest first; the clock counts from when the battery was put in. */
export function fakeLywsd(recorded: Recorded, booted: number): LoggingSensor {
  const say = (uuid: string, ...bytes: number[]): Said => ({ uuid, hex: hex(...bytes) });
  const last = 100 + recorded.length - 1;
  return {
    answer: (command, time) => {
      if (command.type === 'read' && command.uuid === LYWSD('b7')) {
        return [say(LYWSD('b7'), ...u32(Math.floor(time / 1_000) - booted))];
      }
      if (command.type === 'read' && command.uuid === LYWSD('b9')) {
        return [say(LYWSD('b9'), ...u32(last), ...u32(recorded.length))];
      }
      const bytes = bytesFor(command, LYWSD('ba'));
      if (!bytes) return [];
      const first = read(bytes, 0, 4);
      return recorded.flatMap(([seconds, t, h], i) =>
        100 + i < first
          ? []
          : [
              say(
                LYWSD('bc'),
                ...u32(100 + i),
                ...u32(seconds - booted),
                ...u16(Math.round(t * 10)),
                h,
                ...u16(Math.round(t * 10) - 12),
                h - 3,
              ),
            ],
      );
    },
  };
}

/** A SensorPush HT.w: packets of four, newest packet first. */
export function fakeSensorpush(recorded: Recorded, clockBehind: number, model = 65): LoggingSensor {
  const say = (part: string, ...bytes: number[]): Said => ({ uuid: SENSORPUSH(part), hex: hex(...bytes) });
  const packets = Array.from({ length: Math.ceil(recorded.length / 4) }, (_, i) =>
    recorded.slice(Math.max(0, recorded.length - 4 * i - 4), recorded.length - 4 * i),
  );
  const pack = (t: number, h: number) => u32(Math.round((t + 40) * 400) + 66_001 * Math.round(h * 400));
  return {
    answer: (command, time) => {
      if (command.uuid === SENSORPUSH('02')) return [say('02', model, 0, 1, 0, 0, 0, 0)];
      if (command.uuid === SENSORPUSH('04')) return [say('04', ...u16(60))];
      if (command.uuid === SENSORPUSH('08'))
        return [say('08', ...u32(Math.floor(time / 1_000) - clockBehind))];
      const bytes = bytesFor(command, SENSORPUSH('09'));
      if (!bytes) return [];
      const start = read(bytes, 0, 4);
      const sent = packets.flatMap((packet) => {
        const [first] = packet[0] ?? [0];
        const [newest] = packet.at(-1) ?? [0];
        if (newest - clockBehind < start) return [];
        return [say('0a', ...u32(first - clockBehind), ...packet.flatMap(([, t, h]) => pack(t, h)))];
      });
      return [...sent, say('0a', 255, 255, 255, 255, 255, 255, 255, 255)];
    },
  };
}

/** A Govee H5075: minutes back from the question, oldest first, six a frame. Minutes without a record are FFFFFF. */
export function fakeGovee(recorded: Recorded): LoggingSensor {
  const at = new Map(recorded.map(([seconds, t, h]) => [seconds / 60, [t, h] as const]));
  const pack = (minute: number): number[] => {
    const [t, h] = at.get(minute) ?? [];
    if (t === undefined || h === undefined) return [255, 255, 255];
    const size = Math.round(Math.abs(t) * 10) * 1_000 + Math.round(h * 10);
    return bigEndian(size + (t < 0 ? 0x800000 : 0), 3);
  };
  const command = (...bytes: number[]): Said => ({
    uuid: GOVEE('2012'),
    hex: hex(...goveeCommand('2012', ...bytes).bytes),
  });
  return {
    answer: (asked, time) => {
      const bytes = bytesFor(asked, GOVEE('2012'));
      if (bytes?.[0] !== 0x33) return [];
      const [start, end] = [
        read([bytes[3] ?? 0, bytes[2] ?? 0], 0, 2),
        read([bytes[5] ?? 0, bytes[4] ?? 0], 0, 2),
      ];
      const now = Math.floor(time / 60_000);
      const frames: Said[] = [];
      for (let back = start; back >= end; back -= 6) {
        const records = [0, 1, 2, 3, 4, 5].flatMap((i) =>
          back - i < end ? [255, 255, 255] : pack(now - back + i),
        );
        frames.push({ uuid: GOVEE('2013'), hex: hex(...be16(back), ...records) });
      }
      return [command(0x33, 0x01), ...frames, command(0xee, 0x01, ...be16(frames.length))];
    },
  };
}

/** A Sensirion gadget: a header, then packets of four samples, oldest first. */
export function fakeSensirion(recorded: Recorded, intervalSeconds: number): LoggingSensor {
  const say = (part: string, ...bytes: number[]): Said => ({ uuid: SENSIRION(part), hex: hex(...bytes) });
  let wanted = recorded.length;
  const sample = ([, t, h]: Recorded[number]) => [
    ...u16(Math.round(((t + 45) * 65_535) / 175)),
    ...u16(Math.round(((h + 6) * 65_535) / 125)),
  ];
  return {
    answer: (command, time) => {
      if (command.uuid === SENSIRION('8001')) return [say('8001', ...u32(intervalSeconds * 1_000))];
      if (command.uuid === SENSIRION('8002')) return [say('8002', ...u32(recorded.length))];
      const bytes = bytesFor(command, SENSIRION('8003'));
      if (bytes) wanted = read(bytes, 0, 4);
      if (command.type !== 'subscribe') return [];
      const sent = recorded.slice(-wanted);
      const [newest] = sent.at(-1) ?? [0];
      const age = time - newest * 1_000;
      const header = say(
        '8004',
        0,
        0,
        0,
        0,
        ...u16(5),
        ...u32(intervalSeconds * 1_000),
        ...u32(age),
        ...u16(sent.length),
      );
      const packets = Array.from({ length: Math.ceil(sent.length / 4) }, (_, i) =>
        say('8004', ...u16(i + 1), ...sent.slice(4 * i, 4 * i + 4).flatMap(sample)),
      );
      return [header, ...packets];
    },
  };
}
