import {type CopyState, type ModelsMessage, VERIFIED_BLOBS_MAX} from "@ollamesh/catalog";
import type {BlobCheck, Cancel, Digest, ManifestLayer, ModelManifest, PeerId} from "@ollamesh/ports";
import type {Callback, ModelName, Outcome} from "@ollamesh/stdx";
import {allLayers} from "./manifest-layers.ts";
import {forAll, type Shared} from "./models-shared.ts";

/** Challenges that wait: each may take the disk for minutes. */
const WAITING_MAX = 4;
/** Of one peer, under way or waiting. */
const PER_PEER_MAX = 2;
const REASON_CHARS_MAX = 400;

type Challenge = ModelsMessage & {type: "verify"};
type Finding = Omit<ModelsMessage & {type: "verified"}, "type" | "id">;

interface Run {
  readonly peer: PeerId;
  readonly challenge: Challenge;
  /** Of the blob that is being read. */
  stop: Cancel;
}

export interface CopyCheckerDeps {
  readonly shared: Shared;
  send(peer: PeerId, message: ModelsMessage): void;
  /** Strangers are not read for. */
  isMember(peer: PeerId): boolean;
  /** A blob is about to go: nothing shall keep it open. */
  dropped(digest: Digest): void;
  /** What is whole here is not what it was. */
  changed(): void;
  /** Another member says that it has all of it. */
  isElsewhere(manifest: ModelManifest, done: (isElsewhere: boolean) => void): void;
  /** Gets what a name stands for, whole. */
  fetch(name: ModelName, done: Callback<void>): void;
}

/** Reads this peer's copies of models anew when a member asks, one at a time and beside all else, and mends them where it is told to. */
export class CopyChecker {
  readonly #deps: CopyCheckerDeps;
  readonly #waiting: Run[] = [];
  #current: Run | undefined;

