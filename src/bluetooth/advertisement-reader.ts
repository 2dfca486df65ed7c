import { judgeCounter, REPEAT_MS } from '../drivers/advertisement-sequence.ts';
import type {
  Advertisement,
  AdvertisementForm,
  AdvertisementReading,
  LockedPayload,
} from '../drivers/advertisement.ts';
import { openCcm, type CcmKey } from './aes-ccm.ts';

/** What only the owner of a sensor knows. */
export interface SensorSecrets {
  /** 6 bytes in printed order. */
  readonly address?: readonly number[];
  readonly key?: CcmKey;
}

/** What the owner has to tell before a locked sensor can be read. */
export type Lacking =
  | 'address'
  | 'key'
  /** What was entered does not open it. */
  | 'right-key';

/** What became of an advertisement. */
export type Outcome =
  | { readonly type: 'read'; readonly reading: AdvertisementReading }
  /** Nothing of its family in it, or a packet that was read already. */
  | { readonly type: 'passed-over' }
  | { readonly type: 'locked'; readonly lacking: Lacking }
  /**
   * Not understood; an old encrypted frame played back; or one in clear from a sensor that has a key, which anybody could have
   * sent.
   */
  | { readonly type: 'refused'; readonly why: 'not-understood' | 'replayed' | 'in-clear' };

/** One frame that does not open may be a stranger's; two in a row mean that the key is wrong. */
const FAILURES = 2;

/** Reads the advertisements of one sensor: what came before decides which are new. */
export class AdvertisementReader {
  readonly #form: AdvertisementForm;
  readonly #companyIds: ReadonlySet<number>;
  #secrets: SensorSecrets;
  #previous: Advertisement['manufacturerData'] | undefined;
  #sequence: { readonly value: number; readonly time: number } | undefined;
  #counter: number | undefined;
  #failures = 0;

  constructor(form: AdvertisementForm, secrets: SensorSecrets) {
    this.#form = form;
    this.#companyIds = new Set(form.companyIds);
    this.#secrets = secrets;
  }

  /** The owner entered something. */
  setSecrets(secrets: SensorSecrets): void {
    this.#secrets = secrets;
    this.#failures = 0;
  }

  /**
   * Must be called in the order of arrival, the next after the one before is done.
   * @param time of arrival, ms since the epoch
   */
  async read(advertisement: Advertisement, time: number): Promise<Outcome> {
    const { address, key } = this.#secrets;
    const context = { address, previous: this.#previous };
    this.#previous = advertisement.manufacturerData;
    if (!this.#concerns(advertisement)) return { type: 'passed-over' };
    const reading = this.#form.decode(advertisement, context);
    if (!reading) return { type: 'refused', why: 'not-understood' };
    if (reading.locked) return this.#open(reading, reading.locked);
    if (key && this.#form.decodePlain) return { type: 'refused', why: 'in-clear' };
    return this.#isRepeated(reading, time) ? { type: 'passed-over' } : { type: 'read', reading };
  }

  #concerns({ manufacturerData, serviceData }: Advertisement): boolean {
    return (
      this.#form.serviceDataUuids.some((uuid) => serviceData.has(uuid)) ||
      [...manufacturerData.keys()].some((id) => this.#companyIds.has(id))
    );
  }

  async #open(reading: AdvertisementReading, locked: LockedPayload): Promise<Outcome> {
    const { key } = this.#secrets;
    if (!key) return { type: 'locked', lacking: 'key' };
    const { nonce } = locked;
    if (!nonce) return { type: 'locked', lacking: 'address' };
    const succession = judgeCounter(this.#counter, locked);
    if (succession === 'again') return { type: 'passed-over' };
    if (succession === 'replayed') return { type: 'refused', why: 'replayed' };
    const plain = await openCcm(key, { ...locked, nonce });
    if (!plain) {
      this.#failures += 1;
      return this.#failures < FAILURES ? { type: 'passed-over' } : { type: 'locked', lacking: 'right-key' };
    }
    this.#failures = 0;
    this.#counter = locked.counter;
    const opened = this.#form.decodePlain?.(new DataView(plain.buffer), locked);
    if (!opened) return { type: 'refused', why: 'not-understood' };
    const { identity } = reading;
    return { type: 'read', reading: { ...(identity !== undefined && { identity }), ...opened } };
  }

  /** The same packet again. After a while the same number is told again, so that a sensor which stands still is noticed. */
  #isRepeated({ sequence }: AdvertisementReading, time: number): boolean {
    if (sequence === undefined) return false;
    const last = this.#sequence;
    if (last?.value === sequence && time - last.time < REPEAT_MS) return true;
    this.#sequence = { value: sequence, time };
    return false;
  }
}
