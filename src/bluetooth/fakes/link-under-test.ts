import type { Fault } from '../../core/fault.ts';
import type { Link } from '../../core/link.ts';
import type { Arrival } from '../../core/reading.ts';
import { uuidOf } from '../../drivers/uuid.ts';
import { SensorLink, type Refusal } from '../sensor-link.ts';
import { FakeCharacteristic, FakeDevice, FakeService, type Access } from './fake-device.ts';

/** A sensor at −18.76 °C and 38 % battery, its link, and everything that the link told. */
export function linkUnderTest(access: Access = 'read notify', driver = 'ess') {
  const temperature = new FakeCharacteristic(uuidOf(0x2a6e), 'acf8', access);
  const battery = new FakeCharacteristic(uuidOf(0x2a19), '26', 'read notify');
  const device = new FakeDevice('AAAA', 'Freezer 1', [
    new FakeService(uuidOf(0x181a), [temperature]),
    new FakeService(uuidOf(0x180f), [battery]),
  ]);
  const arrivals: Arrival[] = [];
  const states: Link[] = [];
  const refusals: Refusal[] = [];
  const failures: Fault[] = [];
  const link = new SensorLink({
    sensor: 'room-1',
    device: device.real,
    driver,
    random: () => 0,
    hears: {
      measured: (arrival) => arrivals.push(arrival),
      linked: (_, state) => states.push(state),
      refused: (refusal) => refusals.push(refusal),
      failed: (_, fault) => failures.push(fault),
    },
  });
  const heard = (quantity: string) =>
    arrivals.flatMap(({ measurements }) =>
      measurements.filter((m) => m.quantity === quantity).map((m) => m.value),
    );
  const statuses = () => states.map(({ status }) => status);
  return {
    temperature,
    battery,
    device,
    gatt: device.gatt,
    link,
    arrivals,
    states,
    refusals,
    failures,
    heard,
    statuses,
  };
}
