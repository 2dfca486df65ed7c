import { deviceInformation } from '../drivers/device-information.ts';
import type { DeviceDetails, IdentitySource, SensorDriver } from '../drivers/sensor-driver.ts';
import type { GattTable } from './gatt-table.ts';
import type { Wire } from './wire.ts';

const ANSWER_MS = 3_000;

/** Do one thing on a connection; `undefined` when it failed, which has been reported. */
export type Attempt = <T>(
  uuid: string,
  operation: () => Promise<T>,
) => Promise<{ readonly value: T } | undefined>;

/**
 * Who the device says it is, in the form of the driver's `identity`.
 * @param name the device's name; '' when it has none
 * @returns `undefined` when the family cannot tell, or this device did not
 */
export async function readIdentity(
  source: IdentitySource,
  name: string,
  table: GattTable,
  attempt: Attempt,
): Promise<string | undefined> {
  if (source.from === 'name') return source.decode(name);
  const wire = (await attempt(source.uuid, () => table.find(source.service, source.uuid)))?.value;
  if (!wire) return undefined;
  if (source.from === 'answer') return askIdentity(source, wire, table, attempt);
  const frame = await attempt(source.uuid, () => wire.read());
  return frame && source.decode(frame.value);
}

async function askIdentity(
  source: Extract<IdentitySource, { from: 'answer' }>,
  wire: Wire,
  table: GattTable,
  attempt: Attempt,
): Promise<string | undefined> {
  let unlisten = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answer = new Promise<string | undefined>((resolve) => {
    unlisten = wire.listen((frame) => {
      const identity = source.decode(frame);
      if (identity !== undefined) resolve(identity);
    });
    timer = setTimeout(() => resolve(undefined), ANSWER_MS);
  });
  const isSubscribed = await attempt(source.uuid, () => wire.subscribe());
  const isAsked = isSubscribed && (await attempt(source.ask.uuid, () => table.write(source.ask)));
  const identity = isAsked ? await answer : undefined;
  unlisten();
  clearTimeout(timer);
  return identity;
}

/** What the device says about itself, of the Device Information service and what its family tells beyond that. */
export async function readDetails(
  driver: SensorDriver,
  table: GattTable,
  attempt: Attempt,
): Promise<DeviceDetails> {
  let details: DeviceDetails = {};
  for (const { service, uuid, decode } of [...deviceInformation, ...(driver.details ?? [])]) {
    const wire = (await attempt(uuid, () => table.find(service, uuid)))?.value;
    const frame = wire?.canRead ? await attempt(uuid, () => wire.read()) : undefined;
    details = { ...details, ...(frame && decode(frame.value)) };
  }
  return details;
}
