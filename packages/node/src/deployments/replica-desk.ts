import {headsOf, type Placement} from "@ollamesh/catalog";
import {placeReplica, type ReplicaPlan} from "@ollamesh/placement";
import {type Callback, fail, type Outcome, parseModelName} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import {groupSettings} from "../agreement/settings.ts";
import type {ModelDetails} from "../models/messages.ts";
import {answered, type Shared} from "./actor-context.ts";
import type {MeshSurvey, Surveyed} from "./mesh-survey.ts";
import {isOfWeights, shapeOf, shapeWithDraft} from "./model-shape.ts";

export interface ReplicaDeskDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  readonly survey: MeshSurvey;
}

/** Finds where one more replica of what is placed would go, with the memory, disks and speeds of now. */
export class ReplicaDesk {
  readonly #deps: ReplicaDeskDeps;

  constructor(deps: ReplicaDeskDeps) {
    this.#deps = deps;
  }

  /** Codes: those of `placeReplica`, and of models */
  find(placement: Placement, done: Callback<ReplicaPlan>): void {
    const {shared, survey} = this.#deps;
    const name = parseModelName(placement.model);
    if (!name.ok) return done(name);
    const described = answered(shared, "described", (details: Outcome<ModelDetails>) => {
      if (!details.ok) return done(details);
      if (!isOfWeights(placement, details.value)) return done(fail("stays", "this peer knows other weights by that name"));
      // What serves it stays: nobody gives back any memory.
      survey.look(details.value, undefined, (surveyed) => done(surveyed.ok ? this.#plan(placement, details.value, surveyed.value) : surveyed));
    });
    if (!shared.deps.models.send({type: "describe", name: name.value, done: described})) done(fail("busy", "too many requests are waiting"));
  }

  #plan(placement: Placement, {info, adapter}: ModelDetails, {peers, links}: Surveyed): Outcome<ReplicaPlan> {
    const {log, shared} = this.#deps;
    const {activations} = groupSettings(log.state, shared.deps.config.agreement);
    const shape = shapeWithDraft(shapeOf(info, adapter?.size, activations), placement.draft);
    const {contextLength, sequencesMax} = placement;
    return placeReplica(shape, peers, {serving: headsOf(placement).map(({head}) => head), contextLength, sequencesMax}, links);
  }
}