  constructor(deps: CopyCheckerDeps) {
    this.#deps = deps;
    deps.shared.ctx.onStop(() => this.#current?.stop());
  }

  challenged(peer: PeerId, challenge: Challenge): void {
    const own = [this.#current, ...this.#waiting].filter((run) => run?.peer === peer).length;
    const isRefused = !this.#deps.isMember(peer) || own >= PER_PEER_MAX || this.#waiting.length >= WAITING_MAX;
    if (isRefused) return this.#deps.send(peer, {type: "verified", id: challenge.id, ...finding("busy", "it is checking other copies: ask again later")});
    this.#waiting.push({peer, challenge, stop: () => {}});
    this.#next();
  }

  givenUp(peer: PeerId, id: number): void {
    this.#drop((run) => run.peer === peer && run.challenge.id === id);
  }

  /** Nobody is there to be answered. */
  peerLost(peer: PeerId): void {
    this.#drop((run) => run.peer === peer);
  }

  /** A copy that is being fetched anew already goes on coming. */
  #drop(isMeant: (run: Run) => boolean): void {
    const left = this.#waiting.splice(0).filter((run) => !isMeant(run));
    this.#waiting.push(...left);
    if (!this.#current || !isMeant(this.#current)) return;
    this.#current.stop();
    this.#current = undefined;
    this.#next();
  }

  #next(): void {
    if (this.#current) return;
    const run = this.#waiting.shift();
    this.#current = run;
    if (run) this.#read(run, (found, manifest) => (found.state === "damaged" && run.challenge.mend && manifest ? this.#mend(run, manifest, found) : this.#answer(run, found)));
  }

  #answer(run: Run, found: Finding): void {
    if (this.#current !== run) return;
    this.#current = undefined;
    this.#deps.send(run.peer, {type: "verified", id: run.challenge.id, ...found});
    this.#next();
  }

  /** Not answered once the run was given up. */
  #read(run: Run, done: (found: Finding, manifest: ModelManifest | undefined) => void): void {
    const {shared} = this.#deps;
    const manifest = shared.manifestOf(run.challenge.manifest);
    if (!manifest) return done(finding("absent", ""), undefined);
    const layers = allLayers(manifest);
    const missing = layers.filter(({digest}) => !shared.deps.world.blobs.status(digest)?.complete).length;
    if (missing > 0) return done(finding("absent", `${missing} of ${layers.length} blobs are not here`), manifest);
    if (layers.length > VERIFIED_BLOBS_MAX) return done(finding("failed", `it has ${layers.length} blobs, more than can be answered for`), manifest);
    this.#readFrom(run, layers, [], (found) => done(found, manifest));
  }

  /** One blob after the other, so that one file at most is read. */
  #readFrom(run: Run, layers: readonly ManifestLayer[], checks: readonly BlobCheck[], done: (found: Finding) => void): void {
    const layer = layers[checks.length];
    if (!layer) return done(sumUp(layers, checks));
    const handle = this.#deps.shared.answered((outcome: Outcome<BlobCheck>) => {
      if (this.#current !== run) return;
      if (outcome.ok) return this.#readFrom(run, layers, [...checks, outcome.value], done);
      if (outcome.error.code !== "not_found") return done(finding("failed", outcome.error.message));
      this.#deps.changed();
      done(finding("absent", outcome.error.message));
    });
    run.stop = this.#deps.shared.deps.world.blobs.verify(layer.digest, run.challenge.salt, handle);
  }

  /** What is damaged is better than nothing: it goes only when another says that it has all of it. What came anew is read before it counts. */
  #mend(run: Run, manifest: ModelManifest, found: Finding): void {
    this.#deps.isElsewhere(manifest, (isElsewhere) => {
      if (this.#current !== run) return;
      if (!isElsewhere) return this.#answer(run, {...found, reason: `${found.reason}; they stay, for nobody else says that it has them`});
      this.#remove(manifest, found, (outcome) => {
        if (outcome.ok) this.#fetch(run, manifest, found);
        else this.#answer(run, {...found, state: outcome.error.code === "read_only" ? "read_only" : "failed", reason: shortened(outcome.error.message)});
      });
    });
  }

  #remove(manifest: ModelManifest, {damaged}: Finding, done: Callback<void>): void {
    const {shared, dropped, changed} = this.#deps;
    for (const digest of damaged) dropped(digest);
    const each = (digest: Digest, removed: Callback<void>): void => shared.deps.world.blobs.remove(digest, shared.answered(removed));
    forAll(damaged, each, (outcome) => {
      const action = outcome.ok ? "they are removed and fetched anew" : `they stay: ${outcome.error.message}`;
      shared.ctx.log.warn("copy_damaged", {model: manifest.digest, blobs: damaged.join(" "), action});
      changed();
      done(outcome);
    });
  }

  #fetch(run: Run, manifest: ModelManifest, found: Finding): void {
    this.#deps.fetch(manifest.name, (fetched) => {
      if (this.#current !== run) return;
      if (fetched.ok) return this.#read(run, (now) => this.#answer(run, now));
      this.#answer(run, {...found, state: "absent", reason: shortened(`what was damaged is removed and has not come anew yet: ${fetched.error.message}`)});
    });
  }
}

function sumUp(layers: readonly ManifestLayer[], checks: readonly BlobCheck[]): Finding {
  const damaged = layers.filter((_, index) => !checks[index]?.isSound).map(({digest}) => digest);
  if (damaged.length === 0) return {state: "sound", damaged, proofs: checks.map(({proof}) => proof), reason: ""};
  return {state: "damaged", damaged, proofs: [], reason: `${damaged.length} of ${layers.length} blobs`};
}

function finding(state: CopyState, reason: string): Finding {
  return {state, damaged: [], proofs: [], reason: shortened(reason)};
}

function shortened(reason: string): string {
  return reason.slice(0, REASON_CHARS_MAX);
}
