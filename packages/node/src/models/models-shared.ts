import type {ActorContext, ActorRef} from "@ollamesh/actor";
import type {BlobCheck, Digest, ManifestLayer, ModelManifest, OriginRef, PeerId} from "@ollamesh/ports";
import {type ByteRange, type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import type {AgreementRequest} from "../agreement/messages.ts";
import type {NodeConfig} from "../config.ts";
import type {MembershipRequest} from "../membership/messages.ts";
import type {TransferEvent, TransferPace, TransfersRequest} from "../transfers/messages.ts";
import type {World} from "../world.ts";
import {allLayers, isWhole} from "./manifest-layers.ts";
import type {ModelsMsg} from "./models-actor.ts";

export interface ModelsDeps {
  readonly world: World;
  readonly config: NodeConfig;
  readonly membership: ActorRef<MembershipRequest>;
  readonly agreement: ActorRef<AgreementRequest>;
  readonly transfers: ActorRef<TransfersRequest>;
}

export interface BlobWish {
  readonly digest: Digest;
  readonly size: number;
  /** Where it lies outside of the mesh, if it may be got there. */
  readonly origin?: OriginRef | undefined;
  /** This peer has no way there, and relies on a member that has. */
  readonly isCutOff?: boolean | undefined;
}

/** What the parts of the models actor share. */
export class Shared {
  readonly deps: ModelsDeps;
  readonly ctx: ActorContext<ModelsMsg>;
  #jobs = 0;

  constructor(deps: ModelsDeps, ctx: ActorContext<ModelsMsg>) {
    this.deps = deps;
    this.ctx = ctx;
  }

  /** An answer from elsewhere, handled inside the actor. */
  answered<T>(handle: (outcome: Outcome<T>) => void): Callback<T> {
    return this.ctx.reply<T>((outcome) => ({type: "answered", run: () => handle(outcome)}));
  }

  isHere(layer: ManifestLayer): boolean {
    return isWhole(layer, this.deps.world.blobs.status(layer.digest));
  }

  isComplete(manifest: ModelManifest): boolean {
    return allLayers(manifest).every((layer) => this.isHere(layer));
  }

  /**
   * Before a layer is fetched: takes a file of another size away that lies in its place. Read first: where it is what its digest says, the manifest is wrong. A size is no
   * proof. Codes: `bad_manifest`, and of the blob store, as `read_only`.
   */
  clear({digest, size}: ManifestLayer, done: Callback<void>): void {
    const {blobs} = this.deps.world;
    const status = blobs.status(digest);
    if (!status?.complete || status.size === size) return done(ok(undefined));
    const read = this.answered<BlobCheck>((check) => {
      if (!check.ok) return done(check.error.code === "not_found" ? ok(undefined) : check);
      if (check.value.isSound) return done(fail("bad_manifest", `the manifest says that ${digest} has ${size} bytes, and it has ${status.size}`));
      this.ctx.log.warn("blob_of_wrong_size", {blob: digest, bytes: status.size, expectedBytes: size, action: "it is removed and fetched anew"});
      blobs.remove(digest, this.answered(done));
    });
    blobs.verify(digest, new Uint8Array(), read);
  }

  /** A manifest that is here, under whatever name. */
  manifestOf(digest: Digest): ModelManifest | undefined {
    return this.deps.world.manifests.list().find((manifest) => manifest.digest === digest);
  }

  /** Fetches bytes of a blob; answers once, with the peers that sent bad bytes of it, and tells of progress. Returns the job's id. */
  fetch(wish: BlobWish, want: "all" | readonly ByteRange[], progress: (completed: number, pace: TransferPace | undefined) => void, done: Callback<readonly PeerId[]>): string {
    const id = `models-${this.#jobs++}`;
    const {digest, size, origin, isCutOff} = wish;
    const handle = (event: TransferEvent): void => {
      if (event.type === "progress") progress(event.completed, event.pace);
      else done(event.type === "done" ? ok(event.corruptPeers) : {ok: false, error: event.failure});
    };
    const observe = (event: TransferEvent): void => void this.ctx.self.send({type: "answered", run: () => handle(event)});
    const sent = this.deps.transfers.send({type: "fetch", job: {id, digest, size, origin, isCutOff, root: undefined, want, observe}});
    if (!sent) this.ctx.self.send({type: "answered", run: () => done(fail("busy", "too many transfers are waiting"))});
    return id;
  }

  /** The whole of a small blob as text. */
  readText(layer: ManifestLayer, done: Callback<string>): void {
    const handle = this.answered<Uint8Array>((outcome) => done(outcome.ok ? ok(new TextDecoder().decode(outcome.value)) : outcome));
    this.deps.world.blobs.read(layer.digest, 0, layer.size, handle);
  }
}

/** Runs `each` for all items at once and answers when all have, with the first failure if there is one. */
export function forAll<T>(items: readonly T[], each: (item: T, done: Callback<void>) => void, done: Callback<void>): void {
  let left = items.length;
  let failed: Outcome<void> | undefined;
  if (left === 0) return done(ok(undefined));
  for (const item of items) {
    each(item, (outcome) => {
      if (!outcome.ok) failed ??= outcome;
      if (--left === 0) done(failed ?? ok(undefined));
    });
  }
}
