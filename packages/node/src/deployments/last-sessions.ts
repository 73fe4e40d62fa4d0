import {deploymentId, headsOf} from "@ollamesh/catalog";
import type {Cancel} from "@ollamesh/ports";
import type {Outcome} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import type {LoadedView} from "../stages/messages.ts";
import {answered, type Shared} from "./actor-context.ts";

/** So often it is looked at how many are left, milliseconds. */
const LOOK_MS = 250;
/** Others hear a little later than this peer what serves now: answers are not told to go there before, milliseconds. */
const HEARD_MS = 250;

export interface LastSessionsDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  /** @param sessions answers under way or waiting here, of a placement that retires */
  tell(deployment: string, sessions: number): void;
  /** So long answers may go on where they began, milliseconds. */
  graceMs(): number;
}

/**
 * Counts the answers that go on at this peer's first stages of placements that retire, and tells each change: at none the stages may go. When they have had their time they are to go on where the model is served now, and take
 * along what the stages remember of them.
 */
export class LastSessions {
  readonly #deps: LastSessionsDeps;
  /** What was told last, by deployment. Bounded by the moves there are. */
  readonly #told = new Map<string, number>();
  /** Since when each retires, as seen here, milliseconds; undefined: its answers were told to go. */
  readonly #retiresSinceMs = new Map<string, number | undefined>();
  #timer: Cancel | undefined;
  #isAsking = false;

  constructor(deps: LastSessionsDeps) {
    this.#deps = deps;
  }

  /** Right to call after any change; costs nothing while nothing retires here. */
  look(): void {
    const {shared} = this.#deps;
    const mine = this.#mine();
    for (const id of this.#told.keys()) if (!mine.includes(id)) this.#told.delete(id);
    this.#handOver(mine);
    if (mine.length === 0 || this.#isAsking) return;
    this.#timer ??= shared.ctx.after(LOOK_MS, {type: "answered", what: "last_sessions", run: () => this.#lookAgain()});
    this.#isAsking = true;
    const handle = answered(shared, "loaded", (outcome: Outcome<readonly LoadedView[]>) => {
      this.#isAsking = false;
      if (outcome.ok) this.#tell(outcome.value);
    });
    if (!shared.deps.stages.send({type: "loaded", done: handle})) this.#isAsking = false;
  }

  #handOver(mine: readonly string[]): void {
    const {shared, graceMs} = this.#deps;
    const nowMs = shared.ctx.clock.nowMs();
    for (const id of this.#retiresSinceMs.keys()) if (!mine.includes(id)) this.#retiresSinceMs.delete(id);
    for (const deployment of mine) {
      if (!this.#retiresSinceMs.has(deployment)) this.#retiresSinceMs.set(deployment, nowMs);
      const sinceMs = this.#retiresSinceMs.get(deployment);
      const isDue = sinceMs !== undefined && nowMs - sinceMs >= Math.max(graceMs(), HEARD_MS);
      if (isDue && shared.deps.stages.send({type: "hand_over", deployment})) this.#retiresSinceMs.set(deployment, undefined);
    }
  }

  #lookAgain(): void {
    this.#timer = undefined;
    this.look();
  }

  #mine(): readonly string[] {
    const {self} = this.#deps.shared.deps.world.transport;
    const retiring = [...this.#deps.log.state.moves.values()].filter(({phase}) => phase === "retiring");
    return retiring.filter(({placement}) => headsOf(placement).some(({head}) => head === self)).map(({placement}) => deploymentId(placement));
  }

  #tell(loaded: readonly LoadedView[]): void {
    for (const id of this.#mine()) {
      const view = loaded.find(({deployment}) => deployment === id);
      const sessions = (view?.activeSequences ?? 0) + (view?.queued ?? 0);
      if (this.#told.get(id) === sessions) continue;
      this.#told.set(id, sessions);
      this.#deps.tell(id, sessions);
    }
  }
}
