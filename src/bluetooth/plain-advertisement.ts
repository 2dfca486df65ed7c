import type { Advertisement } from '../drivers/advertisement.ts';

/** The parts of the browser's event that matter. Imitations of Web Bluetooth leave some out. */
export interface AdvertisementEvent {
  readonly name?: string | undefined;
  readonly rssi?: number | undefined;
  readonly manufacturerData?: Iterable<readonly [number, DataView]>;
  readonly serviceData?: Iterable<readonly [string, DataView]>;
}

/**
 * An advertisement as plain data of our own: some stacks go on writing into their maps, and the one before must stay what it was.
 * @param name what the device is known as: many advertisements carry no name
 */
export function plainAdvertisement(event: AdvertisementEvent, name: string): Advertisement {
  return {
    name: event.name || name,
    manufacturerData: new Map([...(event.manufacturerData ?? [])].map(([id, data]) => [id, copyOf(data)])),
    serviceData: new Map(
      [...(event.serviceData ?? [])].map(([uuid, data]) => [uuid.toLowerCase(), copyOf(data)]),
    ),
  };
}

function copyOf({ buffer, byteOffset, byteLength }: DataView): DataView {
  return new DataView(buffer.slice(byteOffset, byteOffset + byteLength));
}
