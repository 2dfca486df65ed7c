import type { BatteryForecast } from './battery-forecast.ts';
import type { Finding, Sign } from './finding.ts';
import { FindingBook } from './finding-book.ts';
import { JumpWatch } from './jump.ts';
import type { Arrival } from './reading.ts';
import { RepetitionWatch } from './repetition.ts';
import type { Sensor } from './sensor.ts';
import type { HeardSequence } from './sequence-reset.ts';
import { isSequenceReset } from './sequence-reset.ts';
import type { VitalSigns } from './vital-signs.ts';

/** What is known of a sensor beside its settings. */
export interface WatchMemory {
  /** What its family can measure, °C. */
  readonly range?: { readonly lowest: number; readonly highest: number } | undefined;
  /** Findings that were open, or of the last day. */
  readonly findings?: readonly Finding[];
}

/**
 * Watches a sensor for lies: it looks at what the sensor sent, before any correction. Nothing is refused here; what is noticed is
 * a finding. Pure: time is an argument, and findings to be written down are returned.
 */
export class SensorWatch {
  readonly #book: FindingBook;
  readonly #jumps = new JumpWatch();
  readonly #repetition = new RepetitionWatch();
  readonly #range: WatchMemory['range'];
  #sensor: Sensor;
  #last: number | undefined;
  #sequence: HeardSequence | undefined;

  constructor(sensor: Sensor, { range, findings }: WatchMemory) {
    this.#sensor = sensor;
    this.#range = range;
    this.#book = new FindingBook(sensor.id, findings);
  }

  /** Open findings and those of the last day. */
  shown(now: number): readonly Finding[] {
    return this.#book.shown(now);
  }

  arrival({ time, measurements }: Arrival): Finding[] {
    return measurements.flatMap(({ quantity, value }) =>
      quantity === 'temperature' && value !== undefined ? this.#temperature(time, value) : [],
    );
  }

  /** What a frame said about the sensor itself. */
  vital({ sequence, batteryLow }: VitalSigns, time: number): Finding[] {
    const findings = batteryLow === undefined ? [] : this.#saysLow(batteryLow, time);
    if (sequence === undefined) return findings;
    const heard = { sequence, time };
    const before = this.#sequence;
    this.#sequence = heard;
    if (before === undefined || !isSequenceReset(before, heard)) return findings;
    return [
      ...findings,
      ...this.sign({ kind: 'sequence-reset', at: time, value: sequence, against: before.sequence }),
    ];
  }

  /** The sensor's own word about its battery; one that was found low by its level stays that. */
  #saysLow(isLow: boolean, time: number): Finding[] {
    const open = this.#book.get('battery-low');
    if (isLow) return open === undefined ? this.sign({ kind: 'battery-low', at: time }) : [];
    return open !== undefined && open.value === undefined ? this.#book.end('battery-low', time) : [];
  }

  /** A stored reading from before a restart, as the sensor sent it: it is learned from, nothing is noticed. */
  remember(time: number, value: number): void {
    this.#jumps.reading(time, value);
    this.#repetition.reading(time, value);
    this.#last = time;
  }

  /** Something that was noticed elsewhere. @param now when; the sign's own time if not given */
  sign(sign: Sign, now: number = sign.at): Finding[] {
    return this.#book.sign(sign, now);
  }

  /** A finding that a log brought to light. */
  add(finding: Finding): void {
    this.#book.add(finding);
  }

  battery({ level, daysLeft, isLow }: BatteryForecast, now: number): Finding[] {
    if (!isLow) return this.#book.end('battery-low', now);
    if (this.#book.has('battery-low')) return [];
    return this.sign({
      kind: 'battery-low',
      at: now,
      value: level,
      ...(daysLeft === undefined ? {} : { against: daysLeft }),
    });
  }

  tick(now: number): Finding[] {
    const due = this.#sensor.care?.calibration?.due;
    const isOverdue = due !== undefined && now > due;
    const overdue = !isOverdue
      ? this.#book.end('calibration-overdue', now)
      : this.#book.has('calibration-overdue')
        ? []
        : this.sign({ kind: 'calibration-overdue', at: due }, now);
    return [...overdue, ...this.#book.tick(now)];
  }

  /** Settings or care changed. Another device, in particular, has another past. */
  change(sensor: Sensor, isOtherDevice: boolean): void {
    this.#sensor = sensor;
    if (!isOtherDevice) return;
    this.#jumps.clear();
    this.#repetition.clear();
    this.#sequence = undefined;
  }

  #temperature(time: number, value: number): Finding[] {
    const findings = this.#inRange(time, value);
    const before = this.#last;
    this.#last = time;
    if (before !== undefined && time <= before) {
      // Two listeners may hand in the same minute out of order; a clock that was set back is more.
      const back = before - time;
      this.#jumps.clear();
      return back > this.#sensor.settings.intervalMs
        ? [...findings, ...this.sign({ kind: 'time-runs-backwards', at: time, value: back })]
        : findings;
    }
    const jump = this.#jumps.reading(time, value);
    if (jump !== undefined)
      findings.push(
        ...this.sign(
          { kind: 'jump-beyond-physics', at: jump.at, value: jump.value, against: jump.before },
          time,
        ),
      );
    const since = this.#repetition.reading(time, value);
    if (since === undefined) findings.push(...this.#book.end('repeats-exactly', time));
    else if (!this.#book.has('repeats-exactly'))
      findings.push(...this.sign({ kind: 'repeats-exactly', at: since, value }, time));
    return findings;
  }

  #inRange(time: number, value: number): Finding[] {
    if (this.#range === undefined) return [];
    const { lowest, highest } = this.#range;
    if (value >= lowest && value <= highest) return [];
    const against = value < lowest ? lowest : highest;
    return this.sign({ kind: 'out-of-sensor-range', at: time, value, against });
  }
}
