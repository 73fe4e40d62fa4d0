import type {Replica} from "./replica.ts";

/** A leader that stops waits so long for its heir. */
const STEP_ASIDE_MS = 500;

export interface StepAsideDeps {
  replica(): Replica | undefined;
  isUp(node: number): boolean;
  after(delayMs: number, run: () => void): void;
}

/** A peer that is about to stop hands over first, so that nobody must wait for an election. */
export class StepAside {
  readonly #deps: StepAsideDeps;
  #over: () => void = () => undefined;

  constructor(deps: StepAsideDeps) {
    this.#deps = deps;
  }

  /** Answered when another leads, when nobody can, or soon. */
  ask(done: () => void): void {
    const replica = this.#deps.replica();
    const heir = replica && this.#heirOf(replica);
    if (heir === undefined) return done();
    replica?.transferLeader(heir);
    let isOver = false;
    this.#over = () => {
      if (!isOver) done();
      isOver = true;
    };
    this.#deps.after(STEP_ASIDE_MS, this.#over);
  }

  /** This peer leads no more. */
  leadsNoMore(): void {
    this.#over();
  }

  /** The voter that is there and knows most. */
  #heirOf({status}: Replica): number | undefined {
    if (status.role !== "leader") return undefined;
    const {incoming} = status.configuration.voters;
    const heirs = [...status.progress].filter(([node, {isRecentlyActive}]) => node !== status.id && incoming.has(node) && isRecentlyActive && this.#deps.isUp(node));
    return heirs.toSorted(([, a], [, b]) => b.match - a.match)[0]?.[0];
  }
}
