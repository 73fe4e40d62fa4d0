import type {ModelsMessage} from "@ollamesh/catalog";
import type {Digest, PeerId} from "@ollamesh/ports";
import {type Callback, displayModelName, fail, type ModelName} from "@ollamesh/stdx";
import {notFound} from "./finder.ts";
import {allLayers, manifestSize} from "./manifest-layers.ts";
import type {ModelsRequest} from "./messages.ts";
import type {Shared} from "./models-shared.ts";
import type {Meaning} from "./names.ts";
import {Verification, type VerificationDeps} from "./verification.ts";

const VERIFICATIONS_MAX = 8;
const SALT_BYTES = 32;
/** Blobs here that are damaged, and how soon one of them is told of and tried to be mended again, milliseconds. */
const DAMAGED_MAX = 1000;
const DAMAGED_AGAIN_MS = 600_000;

type VerifyRequest = ModelsRequest & {type: "verify"};

export interface VerifierDeps {
  readonly shared: Shared;
  send(peer: PeerId, message: ModelsMessage): void;
  isMember(peer: PeerId): boolean;
  meaningOf(name: ModelName): Meaning;
  /** Members that say they hold it. */
  holders(name: ModelName, done: Callback<readonly PeerId[]>): void;
}

/** Challenges everybody that keeps or holds a model to show that its copy is what it should be, and those that gave damaged bytes to mend theirs. */
export class Verifier {
  readonly #deps: VerifierDeps;
  /** By the id of the request; undefined while it is not known yet whom to ask. */
  readonly #verifications = new Map<string, Verification | undefined>();
  /** Asked to mend what they sent bad bytes of, by the id of the message. */
  readonly #mending = new Map<number, PeerId>();
  /** By blob, when it may be mended again. */
  readonly #damaged = new Map<Digest, number>();
  #nextId = 1;

  constructor(deps: VerifierDeps) {
    this.#deps = deps;
  }

  start(request: VerifyRequest): void {
    const {id, name, observe} = request;
    if (this.#verifications.size >= VERIFICATIONS_MAX) {
      return observe({type: "failed", failure: fail("too_many", `${VERIFICATIONS_MAX} verifications are under way`).error});
    }
    const facts = this.#factsOf(name);
    if (!facts) return observe({type: "failed", failure: notFound(name).error});
    this.#verifications.set(id, undefined);
    this.#deps.holders(name, (outcome) => {
      if (!this.#verifications.has(id)) return;
      if (outcome.ok) return this.#begin(request, facts, outcome.value);
      this.#verifications.delete(id);
      observe({type: "failed", failure: outcome.error});
    });
  }

  cancel(id: string): void {
    this.#verifications.get(id)?.cancel();
    this.#verifications.delete(id);
  }

  /** These sent bad bytes of it, and a sound copy is here: they shall look at theirs, and mend it. They need not be asked for it by anybody. */
  mendAt(peers: Iterable<PeerId>, manifest: Digest): void {
    const {send, isMember, shared} = this.#deps;
    for (const peer of peers) {
      if (!isMember(peer)) continue;
      const id = this.#nextId++;
      this.#mending.set(id, peer);
      // One that never answers must not keep others from being asked.
      const [oldest] = this.#mending.keys();
      if (this.#mending.size > VERIFICATIONS_MAX && oldest !== undefined) this.#mending.delete(oldest);
      shared.ctx.log.warn("copy_elsewhere_damaged", {peer, model: manifest, action: "its peer is asked to check and mend it"});
      send(peer, {type: "verify", id, manifest, salt: this.#salt(), mend: true});
    }
  }

  /** A blob here turned out to hold other bytes than it should, as others asked for it: it is mended as if a member had said so. Once in a while only, for what cannot be mended is found again and again. */
  mendHere(blob: Digest): void {
    const {shared} = this.#deps;
    const {world} = shared.deps;
    const nowMs = shared.ctx.clock.nowMs();
    for (const [known, againMs] of this.#damaged) if (nowMs >= againMs) this.#damaged.delete(known);
    if (this.#damaged.has(blob) || this.#damaged.size >= DAMAGED_MAX) return;
    this.#damaged.set(blob, nowMs + DAMAGED_AGAIN_MS);
    const models = world.manifests.list().filter((manifest) => allLayers(manifest).some(({digest}) => digest === blob));
    const named = models.map(({name}) => displayModelName(name)).join(" ");
    shared.ctx.log.error("blob_damaged", {
      blob,
      path: world.blobs.status(blob)?.path ?? "",
      models: named,
      action: "it is given to nobody, and fetched anew where another member has it",
    });
    if (models[0]) this.mendAt([world.transport.self], models[0].digest);
  }

  answered(peer: PeerId, message: ModelsMessage & {type: "verified"}): void {
    if (this.#mending.get(message.id) === peer) return this.#mended(peer, message);
    for (const verification of [...this.#verifications.values()]) if (verification?.answered(peer, message)) return;
  }

  peerLost(peer: PeerId, reason: string): void {
    for (const [id, asked] of this.#mending) if (asked === peer) this.#mending.delete(id);
    for (const verification of [...this.#verifications.values()]) verification?.peerLost(peer, reason);
  }

  #mended(peer: PeerId, {id, state, reason}: ModelsMessage & {type: "verified"}): void {
    this.#mending.delete(id);
    this.#deps.shared.ctx.log.info("copy_elsewhere_checked", {peer, state, ...(reason !== "" && {reason})});
  }

  /** What the name stands for by agreement, or, unknown to the mesh, here. */
  #factsOf(name: ModelName): Pick<VerificationDeps, "manifest" | "size" | "keepers"> | undefined {
    const meaning = this.#deps.meaningOf(name);
    if (meaning.type === "agreed") return {manifest: meaning.model.manifest, size: meaning.model.size, keepers: meaning.model.holders};
    const here = meaning.type === "unknown" ? this.#deps.shared.deps.world.manifests.get(name) : undefined;
    return here && {manifest: here.digest, size: manifestSize(here), keepers: []};
  }

  #begin({id, isRepair, observe}: VerifyRequest, facts: Pick<VerificationDeps, "manifest" | "size" | "keepers">, holders: readonly PeerId[]): void {
    const {shared, send, isMember} = this.#deps;
    const {self} = shared.deps.world.transport;
    const own = shared.manifestOf(facts.manifest) ? [self] : [];
    const verification = new Verification({
      ...facts,
      shared,
      send,
      isMember,
      nextId: () => this.#nextId++,
      salt: this.#salt(),
      asked: [...new Set([...own, ...facts.keepers, ...holders])],
      isRepair,
      observe,
      ended: () => this.#verifications.delete(id),
    });
    this.#verifications.set(id, verification);
    verification.start();
  }

  #salt(): Uint8Array {
    return Uint8Array.from({length: SALT_BYTES}, () => this.#deps.shared.ctx.rng.below(256));
  }
}
