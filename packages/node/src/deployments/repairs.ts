import {type CatalogState, deploymentId, headsOf, type Placement, serversOf, thereIn} from "@ollamesh/catalog";
import type {Cancel, PeerId} from "@ollamesh/ports";
import type {Callback, Outcome} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import type {ClusterView} from "../agreement/messages.ts";
import {answered, type Shared} from "./actor-context.ts";
import type {Repair} from "./deploy-flow.ts";

/** While something is broken it is looked at so often, milliseconds: who leads, and who is there, may have changed. */
const LOOK_MS = 2000;
/** After a repair that failed the next waits so long, then twice as long each time. */
const BACKOFF_MS = 2000;
const BACKOFF_MAX_MS = 5 * 60_000;

export interface RepairsDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  isReady(placement: Placement): boolean;
  repair(repair: Repair, done: Callback<Placement>): void;
}

/** Sees that what is placed is served: where a stage's peer has died or left, by the group's word, the leader places that part anew. */
export class Repairs {
  readonly #deps: RepairsDeps;
  /** Models of which a repair is under way. */
  readonly #repairing = new Set<string>();
  /** By model: how often repairs failed, and when the next is due. Bounded by what is placed. */
  readonly #failures = new Map<string, {readonly count: number; readonly dueMs: number}>();
  #timer: Cancel | undefined;
  #isAsking = false;

  constructor(deps: RepairsDeps) {
    this.#deps = deps;
  }

  /** Right to call after any change; costs nothing while nothing is broken. */
  look(): void {
    const broken = brokenPlacements(this.#deps.log.state);
    this.#forgetMended();
    if (broken.length === 0 || this.#isAsking) return;
    const {ctx, deps} = this.#deps.shared;
    this.#timer ??= ctx.after(LOOK_MS, {type: "answered", what: "repairs", run: () => this.#lookAgain()});
    this.#isAsking = true;
    const handle = answered(this.#deps.shared, "leader", (view: Outcome<ClusterView>) => {
      this.#isAsking = false;
      if (view.ok && view.value.role === "leader") this.#repairAll();
    });
    // Not taken, it is not answered either: asked again at the next look.
    if (!deps.agreement.send({type: "cluster", lags: false, done: handle})) this.#isAsking = false;
  }

  /** Not when a new placement is agreed on, but when it serves: one after another may fail to load. */
  #forgetMended(): void {
    const {placements} = this.#deps.log.state;
    for (const model of this.#failures.keys()) {
      const placement = placements.get(model);
      if (!placement || this.#deps.isReady(placement)) this.#failures.delete(model);
    }
  }

  #lookAgain(): void {
    this.#timer = undefined;
    this.look();
  }

  #repairAll(): void {
    const now = this.#deps.shared.ctx.clock.nowMs();
    for (const {placement, gone} of brokenPlacements(this.#deps.log.state)) {
      if (!this.#repairing.has(placement.model) && now >= (this.#failures.get(placement.model)?.dueMs ?? 0)) this.#repair(placement, gone);
    }
  }

  #repair(broken: Placement, gone: ReadonlySet<PeerId>): void {
    const {ctx} = this.#deps.shared;
    const {model} = broken;
    this.#repairing.add(model);
    this.#deps.repair({placement: broken, gone, failures: this.#failures.get(model)?.count ?? 0, task: "repair"}, (outcome) => {
      this.#repairing.delete(model);
      if (outcome.ok) this.#failures.delete(model);
      if (outcome.ok) return ctx.log.info("placed_anew", {from: deploymentId(broken), to: deploymentId(outcome.value), reasons: outcome.value.reasons.join("; ")});
      const count = (this.#failures.get(model)?.count ?? 0) + 1;
      this.#failures.set(model, {count, dueMs: ctx.clock.nowMs() + Math.min(BACKOFF_MAX_MS, BACKOFF_MS * 2 ** (count - 1))});
      ctx.log.warn("not_placed_anew", {deployment: deploymentId(broken), reason: outcome.error.message});
    });
  }
}

function brokenPlacements(state: CatalogState): readonly {readonly placement: Placement; readonly gone: ReadonlySet<PeerId>}[] {
  const {placements, moves} = state;
  const there = thereIn(state);
  return [...placements.values()].flatMap((placement) => {
    const gone = new Set(serversOf(placement).filter((peer) => !there.has(peer)));
    // As long as one of several that each serve it all is there, the others may come back.
    const isBroken = headsOf(placement).every(({needs}) => needs.some((peer) => gone.has(peer)));
    // What is being loaded to serve it next mends it as well.
    const next = moves.get(placement.model);
    const isMending = next?.phase === "preparing" && serversOf(next.placement).every((peer) => there.has(peer));
    return isBroken && !isMending ? [{placement, gone}] : [];
  });
}
