import type { AdvertisementForm } from './advertisement.ts';
import type { SensorConversation } from './sensor-conversation.ts';
import type { SensorLog } from './sensor-log.ts';
import type { Quantity } from '../core/quantity.ts';
import type { Measurement } from '../core/reading.ts';

/**
 * One line of the browser's chooser: a device is listed if every member given here fits. Plain data, in the words of
 * Web Bluetooth's `requestDevice`; UUIDs are 128-bit and lower case.
 */
export interface ChooserFilter {
  readonly services?: readonly string[];
  readonly name?: string;
  readonly namePrefix?: string;
  readonly manufacturerData?: { companyIdentifier: number }[];
}

/** Lowest and highest temperature, °C, both possible. */
export interface TemperatureRange {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * A measurement and, for sensors with several probes, which of them: 0 (or absent) is the first. Measurements of different
 * channels are of different places: whoever keeps them must keep them apart, or leave all but the first alone.
 */
export interface DriverMeasurement extends Measurement {
  readonly channel?: number;
}

/** What a sensor's own descriptors say about one of its characteristics. Every member is absent if it says nothing. */
export interface ChannelDescription {
  /** The maker's or owner's text: never markup. */
  readonly name?: string;
  readonly range?: TemperatureRange;
  /** 'mean' and 'maximum' are not what a thermometer shows at that moment. */
  readonly sampling?: 'instantaneous' | 'mean' | 'rms' | 'maximum' | 'minimum' | 'accumulated' | 'count';
  readonly placed?: 'air' | 'inside' | 'outside';
  readonly updateMs?: number;
  /** It notifies when all, or when any of its triggers are met: between them it may be silent and well. */
  readonly triggers?: 'all' | 'any';
  /** ± percent of the value. */
  readonly uncertainty?: number;
}

/** Descriptors to read once after connecting, and their meaning. */
export interface DescriptorReading {
  readonly uuids: readonly string[];
  /** Never throws: what is not understood is left out. @param values by UUID; those that could not be read are absent */
  readonly describe: (values: ReadonlyMap<string, DataView>) => ChannelDescription;
}

/** What a frame says about the sensor rather than about the room. Every member is absent if it says nothing. */
export interface Vitals {
  /** Its count of measurements: it stands still when the sensor repeats itself, and starts again when it has restarted. */
  readonly sequence?: number;
  readonly batteryMv?: number;
  /** The sensor itself says that its battery is nearly empty. */
  readonly batteryLow?: boolean;
}

/** One GATT characteristic that a driver reads. */
export interface DriverCharacteristic {
  readonly service: string;
  readonly uuid: string;
  /** What its frames may hold: one quantity for SIG characteristics, several where a maker packs them together. */
  readonly quantities: readonly Quantity[];
  /** `notify`: subscribe where the sensor offers it, else poll. `poll`: read on a schedule, never subscribe. */
  readonly prefers: 'notify' | 'poll';
  /** How often it is read when polled, and how often a notifying sensor is expected to speak. */
  readonly pollMs: number;
  /**
   * Decode one frame. Never throws.
   * @returns the measurements, a value of `undefined` where the sensor says it has none; an empty list for a frame that is
   *   understood and is no measurement (a log record, the answer to a command); or `undefined` for the whole frame when it
   *   is not understood: wrong length, unknown form, or a value that cannot be (60 000 % humidity)
   */
  readonly decode: (frame: DataView) => readonly DriverMeasurement[] | undefined;
  /**
   * A device may have more than one of this UUID: each is a channel, in the order of discovery, counted from the `channel` of
   * its measurements on. Absent: the first is meant.
   */
  readonly several?: true;
  /** UUID of a characteristic that says the same better: on devices that have it, this one is left alone. */
  readonly unless?: string;
  readonly descriptors?: DescriptorReading;
  /** How the sensor itself is, for its page and for the forecast of its battery. Never throws. */
  readonly vitals?: (frame: DataView) => Vitals;
}

/** What a device says about itself. Texts are the maker's: never markup. */
export interface DeviceDetails {
  readonly manufacturer?: string;
  readonly model?: string;
  readonly firmware?: string;
  readonly hardware?: string;
  /** The name that its owner gave it. */
  readonly givenName?: string;
  /** How often it measures. 0: only when it is told to. */
  readonly intervalMs?: number;
  /** It switches itself off after so long. 0: never. */
  readonly autoOffMs?: number;
  /** What its own display shows; what it sends is °C in any case. */
  readonly displayUnit?: '°C' | '°F';
  /** Its own alarm limits, °C. */
  readonly alarmAbove?: number;
  readonly alarmBelow?: number;
  /** Second probe switched on. */
  readonly secondProbe?: boolean;
  /** Day of the maker's or laboratory's calibration, ISO ("2026-03-31"). */
  readonly calibrated?: string;
  /** Its own clock: local time, written as if it were UTC, ms. */
  readonly localClock?: number;
}

/** A characteristic that is read once after connecting, for the sensor's page. */
export interface DetailCharacteristic {
  readonly service: string;
  readonly uuid: string;
  /** Never throws; `undefined` when not understood. */
  readonly decode: (frame: DataView) => DeviceDetails | undefined;
}

/**
 * Where a device tells who it is, in a form that is the same on every computer (browsers hide the address and make up ids
 * of their own). Upper case hexadecimal without separators for addresses, the printed form for serial numbers.
 */
export type IdentitySource =
  | {
      readonly from: 'read';
      readonly service: string;
      readonly uuid: string;
      readonly decode: (frame: DataView) => string | undefined;
    }
  | {
      /** Asked by a write; the answer is a notification, maybe among others: `undefined` for those. */
      readonly from: 'answer';
      readonly ask: Write;
      readonly service: string;
      readonly uuid: string;
      readonly decode: (frame: DataView) => string | undefined;
    }
  | { readonly from: 'name'; readonly decode: (name: string) => string | undefined };

/** Bytes to be written to a characteristic: with response if it offers that, else without. */
export interface Write {
  readonly service: string;
  readonly uuid: string;
  readonly bytes: readonly number[];
  /** The sensor may refuse it, or lack the characteristic, and still work. */
  readonly optional?: true;
}

/** Why a device is left alone although its maker is known. */
export type Unsupported =
  /** Its firmware hangs when somebody connects, until the battery is taken out. */
  | 'never-connect'
  /** It speaks only to its maker's app. Its advertisements may still be heard. */
  | 'encrypted-connection';

/** What the screen should say about sensors of a family. Codes; the words are elsewhere. */
export type DriverRemark =
  /** Its log keeps the highest and lowest value of each hour, not the course. */
  | 'log-of-extremes'
  /** Its log takes the time of day from this computer: the clock here must be right. */
  | 'log-needs-clock'
  /** While it is connected nobody else can hear it. */
  | 'one-listener'
  /** Over a connection the present value is some minutes old. */
  | 'present-value-delayed'
  /** The tenths are not certain between 0 and −1 °C. */
  | 'uncertain-near-zero'
  /** The battery level is estimated from its voltage. */
  | 'estimated-battery'
  /** It is heard only in browsers that hear advertisements. */
  | 'advertisements-only';

/**
 * A sensor family: data and pure functions. Adding one is a driver file, a file of captured frames and a line in the
 * registry. Every way a family can be heard is a member of its own, so one that is heard otherwise (a log to download,
 * advertisements) adds a member and leaves the others alone.
 */
export interface SensorDriver {
  /** Kept with the sensor for ever: never rename one. */
  readonly key: string;
  /** The family's own name (a proper noun, the same in every language). */
  readonly label: string;
  /** How the chooser finds it. */
  readonly filters: readonly ChooserFilter[];
  /** Services that it uses beyond those in `filters`; a browser hides every service that was not named. */
  readonly optionalServices: readonly string[];
  /** What the sensors of the family can measure; anything else is a fault of the sensor or of the radio. */
  readonly range: TemperatureRange;
  /**
   * Ordered by importance: subscribed and read in this order after connecting. Those with a temperature must be there (one of
   * them suffices); others may be missing on a device. Empty for families that are heard by advertisements only.
   */
  readonly characteristics: readonly DriverCharacteristic[];
  /**
   * Is a connected device one of this family? Services decide: a name can be changed by anyone.
   * @param services primary services that the browser shows us, 128-bit lower case
   * @param name the device's name; '' when it has none
   */
  readonly recognise: (services: readonly string[], name: string) => boolean;
  /**
   * Must a device be left alone? Asked before connecting, with the name alone, and again with its services.
   * @param services `[]` before connecting
   */
  readonly unsupported?: (services: readonly string[], name: string) => Unsupported | undefined;
  readonly conversation?: SensorConversation;
  readonly log?: SensorLog;
  readonly advertisement?: AdvertisementForm;
  readonly identity?: IdentitySource;
  /** Makes the sensor blink or beep, so that a person finds it. */
  readonly identify?: readonly Write[];
  /** Beyond the Device Information service, which is read from every device that has it (`deviceInformation`). */
  readonly details?: readonly DetailCharacteristic[];
  readonly remarks?: readonly DriverRemark[];
}
