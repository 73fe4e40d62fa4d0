import {blobsIn, placementsIn} from "@ollamesh/catalog";
import type {Digest, PeerId} from "@ollamesh/ports";
import {type Callback, type Outcome, ok} from "@ollamesh/stdx";
import type {Agreed} from "../../agreement/agreed.ts";
import type {Member} from "../../membership/messages.ts";
import type {Shared} from "../models-shared.ts";
import type {ModelUses} from "./model-uses.ts";
import {type HeldModel, survey} from "./survey.ts";

export interface SurveyorDeps {
  readonly shared: Shared;
  readonly agreed: Agreed;
  readonly uses: ModelUses;
  /** Blobs somebody waits for, also where they are here already. */
  promised(): ReadonlySet<Digest>;
  /** Takes the name from this disk, and what no other name needs. */
  removeHere(model: HeldModel, done: Callback<void>): void;
}

/** Looks at what is here and who else has it, and lets go of some of it. */
export class Surveyor {
  readonly #deps: SurveyorDeps;
  #inUse: ReadonlySet<string> = new Set();

  constructor(deps: SurveyorDeps) {
    this.#deps = deps;
  }

  /** Keys of the models that are loaded here. */
  use(models: readonly string[]): void {
    this.#inUse = new Set(models);
  }

  /** As far as this peer knows now. */
  look(done: Callback<readonly HeldModel[]>): void {
    const {shared} = this.#deps;
    const handle = shared.answered((outcome: Outcome<readonly Member[]>) => done(outcome.ok ? ok(this.#survey(outcome.value)) : outcome));
    shared.deps.membership.send({type: "members", done: handle});
  }

  /** As the mesh has agreed until now: before anything goes. Code `no_quorum`. */
  lookSurely(done: Callback<readonly HeldModel[]>): void {
    this.#deps.agreed.refresh((outcome) => (outcome.ok ? this.look(done) : done(outcome)));
  }

  /** One after another: a later one is not begun when one fails. */
  remove(models: readonly HeldModel[], why: string, done: Callback<void>): void {
    const [first, ...others] = models;
    if (!first) return done(ok(undefined));
    this.#deps.shared.ctx.log.info("model_evicted", {model: first.model, reason: why, bytes: first.size});
    this.#deps.removeHere(first, (outcome) => (outcome.ok ? this.remove(others, why, done) : done(outcome)));
  }

  /** What names that stay, placements, and what is being fetched need. */
  needed(held: readonly HeldModel[]): ReadonlySet<string> {
    const staying = held.filter(({stays}) => stays !== undefined).flatMap(({layers}) => layers.map(({digest}) => digest));
    return new Set([...staying, ...blobsIn(placementsIn(this.#deps.agreed.state)), ...this.#deps.promised()]);
  }

  #survey(members: readonly Member[]): readonly HeldModel[] {
    const {shared, agreed, uses} = this.#deps;
    const {world} = shared.deps;
    const heldBy = new Map<PeerId, ReadonlySet<string>>(members.filter(({isSuspected}) => !isSuspected).map(({id, holds}) => [id, new Set(holds)]));
    return survey({
      manifests: world.manifests.list(),
      state: agreed.state,
      self: world.transport.self,
      heldBy,
      inUse: this.#inUse,
      status: (digest) => world.blobs.status(digest),
      usedMs: (model) => uses.usedMs(model),
      isReadOnly: (name) => world.manifests.isReadOnly(name),
      // Until it is known what is pinned, everything is.
      isPinned: (model) => !uses.isLoaded || uses.isPinned(model),
    });
  }
}
