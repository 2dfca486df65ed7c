import type { DriverMeasurement } from './sensor-driver.ts';

/** One advertisement as it was heard. */
export interface Advertisement {
  /** '' when it has none. */
  readonly name: string;
  /** By company id; without the two bytes of the id. */
  readonly manufacturerData: ReadonlyMap<number, DataView>;
  /** By service UUID, 128-bit lower case. */
  readonly serviceData: ReadonlyMap<string, DataView>;
}

/** What is known beside the advertisement itself. */
export interface AdvertisementContext {
  /** The sensor's address as its owner entered it, 6 bytes in printed order; `undefined` when not entered. */
  readonly address: readonly number[] | undefined;
  /**
   * Manufacturer data of the advertisement before this one. Some platforms never forget a company id: where the id is the
   * measurement, the entry that is new or changed is meant.
   */
  readonly previous: ReadonlyMap<number, DataView> | undefined;
}

/** AES-128-CCM, to be opened with the owner's key; {@link AdvertisementForm.decodePlain} reads what comes out. */
export interface LockedPayload {
  /** Which key is needed (names the form, for the screen that asks for it). */
  readonly key: 'bthome' | 'pvvx';
  /** Absent while the sensor's address is not known: neither the frame nor its owner has told it. */
  readonly nonce?: readonly number[];
  /** Additional authenticated data; empty if none. */
  readonly aad: readonly number[];
  readonly ciphertext: readonly number[];
  /** 4 bytes. */
  readonly tag: readonly number[];
  /** The sensor's count of frames. One of 32 bits that runs backwards means that somebody replays an old frame. */
  readonly counter: number;
  readonly counterBits: 8 | 32;
}

export interface AdvertisementReading {
  /** Empty when the advertisement is understood and tells none (a button was pressed), or is locked. */
  readonly measurements: readonly DriverMeasurement[];
  /** As in `IdentitySource`: the address, upper case hexadecimal without separators. */
  readonly identity?: string;
  /** Repeated advertisements carry the same. */
  readonly sequence?: number;
  /** Voltage of the battery, mV, where the sensor tells it. */
  readonly batteryMv?: number;
  /** The sensor itself says whether its battery is nearly empty. */
  readonly batteryLow?: boolean;
  /** It speaks only when something happens: silence is no sign of a fault. */
  readonly speaksOnEvent?: true;
  /** The frame ends, or goes on with something unknown, before all was read; what was read is whole. */
  readonly partial?: true;
  readonly locked?: LockedPayload;
}

/** How a family is understood without connecting, in browsers that hear advertisements. Pure; nothing here throws. */
export interface AdvertisementForm {
  /** To be named in the chooser's request, or the browser hides their data. */
  readonly companyIds: readonly number[];
  readonly serviceDataUuids: readonly string[];
  /** @returns `undefined` when the advertisement is not of this family, or not understood */
  readonly decode: (
    advertisement: Advertisement,
    context: AdvertisementContext,
  ) => AdvertisementReading | undefined;
  /** What was locked, opened. Present in forms that lock. */
  readonly decodePlain?: (plain: DataView, locked: LockedPayload) => AdvertisementReading | undefined;
}
