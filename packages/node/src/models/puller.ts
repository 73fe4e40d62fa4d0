import type {Cancel, ManifestLayer, ModelManifest, OriginRef} from "@ollamesh/ports";
import {type Callback, displayModelName, type Failure, fail, type ModelName, modelKey, type Outcome, ok} from "@ollamesh/stdx";
import type {Describer} from "./describer.ts";
import {allLayers} from "./manifest-layers.ts";
import type {ModelsRequest, PullEvent} from "./messages.ts";
import {forAll, type Shared} from "./models-shared.ts";
import type {Meaning} from "./names.ts";

type PullRequest = ModelsRequest & {type: "pull"};

const PULLS_MAX = 64;

interface Pull {
  readonly request: PullRequest;
  /** The manifest the mesh had agreed on for the name when the pull began; empty: none. */
  readonly agreed: string;
  readonly jobs: Set<string>;
  /** Of the question for a manifest, outside. */
  cancelQuestion: Cancel;
  /** What is being fetched, once that is known. */
  manifest: ModelManifest | undefined;
}

export interface PullerDeps {
  meaningOf(name: ModelName): Meaning;
  /** The name stands here for what was agreed on. */
  followed(manifest: ModelManifest): void;
  /** No name here stands for it any more. */
  replaced(manifest: ModelManifest): void;
  /** After a model became complete. */
  completed(): void;
  /** Room on the disk for these blobs, kept until `release`. */
  reserve(id: string, layers: readonly ManifestLayer[], done: Callback<void>): void;
  release(id: string): void;
}

/** Gets every blob of a model from the mesh; the name appears only when all are here and right. */
export class Puller {
  readonly #shared: Shared;
  readonly #describer: Describer;
  readonly #deps: PullerDeps;
  readonly #pulls = new Map<string, Pull>();

  constructor(shared: Shared, describer: Describer, deps: PullerDeps) {
    this.#shared = shared;
    this.#deps = deps;
    this.#describer = describer;
    shared.ctx.onStop(() => {
      for (const pull of [...this.#pulls.values()]) this.#end(pull, fail("stopping", "this peer is stopping: what has come so far stays").error);
    });
  }

  start(request: PullRequest): void {
    if (this.#pulls.size >= PULLS_MAX) return request.observe({type: "failed", failure: fail("busy", `${PULLS_MAX} pulls are under way`).error});
    const agreed = this.#agreed(request.name);
    const pull: Pull = {request, agreed, jobs: new Set(), cancelQuestion: () => {}, manifest: undefined};
    this.#pulls.set(request.id, pull);
    request.observe({type: "status", status: "pulling manifest"});
    const local = this.#describer.manifestHere(request.name, agreed);
    if (agreed !== "" && local) return this.#fetchAll(pull, local);
    this.#describer.search(request.name, agreed, (outcome) => {
      if (!this.#pulls.has(request.id)) return;
      // Nobody else knows it but we hold all of it: nothing to do, as Ollama has it.
      const manifest = outcome.ok ? outcome.value.manifest : local && this.#shared.isComplete(local) ? local : undefined;
      if (manifest) return this.#fetchAll(pull, manifest);
      if (!outcome.ok) this.#askOutside(pull, outcome.error);
    });
  }

  /** Nobody in the mesh has it. What the mesh agreed on is asked for by its digest: the registry's tag may stand for something else by now. */
  #askOutside(pull: Pull, failure: Failure): void {
    const {request, agreed} = pull;
    const {origins, manifests} = this.#shared.deps.world;
    if (!origins || !request.outside) return this.#end(pull, failure);
    const origin: OriginRef = {name: request.name, isInsecure: request.outside.isInsecure};
    const answered = this.#shared.answered<Uint8Array>((outcome) => {
      if (!this.#pulls.has(request.id)) return;
      const parsed = outcome.ok ? manifests.parse(request.name, outcome.value) : outcome;
      if (!parsed.ok) return this.#end(pull, notOutside(request.name, failure, parsed.error));
      if (agreed !== "" && parsed.value.digest !== agreed) return this.#end(pull, failure);
      this.#fetchAll(pull, parsed.value, origin);
    });
    pull.cancelQuestion = origins.manifest(origin, agreed === "" ? undefined : agreed, answered);
  }

