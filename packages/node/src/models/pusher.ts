import type {Cancel, ModelManifest, OriginRef} from "@ollamesh/ports";
import {type Callback, displayModelName, type Failure, fail, type ModelName, type Outcome} from "@ollamesh/stdx";
import {allLayers} from "./manifest-layers.ts";
import type {ModelsRequest} from "./messages.ts";
import type {Shared} from "./models-shared.ts";
import type {Room} from "./space/room.ts";

type PushRequest = ModelsRequest & {type: "push"};

const PUSHES_MAX = 16;
const MANIFEST_TYPE = "application/vnd.docker.distribution.manifest.v2+json";

interface Push {
  readonly request: PushRequest;
  readonly origin: OriginRef;
  /** Of what is under way at the registry. */
  cancel: Cancel;
}

/** Brings whole models to their registries: first the blobs, one after the other, then the name. */
export class Pusher {
  readonly #shared: Shared;
  readonly #manifestOf: (name: ModelName) => ModelManifest | undefined;
  readonly #room: Pick<Room, "keep" | "release">;
  readonly #pushes = new Map<string, Push>();

  /** @param manifestOf what a name stands for, if it is here @param room what is being pushed stays there to the end of it, though its name may go */
  constructor(shared: Shared, manifestOf: (name: ModelName) => ModelManifest | undefined, room: Pick<Room, "keep" | "release">) {
    this.#shared = shared;
    this.#manifestOf = manifestOf;
    this.#room = room;
    shared.ctx.onStop(() => {
      for (const id of [...this.#pushes.keys()]) this.#stop(id, fail("stopping", "this peer is stopping: the push is not done").error);
    });
  }

  start(request: PushRequest): void {
    const refused = this.#refusal(request.name);
    if (refused) return request.observe({type: "failed", failure: refused});
    const push: Push = {request, origin: {name: request.name, isInsecure: request.isInsecure}, cancel: () => {}};
    this.#pushes.set(request.id, push);
    request.observe({type: "status", status: "retrieving manifest"});
    const manifest = this.#manifestOf(request.name) as ModelManifest;
    this.#room.keep(roomOf(request.id), allLayers(manifest));
    this.#pushBlobs(push, manifest, 0);
  }

  cancel(id: string): void {
    this.#stop(id, fail("cancelled", "the push was cancelled").error);
  }

  #refusal(name: ModelName): Failure | undefined {
    const manifest = this.#manifestOf(name);
    const display = displayModelName(name);
    if (!this.#shared.deps.world.origins) return fail("origin_off", "this peer speaks to nobody outside of its mesh: start it without --origin none").error;
    if (!manifest) return fail("model_not_found", `model '${display}' not found on this peer: pull it here first`).error;
    if (!this.#shared.isComplete(manifest)) return fail("no_source", `${display} is not whole on this peer: pull it here first`).error;
    return this.#pushes.size >= PUSHES_MAX ? fail("too_many", `${PUSHES_MAX} pushes are under way`).error : undefined;
  }

  #pushBlobs(push: Push, manifest: ModelManifest, index: number): void {
    const layer = allLayers(manifest)[index];
    if (!layer) return this.#pushManifest(push, manifest);
    const {blobs, origins} = this.#shared.deps.world;
    const {digest, size} = layer;
    const progress = (completed: number): void => push.request.observe({type: "layer", digest, total: size, completed});
    progress(0);
    const told = this.#shared.answered<number>((outcome) => outcome.ok && this.#pushes.has(push.request.id) && progress(outcome.value));
    const done = this.#then(push, () => this.#pushBlobs(push, manifest, index + 1));
    const read = (start: number, end: number, answer: Callback<Uint8Array>): void => blobs.read(digest, start, end, answer);
    push.cancel = origins?.push({origin: push.origin, digest, size}, read, (completed) => told({ok: true, value: completed}), done) ?? push.cancel;
  }

  #pushManifest(push: Push, {bytes}: ModelManifest): void {
    push.request.observe({type: "status", status: "pushing manifest"});
    const {mediaType} = JSON.parse(new TextDecoder().decode(bytes)) as {mediaType?: unknown};
    const done = this.#then(push, () => {
      this.#pushes.delete(push.request.id);
      this.#room.release(roomOf(push.request.id));
      push.request.observe({type: "done"});
    });
    const manifest = {bytes, mediaType: typeof mediaType === "string" ? mediaType : MANIFEST_TYPE};
    push.cancel = this.#shared.deps.world.origins?.pushManifest(push.origin, manifest, done) ?? push.cancel;
  }

  /** Goes on inside the actor, unless it failed or was given up meanwhile. */
  #then(push: Push, next: () => void): Callback<void> {
    return this.#shared.answered((outcome: Outcome<void>) => {
      if (!this.#pushes.has(push.request.id)) return;
      if (outcome.ok) next();
      else this.#stop(push.request.id, outcome.error);
    });
  }

  #stop(id: string, failure: Failure): void {
    const push = this.#pushes.get(id);
    if (!push) return;
    this.#pushes.delete(id);
    this.#room.release(roomOf(id));
    push.cancel();
    push.request.observe({type: "failed", failure});
  }
}

function roomOf(id: string): string {
  return `push-${id}`;
}
