import { describe, expect, it } from 'vitest';
import type { AlertKind } from '../core/alert.ts';
import type { SensorSource } from '../core/sensor.ts';
import { defaultSettings } from '../core/settings.ts';
import type { AlertView, RoomState, RoomView } from '../core/view.ts';
import { joinLogs } from './alert-log.svelte.ts';
import { countLinks, needsReconnect, needsTap, openAlerts, sortRooms, watching } from './rooms.ts';

const bluetooth: SensorSource = { type: 'bluetooth', driver: 'ess', deviceName: 'T1' };

function room(id: string, order: number, state: RoomState, part: Partial<RoomView> = {}): RoomView {
  return {
    sensor: {
      id,
      name: id,
      place: '',
      storage: 'frozen',
      source: bluetooth,
      settings: defaultSettings.frozen,
      order,
      addedAt: 0,
    },
    state,
    now: 0,
    speed: 1,
    noValue: false,
    late: [],
    findings: [],
    learned: 1,
    anomalous: 0,
    spark: { times: [], values: [] },
    alerts: [],
    ...part,
  };
}

function alert(
  id: string,
  kind: AlertKind,
  part: { taken?: boolean; clearedAt?: number; recorded?: boolean } = {},
): AlertView {
  return {
    alert: {
      id,
      sensor: 's',
      kind,
      since: 0,
      raisedAt: Number(id),
      updatedAt: 0,
      recorded: part.recorded ?? false,
      ...(part.clearedAt === undefined ? {} : { clearedAt: part.clearedAt }),
    },
    ...(part.taken === true ? { acknowledged: { alert: id, at: 0, by: 'app' as const } } : {}),
    told: [],
    room: 's',
    place: '',
  };
}

const ids = (views: readonly AlertView[]) => views.map((view) => view.alert.id);
const withSource = (view: RoomView, source: SensorSource): RoomView => ({
  ...view,
  sensor: { ...view.sensor, source },
});

describe('the wall', () => {
  it('shows the most urgent first and leaves the calm ones in the order of the site', () => {
    const rooms = [
      room('normal-2', 2, 'normal'),
      room('learning-1', 1, 'learning'),
      room('ended', 0, 'ended'),
      room('silent', 3, 'silent'),
      room('taken', 4, 'alert', { alerts: [alert('1', 'bounds', { taken: true })] }),
      room('warning', 5, 'warning'),
      room('gap', 6, 'gap'),
      room('alert', 7, 'alert', { alerts: [alert('2', 'bounds')] }),
    ];
    const order = ['alert', 'taken', 'warning', 'silent', 'gap', 'learning-1', 'normal-2', 'ended'];
    expect(sortRooms(rooms).map((view) => view.sensor.id)).toEqual(order);
  });
});

describe('the alerts of a room', () => {
  it('are open ones only; what nobody has taken comes first, a limit before silence before a curve', () => {
    const alerts = [
      alert('1', 'anomaly'),
      alert('2', 'bounds', { taken: true }),
      alert('3', 'silent'),
      alert('4', 'bounds'),
      alert('5', 'bounds', { clearedAt: 9 }),
      alert('6', 'bounds', { recorded: true }),
    ];
    expect(ids(openAlerts(room('s', 0, 'alert', { alerts })))).toEqual(['4', '3', '1', '2']);
  });

  it('join page by page without doubles, newest first', () => {
    const newest = [alert('9', 'bounds'), alert('7', 'bounds', { clearedAt: 8 })];
    const older = [alert('7', 'bounds'), alert('3', 'silent')];
    const joined = joinLogs(newest, older);
    expect(ids(joined)).toEqual(['9', '7', '3']);
    expect(joined[1]?.alert.clearedAt).toBe(8);
  });
});

describe('what is being watched', () => {
  it('is a room with a reading; recordings do not count', () => {
    const rooms = [
      room('a', 0, 'normal', { value: -20 }),
      room('b', 1, 'silent'),
      withSource(room('c', 2, 'ended', { value: 3 }), { type: 'recording', file: 'x.csv', device: '' }),
    ];
    expect(watching(rooms)).toEqual({ watched: 1, rooms: 2, simulated: false });
  });

  it('says when nothing of it is real', () => {
    const rooms = [withSource(room('a', 0, 'normal', { value: -20 }), { type: 'simulator', room: 'f' })];
    expect(watching(rooms).simulated).toBe(true);
    expect(watching([]).simulated).toBe(false);
  });
});

describe('a tap to reconnect is offered', () => {
  it('where a Bluetooth link is down, not where it is up or on its way', () => {
    const fault = { code: 'link-lost' } as const;
    expect(needsReconnect(room('a', 0, 'silent'))).toBe(true);
    expect(
      needsReconnect(room('a', 0, 'silent', { link: { status: 'lost', since: 0, attempt: 6, fault } })),
    ).toBe(true);
    expect(
      needsReconnect(room('a', 0, 'normal', { link: { status: 'connecting', since: 0, attempt: 1 } })),
    ).toBe(false);
    expect(needsReconnect(withSource(room('a', 0, 'silent'), { type: 'simulator', room: 'f' }))).toBe(false);
  });
});

describe('after a start', () => {
  const lost = { status: 'lost', since: 0, attempt: 1, fault: { code: 'needs-new-choice' } } as const;
  const rooms = [
    room('a', 0, 'silent', { link: lost }),
    room('b', 1, 'silent', { link: { ...lost, fault: { code: 'link-lost' } } }),
    room('c', 2, 'normal', { link: { status: 'live', since: 0, attempt: 1, mode: 'notify' } }),
    room('d', 3, 'normal', { link: { status: 'resting', since: 0, until: 9 } }),
    room('e', 4, 'silent', { link: { status: 'discovering', since: 0, attempt: 1 } }),
  ];

  it('only what the browser has forgotten asks for a tap', () => {
    expect(rooms.filter(needsTap).map(({ sensor }) => sensor.id)).toEqual(['a']);
  });

  it('a sensor that is read in turns counts as connected', () => {
    expect(countLinks(rooms)).toEqual({ all: 5, connected: 2, connecting: 1 });
  });
});

describe('a breach that a log brought to light', () => {
  it('moves its room up, behind what is urgent now', () => {
    const late = [{ ...alert('1', 'bounds', { clearedAt: 5 }) }];
    const rooms = [
      room('calm', 0, 'normal'),
      room('late', 1, 'normal', { late }),
      room('warm', 2, 'warning'),
    ];
    expect(sortRooms(rooms).map(({ sensor }) => sensor.id)).toEqual(['warm', 'late', 'calm']);
  });
});
