import type {Cancel, Digest, ManifestLayer, ModelManifest, OriginRef, PeerId} from "@ollamesh/ports";
import {type Callback, displayModelName, type Failure, fail, localKind, type ModelName, modelKey, ok} from "@ollamesh/stdx";
import type {TransferPace} from "../transfers/messages.ts";
import type {Describer} from "./describer.ts";
import type {Found} from "./finder.ts";
import {allLayers} from "./manifest-layers.ts";
import type {ModelsRequest, PullEvent} from "./messages.ts";
import {forAll, type Shared} from "./models-shared.ts";
import type {Meaning} from "./names.ts";

type PullRequest = ModelsRequest & {type: "pull"};

const PULLS_MAX = 64;
/** Pulls for members that have no way to a registry. */
const CARRIED_MAX = 4;
/** So often what went from here while the rest came is fetched once more. */
const ROUNDS_MAX = 3;
/** Manifests of pulls that ended early, a few kilobytes each. */
const UNFINISHED_MAX = 64;

interface Pull {
  readonly request: PullRequest;
  /** The manifest the mesh had agreed on for the name when the pull began; empty: none. */
  readonly agreed: string;
  /** What the name must stand for: what is agreed on, or what the user names; empty: whatever it does. */
  readonly meant: string;
  /** Told once, of a pull for a member. */
  readonly known: ((manifest: ModelManifest) => void) | undefined;
  readonly jobs: Set<string>;
  /** Sent bad bytes of it. */
  readonly corruptPeers: Set<PeerId>;
  /** Of the question for a manifest, outside. */
  cancelQuestion: Cancel;
  /** What is being fetched, once that is known. */
  manifest: ModelManifest | undefined;
  /** Times its layers were looked for and fetched. */
  rounds: number;
}

/** Where the blobs of a manifest are had outside of the mesh. */
interface Outside {
  readonly origin: OriginRef;
  /** By a member only. */
  readonly isCutOff: boolean;
}

export interface PullerDeps {
  /** By a member that can reach the registry: it pulls the model too. */
  carriedBy(name: ModelName, manifest: string, done: Callback<Found>): void;
  meaningOf(name: ModelName): Meaning;
  /** Lets its name stand for it here. Code `superseded` where that is being changed. */
  settle(manifest: ModelManifest, done: Callback<ModelManifest>): void;
  /** After a model became complete. @param corruptPeers who sent bad bytes of it */
  completed(manifest: Digest, corruptPeers: ReadonlySet<PeerId>): void;
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
  /** What pulls of this life left in part, by name: whoever looks for the parts must know what they are of. The latest is the last. */
  readonly #unfinished = new Map<string, ModelManifest>();
  #carried = 0;
  #carries = 0;

