import { Channel, type ChannelHears, type ReadPreparation } from './channel.ts';
import type { FoundCharacteristic, FoundSensor } from './discover-sensor.ts';
import { pause } from './operate.ts';

/**
 * The channels of a discovered sensor, in the driver's order.
 * @param avoided UUIDs of characteristics to leave alone
 * @throws FaultError as `discover`; `operation-failed` when a read needs a write that the device has no place for
 */
export async function makeChannels(
  sensor: FoundSensor,
  avoided: ReadonlySet<string>,
  hears: ChannelHears,
): Promise<readonly Channel[]> {
  const channels: Channel[] = [];
  for (const found of sensor.characteristics) {
    if (avoided.has(found.spec.uuid)) continue;
    channels.push(new Channel(found, hears, await preparationOf(found, sensor)));
  }
  return channels;
}

async function preparationOf(
  { spec }: FoundCharacteristic,
  { driver, table }: FoundSensor,
): Promise<ReadPreparation | undefined> {
  const before = driver.conversation?.beforeRead?.find(({ uuid }) => uuid === spec.uuid);
  if (!before) return undefined;
  const { write, waitMs } = before;
  const writeNow = await table.prepareWrite(write);
  return { waitMs, prepare: () => writeNow().then(() => pause(waitMs)) };
}
