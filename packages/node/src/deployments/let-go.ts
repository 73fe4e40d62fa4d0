import type {CatalogModel, Placement} from "@ollamesh/catalog";
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
 * Parts of blobs that no duty here needs any more. They are given up when that loses nothing: somebody has the model whole; its next placement is loaded everywhere and kept as well; or the mesh
 * knows no model any more that may be made of them. Until then these bytes may be the only ones there are. A whole blob is a held model and none of this.
 */
export class LetGo {
  readonly #deps: LetGoDeps;
  /** By blob, the model it is of. Bounded by what was placed. */
  readonly #parts = new Map<string, string>();
  /** What models that are placed from each blob are like: those that share weights are alike. Bounded by what is placed, and what is to go. */
  readonly #kinds = new Map<string, string>();
  readonly #asking = new Set<string>();

  constructor(deps: LetGoDeps) {
    this.#deps = deps;
  }

  add({blob, model}: Placement): void {
    this.#parts.set(blob, model);
  }

  /** Right to call after any change. */
  look(): void {
    const {placements, models} = this.#deps.log.state;
    const blobs = new Set([...placements.values()].map(({blob}) => blob));
    for (const blob of this.#kinds.keys()) if (!blobs.has(blob) && !this.#parts.has(blob)) this.#kinds.delete(blob);
    for (const {blob, model} of placements.values()) {
      const known = models.get(model);
      if (known) this.#kinds.set(blob, kindOf(known));
    }
    for (const [blob, model] of this.#parts) this.#lookAt(blob, model);
  }

  #lookAt(blob: string, model: string): void {
    const {shared, log, reports, isNeeded} = this.#deps;
    const isNamed = shared.deps.world.manifests.list().some((manifest) => manifest.layers.some((layer) => layer.digest === blob));
    if (isNeeded(blob) || isNamed) return void this.#parts.delete(blob);
    if (!this.#mayBeOfAny(blob)) return this.#giveUp(blob);
    const placement = [...log.state.placements.values()].find((one) => one.blob === blob);
    if (placement && reports.isReady(placement) && reports.isKept(placement)) return this.#giveUp(blob);
    if (log.state.models.has(model)) this.#askHolders(blob, model);
  }

  /** The mesh knows which manifest a name stands for, and not of what blobs it is made: another name may be made of these too. */
  #mayBeOfAny(blob: string): boolean {
    const kind = this.#kinds.get(blob);
    return kind === undefined || [...this.#deps.log.state.models.values()].some((model) => kindOf(model) === kind);
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

function kindOf({architecture, parameterCount, quantization}: CatalogModel): string {
  return JSON.stringify([architecture, parameterCount, quantization]);
}