  #agreed(name: ModelName): string {
    const meaning = this.#deps.meaningOf(name);
    return meaning.type === "agreed" ? meaning.model.manifest : "";
  }

  /** What is being fetched under this name. @param agreed what the name must stand for; empty: anything */
  underWay(name: ModelName, agreed: string): ModelManifest | undefined {
    const key = modelKey(name);
    const isMeant = ({manifest, request}: Pull): boolean => modelKey(request.name) === key && (agreed === "" || manifest?.digest === agreed);
    return [...this.#pulls.values()].find((pull) => pull.manifest && isMeant(pull))?.manifest;
  }

  /** What has come so far stays: the next pull goes on from there. */
  cancel(id: string): void {
    const pull = this.#pulls.get(id);
    if (!pull) return;
    pull.cancelQuestion();
    for (const jobId of pull.jobs) this.#shared.deps.transfers.send({type: "cancel", jobId});
    this.#end(pull, fail("cancelled", "the pull was cancelled").error);
  }

  #fetchAll(pull: Pull, manifest: ModelManifest, origin?: OriginRef): void {
    pull.manifest = manifest;
    this.#deps.reserve(pull.request.id, allLayers(manifest), (outcome) => {
      if (!this.#pulls.has(pull.request.id)) return this.#deps.release(pull.request.id);
      if (outcome.ok) this.#fetchLayers(pull, manifest, origin);
      else this.#end(pull, outcome.error);
    });
  }

  #fetchLayers(pull: Pull, manifest: ModelManifest, origin: OriginRef | undefined): void {
    const tell = (event: PullEvent): void => pull.request.observe(event);
    forAll(
      allLayers(manifest),
      (layer, done) => {
        tell({type: "layer", digest: layer.digest, total: layer.size, completed: 0});
        if (this.#shared.deps.world.blobs.status(layer.digest)?.complete) {
          tell({type: "layer", digest: layer.digest, total: layer.size, completed: layer.size});
          return done(ok(undefined));
        }
        const jobId = this.#shared.fetch(
          {...layer, origin},
          "all",
          (completed, pace) => tell({type: "layer", digest: layer.digest, total: layer.size, completed, ...(pace && {pace})}),
          (outcome) => {
            pull.jobs.delete(jobId);
            if (outcome.ok) tell({type: "layer", digest: layer.digest, total: layer.size, completed: layer.size});
            done(outcome);
          },
        );
        pull.jobs.add(jobId);
      },
      (outcome) => (outcome.ok ? this.#publish(pull, manifest) : this.#end(pull, outcome.error)),
    );
  }

  #publish(pull: Pull, manifest: ModelManifest): void {
    if (!this.#pulls.has(pull.request.id)) return;
    const agreed = this.#agreed(pull.request.name);
    const isMeant = agreed === manifest.digest || (agreed === "" && pull.agreed === "");
    if (!isMeant) {
      return this.#end(pull, fail("superseded", `${displayModelName(pull.request.name)} was changed in the mesh while it was pulled: pull it again`).error);
    }
    pull.request.observe({type: "status", status: "verifying sha256 digest"});
    pull.request.observe({type: "status", status: "writing manifest"});
    const previous = this.#shared.deps.world.manifests.get(pull.request.name);
    this.#shared.deps.world.manifests.put(
      pull.request.name,
      manifest.bytes,
      this.#shared.answered((outcome: Outcome<ModelManifest>) => {
        this.#describer.forget(pull.request.name);
        if (outcome.ok && previous) this.#deps.replaced(previous);
        if (outcome.ok && agreed !== "") this.#deps.followed(outcome.value);
        this.#end(pull, outcome.ok ? undefined : outcome.error);
        this.#deps.completed();
      }),
    );
  }

  #end(pull: Pull, failure: Failure | undefined): void {
    if (!this.#pulls.delete(pull.request.id)) return;
    this.#deps.release(pull.request.id);
    pull.request.observe(failure ? {type: "failed", failure} : {type: "done"});
  }
}

/** Both places that were asked, in one sentence. */
function notOutside(name: ModelName, inMesh: Failure, outside: Failure): Failure {
  const where = inMesh.code === "model_not_found" ? `model '${displayModelName(name)}' not found in the mesh` : inMesh.message;
  return {code: outside.code, message: `${where}; ${outside.message}`};
}
