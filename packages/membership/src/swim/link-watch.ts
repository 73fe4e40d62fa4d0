import {deviationsAt, PhiAccrual} from "./phi-accrual.ts";
import type {SwimSettings} from "./swim-settings.ts";

interface Watched {
  readonly phi: PhiAccrual;
  /** Undefined: said once already, or too little is known. */
  dueMs: number | undefined;
}

/** The links in use, the most recently heard `linksWatchedMax` of them: each falls silent once, and is new when it is heard again. */
export class LinkWatch {
  readonly #settings: SwimSettings;
  readonly #deviations: number;
  /** Least recently heard first. */
  readonly #links = new Map<string, Watched>();

  constructor(settings: SwimSettings) {
    this.#settings = settings;
    this.#deviations = deviationsAt(settings.phiThreshold);
  }

  get size(): number {
    return this.#links.size;
  }

  heard(peer: string, nowMs: number): void {
    const {linksWatchedMax, phiDeviationMsMin, phiSamplesMin, phiIntervalMsMax} = this.#settings;
    const known = this.#links.get(peer);
    const link = known ?? {phi: new PhiAccrual(nowMs, phiDeviationMsMin), dueMs: undefined};
    if (known) link.phi.heard(nowMs);
    const isInUse = link.phi.samples >= phiSamplesMin && link.phi.meanMs <= phiIntervalMsMax;
    link.dueMs = isInUse ? link.phi.reachesAtMs(this.#deviations) : undefined;
    this.#links.delete(peer);
    this.#links.set(peer, link);
    if (this.#links.size > linksWatchedMax) this.#links.delete(this.#links.keys().next().value as string);
  }

  /** How unlikely the present silence of a link in use is. Undefined: it is not in use. */
  phi(peer: string, nowMs: number): number | undefined {
    const link = this.#links.get(peer);
    return link?.dueMs === undefined ? undefined : link.phi.phi(nowMs);
  }

  forget(peer: string): void {
    this.#links.delete(peer);
  }

  /**
   * Peers whose silence has become unlikely. What fell silent is in use no longer: its statistics are dropped, so that the pause is not
   * learned as usual.
   */
  silent(nowMs: number): string[] {
    const silent = [...this.#links].filter(([, link]) => link.dueMs !== undefined && nowMs >= link.dueMs).map(([peer]) => peer);
    for (const peer of silent) this.#links.delete(peer);
    return silent;
  }

  /** This process stood still: so much silence was its own. */
  shift(lateMs: number): void {
    for (const link of this.#links.values()) if (link.dueMs !== undefined) link.dueMs += lateMs;
  }

  nextDueMs(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const link of this.#links.values()) if (link.dueMs !== undefined && link.dueMs < next) next = link.dueMs;
    return next;
  }
}
