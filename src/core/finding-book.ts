import type { Finding, FindingKind, Sign } from './finding.ts';
import { addSign, isLasting, newFinding } from './finding.ts';

/** Signs of one kind with no more than this between them are one finding; a sensor that lies all day does not fill a page. */
const REST_MS = 3_600_000;
/** An open finding that only counts on is written this often. */
const WRITE_MS = 60_000;
/** How long a finding that is over is still shown. */
const RECENT_MS = 24 * 3_600_000;

/**
 * The findings about one sensor: opened, counted and ended as signs come. Pure: time is an argument; what has to be written down is
 * returned.
 */
export class FindingBook {
  readonly #sensor: string;
  readonly #open = new Map<FindingKind, Finding>();
  readonly #writtenAt = new Map<FindingKind, number>();
  #recent: Finding[] = [];

  /** @param known what was open, or had just ended, when the engine stopped */
  constructor(sensor: string, known: readonly Finding[] = []) {
    this.#sensor = sensor;
    for (const finding of known)
      if (finding.endedAt === undefined) this.#open.set(finding.kind, finding);
      else this.#recent.push(finding);
  }

  has(kind: FindingKind): boolean {
    return this.#open.has(kind);
  }

  /** The open one of this kind. */
  get(kind: FindingKind): Finding | undefined {
    return this.#open.get(kind);
  }

  /** Those that last, and those of the last day, newest first. */
  shown(now: number): readonly Finding[] {
    const recent = this.#recent.filter((finding) => now - lastSeen(finding) < RECENT_MS);
    return [...this.#open.values(), ...recent].sort((a, b) => lastSeen(b) - lastSeen(a));
  }

  /** @param now when it was noticed */
  sign(sign: Sign, now: number): Finding[] {
    const open = this.#open.get(sign.kind);
    if (open === undefined) return [this.#keep(newFinding(this.#sensor, sign, now), now)];
    const counted = isLasting(sign.kind)
      ? { ...open, lastAt: Math.max(open.lastAt, sign.at) }
      : addSign(open, sign);
    this.#open.set(sign.kind, counted);
    return this.#isDue(sign.kind, now) ? [this.#keep(counted, now)] : [];
  }

  /** What lasted is over. */
  end(kind: FindingKind, at: number): Finding[] {
    const open = this.#open.get(kind);
    if (open === undefined) return [];
    this.#open.delete(kind);
    const ended = { ...open, endedAt: Math.max(open.at, at) };
    this.#recent.push(ended);
    return [ended];
  }

  /** A finding that was made elsewhere, and is over: it is shown with the others. */
  add(finding: Finding): void {
    this.#recent = [...this.#recent.filter(({ id }) => id !== finding.id), finding];
  }

  /** Time goes on: moments that did not come again are over. */
  tick(now: number): Finding[] {
    this.#recent = this.#recent.filter((finding) => now - lastSeen(finding) < RECENT_MS);
    return [...this.#open.values()].flatMap((finding) => {
      if (isLasting(finding.kind)) return [];
      return now - finding.lastAt >= REST_MS ? this.end(finding.kind, finding.lastAt) : [];
    });
  }

  #isDue(kind: FindingKind, now: number): boolean {
    return Math.abs(now - (this.#writtenAt.get(kind) ?? -Infinity)) >= WRITE_MS;
  }

  #keep(finding: Finding, now: number): Finding {
    this.#open.set(finding.kind, finding);
    this.#writtenAt.set(finding.kind, now);
    return finding;
  }
}

function lastSeen({ foundAt, lastAt, endedAt }: Finding): number {
  return Math.max(foundAt, lastAt, endedAt ?? 0);
}
