import { isSilent, roomState } from '../../src/core/room-state.ts';
import type { Room } from '../../src/core/room.ts';
import { trendPerHour } from '../../src/core/step-row.ts';
import type { AlertView, RoomView } from '../../src/core/view.ts';
import type { Logs } from './logs.ts';

const TREND_MS = 30 * 60_000;

/** What others than the room itself know about it. */
export interface Beside {
  readonly alerts: readonly AlertView[];
  readonly late: readonly AlertView[];
  readonly clock: ReturnType<Logs['clock']>;
  readonly log: ReturnType<Logs['download']>;
}

/** Everything a screen needs about one room, at `now` on the room's own clock, which runs at `speed`. */
export function viewRoom(room: Room, now: number, speed: number, beside: Beside): RoomView {
  const { line, sensor } = room;
  const ended = sensor.source.type === 'recording';
  const silent = !ended && isSilent(line, now);
  const { last } = line;
  const trend = silent ? undefined : trendPerHour(line.recent.filter((step) => step.time > now - TREND_MS));
  const view: Mutable<RoomView> = {
    sensor,
    state: roomState(line, now, room.profile !== undefined, ended),
    now,
    speed,
    noValue: line.noValue,
    learned: room.learned,
    anomalous: line.anomalous,
    spark: sparkOf(room),
    alerts: beside.alerts,
    late: beside.late,
    findings: room.watch.shown(now),
  };
  if (last !== undefined) {
    view.lastAt = last.time;
    view.lastValue = last.value;
    if (!silent) view.value = last.value;
  }
  if (trend !== undefined) view.trend = trend;
  if (room.humidity !== undefined) view.humidity = room.humidity;
  if (room.battery !== undefined) view.battery = room.battery;
  const { link, seenAt } = room.hearing;
  if (link !== undefined) view.link = link;
  if (seenAt !== undefined) view.seenAt = seenAt;
  if (sensor.source.type === 'bluetooth') view.quality = room.hearing.quality(now);
  if (room.vitals.batteryMv !== undefined) view.batteryMv = room.vitals.batteryMv;
  if (room.forecast !== undefined) view.forecast = room.forecast;
  const { clock, log } = beside;
  if (clock !== undefined) view.clock = { offsetMs: clock.offsetMs, time: clock.time };
  if (log !== undefined) view.log = log;
  if (line.score !== undefined && line.rowIsFull) view.error = line.score.error;
  if (room.threshold !== undefined) view.threshold = room.threshold;
  if (line.breachSince !== undefined) view.breachSince = line.breachSince;
  if (line.gap !== undefined) view.gap = line.gap;
  return view;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The latest steps; a missing stretch is one NaN, so that nobody draws a line across it. */
function sparkOf(room: Room): RoomView['spark'] {
  const times: number[] = [];
  const values: number[] = [];
  let before: number | undefined;
  for (const { time, value } of room.line.recent) {
    if (before !== undefined && time - before > 1.5 * room.sensor.settings.intervalMs) {
      times.push(before + room.sensor.settings.intervalMs);
      values.push(Number.NaN);
    }
    times.push(time);
    values.push(value);
    before = time;
  }
  return { times, values };
}
