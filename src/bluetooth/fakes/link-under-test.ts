import type { Fault } from '../../core/fault.ts';
import type { Link } from '../../core/link.ts';
import type { LogDownload, LoggedBatch } from '../../core/log-batch.ts';
import type { Arrival } from '../../core/reading.ts';
import type { VitalSigns } from '../../core/vital-signs.ts';
import type { DeviceDetails } from '../../drivers/sensor-driver.ts';
import { uuidOf } from '../../drivers/uuid.ts';
import type { TappedFrame } from '../frame-tap.ts';
import type { Refusal } from '../link-hears.ts';
import type { SensorLinkOptions } from '../sensor-link-options.ts';
import { SensorLink } from '../sensor-link.ts';
import { FakeCharacteristic, FakeDevice, FakeService, type Access } from './fake-device.ts';

/** A link to a device, and everything that it told. */
export function linkTo(device: FakeDevice, driver: string, more: Partial<SensorLinkOptions> = {}) {
  const arrivals: Arrival[] = [];
  const states: Link[] = [];
  const refusals: Refusal[] = [];
  const failures: Fault[] = [];
  const identities: string[] = [];
  const signs: VitalSigns[] = [];
  const details: DeviceDetails[] = [];
  const batches: LoggedBatch[] = [];
  const progress: LogDownload[] = [];
  const frames: TappedFrame[] = [];
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
      vital: (_, __, sign) => signs.push(sign),
      identified: (_, identity) => identities.push(identity),
      described: (_, about) => details.push(about),
      logged: (_, batch) => batches.push(batch),
      logging: (_, status) => progress.push(status),
      tapped: (frame) => frames.push(frame),
    },
    ...more,
  });
  const heard = (quantity: string) =>
    arrivals.flatMap(({ measurements }) =>
      measurements.filter((m) => m.quantity === quantity).map((m) => m.value),
    );
  const records = () => batches.flatMap((batch) => batch.readings);
  const statuses = () => states.map(({ status }) => status);
  const told = {
    arrivals,
    states,
    refusals,
    failures,
    identities,
    signs,
    details,
    batches,
    progress,
    frames,
  };
  return { device, gatt: device.gatt, link, heard, records, statuses, ...told };
}

/** A sensor at −18.76 °C and 38 % battery, its link, and everything that the link told. */
export function linkUnderTest(access: Access = 'read notify', driver = 'ess') {
  const temperature = new FakeCharacteristic(uuidOf(0x2a6e), 'acf8', access);
  const battery = new FakeCharacteristic(uuidOf(0x2a19), '26', 'read notify');
  const device = new FakeDevice('AAAA', 'Freezer 1', [
    new FakeService(uuidOf(0x181a), [temperature]),
    new FakeService(uuidOf(0x180f), [battery]),
  ]);
  return { temperature, battery, ...linkTo(device, driver) };
}