  constructor(shared: Shared, describer: Describer, deps: PullerDeps) {
    this.#shared = shared;
    this.#deps = deps;
    this.#describer = describer;
    shared.ctx.onStop(() => {
      for (const pull of [...this.#pulls.values()]) this.#end(pull, fail("stopping", "this peer is stopping: what has come so far stays").error);
    });
  }

  /** @param known told the manifest as soon as it is known */
  start(request: PullRequest, known?: (manifest: ModelManifest) => void): void {
    if (this.#pulls.size >= PULLS_MAX) return request.observe({type: "failed", failure: fail("too_many", `${PULLS_MAX} pulls are under way`).error});
    const agreed = this.#agreed(request.name);
    const meant = request.manifest ?? agreed;
    const pull: Pull = {request, agreed, meant, known, jobs: new Set(), corruptPeers: new Set(), cancelQuestion: () => {}, manifest: undefined, rounds: 0};
    this.#pulls.set(request.id, pull);
    if (agreed !== "" && meant !== agreed) return this.#end(pull, otherMeant(request.name, agreed));
    request.observe({type: "status", status: "pulling manifest"});
    const local = this.#describer.manifestHere(request.name, meant);
    if (meant !== "" && local) return this.#fetchAll(pull, local);
    this.#describer.search(request.name, meant, (outcome) => {
      if (!this.#pulls.has(request.id)) return;
      // Nobody else knows it but we hold all of it: nothing to do, as Ollama has it.
      const manifest = outcome.ok ? outcome.value.manifest : local && this.#shared.isComplete(local) ? local : undefined;
      if (manifest) return this.#fetchAll(pull, manifest);
      if (!outcome.ok) this.#askOutside(pull, outcome.error);
    });
  }

  /** For a member that has no way to the registry. Answers when the manifest is known; the blobs come here then, and from here to it. */
  carry(name: ModelName, manifest: string, done: Callback<Found>): void {
    // What it calls by a name of its own machine is not here.
    if (this.#carried >= CARRIED_MAX || localKind(name.host) !== undefined) return done(fail("busy", "this peer does not pull it for another"));
    this.#carried++;
    let isTold = false; // what fails after the manifest was told is between this peer and the registry
    const observe = (event: PullEvent): void => {
      if (event.type !== "done" && event.type !== "failed") return;
      this.#carried--;
      if (event.type === "failed" && !isTold) done({ok: false, error: event.failure});
    };
    // Without encryption only where this peer was started so: it is not for others to say.
    const outside = {isInsecure: false, isForMember: true};
    const request: PullRequest = {type: "pull", id: `carry-${++this.#carries}`, name, manifest: manifest === "" ? undefined : manifest, outside, observe};
    this.start(request, ({bytes}) => {
      isTold = true;
      done(ok({manifest: bytes, headerBytes: 0, complete: false}));
    });
  }

  /** Nobody in the mesh has it. What is meant is asked for by its digest: the registry's tag may stand for something else by now. */
  #askOutside(pull: Pull, failure: Failure): void {
    const {request, meant} = pull;
    const {origins} = this.#shared.deps.world;
    if (!origins || !request.outside) return this.#end(pull, failure);
    const {isInsecure, isForMember} = request.outside;
    const origin: OriginRef = {name: request.name, isInsecure};
    const answered = this.#shared.answered<Uint8Array>((outcome) => {
      if (!this.#pulls.has(request.id)) return;
      if (outcome.ok) return this.#learnt(pull, outcome.value, {origin, isCutOff: false}, failure);
      const ended = notOutside(pull, failure, outcome.error);
      if (outcome.error.code === "origin_unreachable" && !isForMember) this.#askCarrier(pull, origin, ended);
      else this.#end(pull, ended);
    });
    pull.cancelQuestion = origins.manifest(origin, meant === "" ? undefined : meant, answered);
  }

  #askCarrier(pull: Pull, origin: OriginRef, failure: Failure): void {
    this.#deps.carriedBy(pull.request.name, pull.meant, (outcome) => {
      if (!this.#pulls.has(pull.request.id)) return;
      if (outcome.ok) this.#learnt(pull, outcome.value.manifest, {origin, isCutOff: true}, failure);
      else this.#end(pull, {code: failure.code, message: `${failure.message}; no other member gets it either`});
    });
  }

  #learnt(pull: Pull, bytes: Uint8Array, outside: Outside, failure: Failure): void {
    const {request, meant} = pull;
    const parsed = this.#shared.deps.world.manifests.parse(request.name, bytes);
    if (!parsed.ok) {
      const host = this.#shared.deps.world.origins?.hostOf(request.name);
      return this.#end(pull, notOutside(pull, failure, {...parsed.error, message: `what ${host} gave is no manifest: ${parsed.error.message}`}));
    }
    const {digest} = parsed.value;
    if (meant !== "" && digest !== meant)
      return this.#end(
        pull,
        fail("digest_mismatch", `asked for the manifest ${meant} of ${displayModelName(request.name)}, ${this.#shared.deps.world.origins?.hostOf(request.name)} gave ${digest}`)
          .error,
      );
    this.#fetchAll(pull, parsed.value, outside);
  }

  #agreed(name: ModelName): string {
    const meaning = this.#deps.meaningOf(name);
    return meaning.type === "agreed" ? meaning.model.manifest : "";
  }

  /** What is being fetched under this name, or came in part. @param agreed what the name must stand for; empty: anything */
  begun(name: ModelName, agreed: string): ModelManifest | undefined {
    const key = modelKey(name);
    const underWay = [...this.#pulls.values()].flatMap(({request, manifest}) => (modelKey(request.name) === key ? (manifest ?? []) : []));
    const unfinished = this.#unfinished.get(key);
    const isHereInPart = unfinished && allLayers(unfinished).some(({digest}) => this.#shared.deps.world.blobs.status(digest));
    return [...underWay, ...(isHereInPart ? [unfinished] : [])].find(({digest}) => agreed === "" || digest === agreed);
  }

  /** What has come so far stays: the next pull goes on from there. */
  cancel(id: string): void {
    const pull = this.#pulls.get(id);
    if (pull) this.#giveUp(pull, fail("cancelled", "the pull was cancelled").error);
  }

  /** What is agreed on has changed: nobody waits for the end of what is no more. */
  look(): void {
    for (const pull of [...this.#pulls.values()]) {
      const {request, agreed} = pull;
      const now = this.#agreed(request.name);
      if (agreed === "" || now === agreed) continue;
      const name = displayModelName(request.name);
      this.#giveUp(pull, (now === "" ? fail("model_not_found", `${name} was deleted while it was pulled`) : changedMeanwhile(name)).error);
    }
  }

  #giveUp(pull: Pull, failure: Failure): void {
    pull.cancelQuestion();
    for (const jobId of pull.jobs) this.#shared.deps.transfers.send({type: "cancel", jobId});
    this.#end(pull, failure);
  }

  #fetchAll(pull: Pull, manifest: ModelManifest, outside?: Outside): void {
    if (manifest.layers.length === 0) {
      return this.#end(pull, fail("bad_manifest", `the manifest of ${displayModelName(pull.request.name)} has no layers: there is no model behind it`).error);
    }
    pull.manifest = manifest;
    this.#deps.reserve(pull.request.id, allLayers(manifest), (outcome) => {
      if (!this.#pulls.has(pull.request.id)) return this.#deps.release(pull.request.id);
      if (!outcome.ok) return this.#end(pull, outcome.error);
      pull.known?.(manifest);
      this.#fetchLayers(pull, manifest, outside);
    });
  }

  #fetchLayers(pull: Pull, manifest: ModelManifest, outside: Outside | undefined): void {
    const layers = pull.rounds === 0 ? allLayers(manifest) : allLayers(manifest).filter((layer) => !this.#shared.isHere(layer));
    pull.rounds++;
    forAll(
      layers,
      (layer, done) => {
        const tell = (completed: number, pace?: TransferPace): void =>
          pull.request.observe({type: "layer", digest: layer.digest, total: layer.size, completed, ...(pace && {pace})});
        const fetched: Callback<void> = (outcome) => {
          if (outcome.ok) tell(layer.size);
          done(outcome);
        };
        tell(0);
        if (this.#shared.isHere(layer)) return fetched(ok(undefined));
        this.#shared.clear(layer, (outcome) => {
          // Given up meanwhile: the pull has ended, and nobody is told.
          if (!outcome.ok || !this.#pulls.has(pull.request.id)) return fetched(outcome);
          const jobId = this.#shared.fetch({...layer, ...outside}, "all", tell, (ended) => {
            pull.jobs.delete(jobId);
            for (const peer of ended.ok ? ended.value : []) pull.corruptPeers.add(peer);
            fetched(ended.ok ? ok(undefined) : ended);
          });
          pull.jobs.add(jobId);
        });
      },
      (outcome) => (outcome.ok ? this.#publish(pull, manifest, outside) : this.#end(pull, outcome.error)),
    );
  }

  #publish(pull: Pull, manifest: ModelManifest, outside: Outside | undefined): void {
    if (!this.#pulls.has(pull.request.id)) return;
    // What was here when its turn came may have gone while the others came.
    if (!this.#shared.isComplete(manifest)) {
      if (pull.rounds < ROUNDS_MAX) return this.#fetchLayers(pull, manifest, outside);
      return this.#end(pull, fail("blobs_gone", `blobs of ${displayModelName(pull.request.name)} were removed while it was pulled, ${ROUNDS_MAX} times: pull it again`).error);
    }
    const agreed = this.#agreed(pull.request.name);
    const isMeant = agreed === manifest.digest || (agreed === "" && pull.agreed === "");
    if (!isMeant) {
      return this.#end(pull, changedMeanwhile(displayModelName(pull.request.name)).error);
    }
    pull.request.observe({type: "status", status: "verifying sha256 digest"});
    pull.request.observe({type: "status", status: "writing manifest"});
    this.#deps.settle({...manifest, name: pull.request.name}, (outcome) => {
      const mayTryAgain = !outcome.ok && outcome.error.code === "blobs_gone" && pull.rounds < ROUNDS_MAX;
      if (mayTryAgain && this.#pulls.has(pull.request.id)) return this.#fetchLayers(pull, manifest, outside);
      this.#describer.forget(pull.request.name);
      this.#end(pull, outcome.ok ? undefined : outcome.error);
      this.#deps.completed(manifest.digest, pull.corruptPeers);
    });
  }

  #end(pull: Pull, failure: Failure | undefined): void {
    if (!this.#pulls.delete(pull.request.id)) return;
    this.#deps.release(pull.request.id);
    this.#remember(modelKey(pull.request.name), failure && pull.manifest);
    pull.request.observe(failure ? {type: "failed", failure} : {type: "done"});
  }

  #remember(key: string, unfinished: ModelManifest | undefined): void {
    this.#unfinished.delete(key);
    if (unfinished) this.#unfinished.set(key, unfinished);
    const [oldest] = this.#unfinished.keys();
    if (this.#unfinished.size > UNFINISHED_MAX && oldest !== undefined) this.#unfinished.delete(oldest);
  }
}

function otherMeant(name: ModelName, agreed: string): Failure {
  const shown = displayModelName(name);
  return fail("superseded", `${shown} stands for the manifest ${agreed} in the mesh: remove or rename it there, or pull without @sha256`).error;
}

function changedMeanwhile(name: string): ReturnType<typeof fail> {
  return fail("superseded", `${name} was changed in the mesh while it was pulled: pull it again`);
}

/** Both places that were asked, in one sentence. */
function notOutside({request: {name}, agreed}: Pull, inMesh: Failure, outside: Failure): Failure {
  const where = agreed === "" ? `model '${displayModelName(name)}' not found in the mesh` : inMesh.message;
  return {code: outside.code, message: `${where}; ${outside.message}`};
}
