import type {ModelManifest} from "@ollamesh/ports";
import {type Failure, fail, type Outcome, ok} from "@ollamesh/stdx";
import type {Describer} from "./describer.ts";
import {allLayers} from "./manifest-layers.ts";
import type {ModelsRequest, PullEvent} from "./messages.ts";
import {forAll, type Shared} from "./models-shared.ts";

type PullRequest = ModelsRequest & {type: "pull"};

const PULLS_MAX = 64;

interface Pull {
  readonly request: PullRequest;
  readonly jobs: Set<string>;
}

/** Gets every blob of a model from the mesh; the name appears only when all are here and right. */
export class Puller {
  readonly #shared: Shared;
  readonly #describer: Describer;
  readonly #pulls = new Map<string, Pull>();
  /** After a model became complete. */
  readonly #completed: () => void;

  constructor(shared: Shared, describer: Describer, completed: () => void) {
    this.#shared = shared;
    this.#describer = describer;
    this.#completed = completed;
    shared.ctx.onStop(() => {
      for (const pull of [...this.#pulls.values()]) this.#end(pull, fail("stopping", "this peer is stopping: what has come so far stays").error);
    });
  }

  start(request: PullRequest): void {
    if (this.#pulls.size >= PULLS_MAX) return request.observe({type: "failed", failure: fail("busy", `${PULLS_MAX} pulls are under way`).error});
    const pull: Pull = {request, jobs: new Set()};
    this.#pulls.set(request.id, pull);
    request.observe({type: "status", status: "pulling manifest"});
    const local = this.#shared.deps.world.manifests.get(request.name);
    this.#describer.search(request.name, (outcome) => {
      if (!this.#pulls.has(request.id)) return;
      // Nobody else knows it but we hold all of it: nothing to do, as Ollama has it.
      const manifest = outcome.ok ? outcome.value.manifest : local && this.#shared.isComplete(local) ? local : undefined;
      if (!manifest) return this.#end(pull, outcome.ok ? undefined : outcome.error);
      this.#fetchAll(pull, manifest);
    });
  }

  /** What has come so far stays: the next pull goes on from there. */
  cancel(id: string): void {
    const pull = this.#pulls.get(id);
    if (!pull) return;
    for (const jobId of pull.jobs) this.#shared.deps.transfers.send({type: "cancel", jobId});
    this.#end(pull, fail("cancelled", "the pull was cancelled").error);
  }

  #fetchAll(pull: Pull, manifest: ModelManifest): void {
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
          layer,
          "all",
          (completed) => tell({type: "layer", digest: layer.digest, total: layer.size, completed}),
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
    pull.request.observe({type: "status", status: "verifying sha256 digest"});
    pull.request.observe({type: "status", status: "writing manifest"});
    this.#shared.deps.world.manifests.put(
      pull.request.name,
      manifest.bytes,
      this.#shared.answered((outcome: Outcome<ModelManifest>) => {
        this.#describer.forget(pull.request.name);
        this.#end(pull, outcome.ok ? undefined : outcome.error);
        this.#completed();
      }),
    );
  }

  #end(pull: Pull, failure: Failure | undefined): void {
    if (!this.#pulls.delete(pull.request.id)) return;
    pull.request.observe(failure ? {type: "failed", failure} : {type: "done"});
  }
}
