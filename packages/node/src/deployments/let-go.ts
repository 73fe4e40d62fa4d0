import type {Placement} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import {type Outcome, parseModelName} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import {answered, type Shared} from "./actor-context.ts";
import type {StageReports} from "./stage-reports.ts";

export interface LetGoDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  readonly reports: StageReports;
  /** Some duty of this peer is about this blob. */
  isNeeded(blob: string): boolean;
}

/**
 * Parts of blobs that no duty here needs any more. They are given up when that loses nothing: the model's next placement is loaded everywhere, somebody has it whole, or the mesh knows no such
 * model. Until then these bytes may be the only ones there are. A whole blob is a held model and none of this.
 */
export class LetGo {
  readonly #deps: LetGoDeps;
  /** By blob, the model it is of. Bounded by what was placed. */
  readonly #parts = new Map<string, string>();
  readonly #asking = new Set<string>();

  constructor(deps: LetGoDeps) {
    this.#deps = deps;
  }

  add({blob, model}: Placement): void {
    this.#parts.set(blob, model);
  }

  /** Right to call after any change. */
  look(): void {
    for (const [blob, model] of this.#parts) this.#lookAt(blob, model);
  }

  #lookAt(blob: string, model: string): void {
    const {shared, log, reports, isNeeded} = this.#deps;
    const isNamed = shared.deps.world.manifests.list().some((manifest) => manifest.layers.some((layer) => layer.digest === blob));
    if (isNeeded(blob) || isNamed) return void this.#parts.delete(blob);
    if (!log.state.models.has(model)) return this.#giveUp(blob);
    const placement = log.state.placements.get(model);
    if (placement?.blob !== blob) return this.#askHolders(blob, model);
    if (reports.isReady(placement)) this.#giveUp(blob);
  }

  #askHolders(blob: string, model: string): void {
    const name = parseModelName(model);
    if (!name.ok || this.#asking.has(blob)) return;
    this.#asking.add(blob);
    const handle = answered(this.#deps.shared, "holders", (outcome: Outcome<readonly PeerId[]>) => {
      this.#asking.delete(blob);
      if (outcome.ok && outcome.value.length > 0 && !this.#deps.isNeeded(blob)) this.#giveUp(blob);
    });
    if (!this.#deps.shared.deps.models.send({type: "holders", name: name.value, done: handle})) this.#asking.delete(blob);
  }

  #giveUp(blob: string): void {
    this.#parts.delete(blob);
    this.#deps.shared.deps.transfers.send({type: "give_up", digest: blob});
  }
}
