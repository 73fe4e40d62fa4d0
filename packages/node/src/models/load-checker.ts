import type {BlobSoundness, BlobStatus, Cancel, Digest, ModelManifest} from "@ollamesh/ports";
import {type ByteRange, type Callback, displayModelName, fail, type ModelName, type Outcome, ok} from "@ollamesh/stdx";
import {piecesOf} from "@ollamesh/swarm";
import {allLayers} from "./manifest-layers.ts";
import type {FilesToCheck} from "./messages.ts";
import type {Shared} from "./models-shared.ts";

/** How soon a file is read again because what was made of it went wrong, or is told of again, milliseconds: a model whose real weights are bad is not read for ever. */
const AGAIN_MS = 600_000;
/** How soon others are asked again for what is missing of a model here, milliseconds: who has it may come back. */
const MISSING_AGAIN_MS = 30_000;
/** Blobs that are remembered for that. */
const REMEMBERED_MAX = 1000;
const NAMED_PIECES_MAX = 3;

type Progress = FilesToCheck["progress"];
/** @param badPieces of what failed, as far as that is known */
type Looked = (outcome: Outcome<void>, badPieces: readonly number[]) => void;

/** A look at a file that is under way. */
interface Look {
  readonly isDoubted: boolean;
  readonly waiters: {readonly progress: Progress; readonly done: Looked}[];
  stop: Cancel;
}

export interface LoadCheckerDeps {
  readonly shared: Shared;
  /** A blob is about to go: nothing shall keep it open. */
  dropped(digest: Digest): void;
  /** What is whole here is not what it was. */
  changed(): void;
  /** Another member says that it has all of it. */
  isElsewhere(manifest: ModelManifest, done: (isElsewhere: boolean) => void): void;
  /** Gets what a name stands for, whole. */
  fetch(name: ModelName, done: Callback<void>): void;
}

/** Sees to it that nothing is loaded from a file that was changed on the disk: looks at it, has it read where it looks otherwise than when it was right, and fetches anew what is wrong in it. */
export class LoadChecker {
  readonly #deps: LoadCheckerDeps;
  readonly #looks = new Map<Digest, Look>();
  /** When it may be read on a doubt again. */
  readonly #doubted = new Map<Digest, number>();
  /** When it may be told of again. */
  readonly #told = new Map<Digest, number>();
  /** Manifests of which something is missing, and when others may be asked for it again. */
  readonly #missing = new Map<Digest, number>();
  /** Manifests that are made whole. */
  readonly #fetching = new Set<Digest>();

  constructor(deps: LoadCheckerDeps) {
    this.#deps = deps;
    deps.shared.ctx.onStop(() => {
      for (const look of this.#looks.values()) look.stop();
    });
  }

  /** One file after the other. What is wrong beside the bytes that are needed is mended, and no failure. Codes: `damaged_copy` (and nothing here mends it), `mending_copy` (what is wrong or missing is being fetched, or can be), and of the blob store. */
  check({blobs, isDoubted, progress, done}: FilesToCheck): void {
    const [first, ...others] = blobs;
    if (!first) return done(ok(undefined));
    this.#look(first.digest, isDoubted, progress, (outcome, badPieces) => {
      const status = this.#deps.shared.deps.world.blobs.status(first.digest);
      if (!outcome.ok && !isBeside(status, badPieces, first.ranges)) return done(outcome);
      const missing = missingOf(status, first.ranges);
      if (missing) return done(fail("mending_copy", `the file of ${short(first.digest)} is not whole: ${missing}`));
      this.check({blobs: others, isDoubted, progress, done});
    });
  }

  /** Somebody wants a model that has a name here, and not all its blobs: files were removed, cut off, or are being mended. */
  incomplete(manifest: ModelManifest): void {
    if (this.#fetching.has(manifest.digest) || !this.#isDue(this.#missing, manifest.digest, MISSING_AGAIN_MS)) return;
    this.#deps.changed();
    this.#deps.isElsewhere(manifest, (isElsewhere) => {
      const action = isElsewhere ? "what is missing is fetched anew" : "no other member has it whole";
      this.#deps.shared.ctx.log.warn("copy_incomplete", {model: displayModelName(manifest.name), action});
      if (isElsewhere) this.#fetch(manifest);
    });
  }

  #look(digest: Digest, isDoubted: boolean, progress: Progress, done: Looked): void {
    const {shared} = this.#deps;
    const under = this.#looks.get(digest);
    if (under && (under.isDoubted || !isDoubted)) return void under.waiters.push({progress, done});
    // One that only compares has ended by then.
    if (under) return void under.waiters.push({progress, done: () => this.#look(digest, isDoubted, progress, done)});
    const look: Look = {isDoubted: isDoubted && this.#isDue(this.#doubted, digest, AGAIN_MS), waiters: [{progress, done}], stop: () => {}};
    this.#looks.set(digest, look);
    const end = (outcome: Outcome<void>, badPieces: readonly number[] = []): void => {
      this.#looks.delete(digest);
      for (const waiter of look.waiters) waiter.done(outcome, badPieces);
    };
    const tell = (readBytes: number, totalBytes: number): void => {
      shared.ctx.self.send({type: "answered", run: () => look.waiters.forEach((waiter) => waiter.progress(readBytes, totalBytes))});
    };
    const looked = shared.answered<BlobSoundness>((outcome) => {
      if (!outcome.ok && outcome.error.code === "not_found") return this.#gone(digest, end);
      if (!outcome.ok || outcome.value.isSound) return end(outcome.ok ? ok(undefined) : outcome);
      const {badPieces} = outcome.value;
      this.#mend(digest, badPieces, (mended) => end(mended, badPieces));
    });
    look.stop = shared.deps.world.blobs.vouch(digest, look.isDoubted, tell, looked);
  }

  /** Removed by hand, or cut off. */
  #gone(digest: Digest, done: Callback<void>): void {
    this.#deps.changed();
    done(fail("mending_copy", `the file of ${short(digest)} is gone, or was cut off`));
  }

  #mend(digest: Digest, pieces: readonly number[], done: Callback<void>): void {
    const {world} = this.#deps.shared.deps;
    const status = world.blobs.status(digest);
    if (!status) return this.#gone(digest, done);
    const manifest = world.manifests.list().find((one) => allLayers(one).some((layer) => layer.digest === digest));
    const what = describe(status, pieces, manifest);
    // Of a part no others need what is wrong; nor of a file that no name stands for.
    if (!status.complete || (!manifest && pieces.length > 0)) return this.#drop(status, pieces, what, done);
    if (status.isReadOnly) return done(this.#damaged(digest, what, "it lies in a folder that is only read here: replace the file by hand"));
    const todo = "no other member has this model whole: start one that has it and ask again, or remove the model (`peer.js rm`) and pull or create it anew";
    if (!manifest) return done(this.#damaged(digest, what, todo));
    this.#deps.isElsewhere(manifest, (isElsewhere) => {
      if (!isElsewhere) return done(this.#damaged(digest, what, todo));
      this.#drop(status, pieces, what, (outcome) => {
        if (!outcome.ok && outcome.error.code === "mending_copy") this.#fetch(manifest);
        done(outcome);
      });
    });
  }

  /** What is right in it stays where that is known. */
  #drop({digest}: BlobStatus, pieces: readonly number[], what: string, done: Callback<void>): void {
    const {shared, dropped, changed} = this.#deps;
    const {blobs} = shared.deps.world;
    dropped(digest);
    const handle = shared.answered<unknown>((outcome) => {
      changed();
      if (!outcome.ok) return done(outcome);
      const action = "what is wrong is fetched anew from other members";
      this.#tell(digest, what, action);
      done(fail("mending_copy", `${what}; ${action}: ask again in a while`));
    });
    if (pieces.length > 0) blobs.dropPieces(digest, pieces, handle);
    else blobs.remove(digest, handle);
  }

  #fetch(manifest: ModelManifest): void {
    const {log} = this.#deps.shared.ctx;
    if (this.#fetching.has(manifest.digest)) return;
    this.#fetching.add(manifest.digest);
    this.#deps.fetch(manifest.name, (outcome) => {
      this.#fetching.delete(manifest.digest);
      const model = displayModelName(manifest.name);
      if (outcome.ok) log.warn("copy_mended", {model});
      else log.warn("copy_not_mended", {model, code: outcome.error.code, reason: outcome.error.message});
    });
  }

  #damaged(digest: Digest, what: string, todo: string): ReturnType<typeof fail> {
    this.#tell(digest, what, todo);
    return fail("damaged_copy", `${what}; ${todo}`);
  }

  #tell(digest: Digest, what: string, action: string): void {
    if (this.#isDue(this.#told, digest, AGAIN_MS)) this.#deps.shared.ctx.log.error("blob_damaged", {blob: digest, what, action});
  }

  #isDue(times: Map<Digest, number>, digest: Digest, againMs: number): boolean {
    const nowMs = this.#deps.shared.ctx.clock.nowMs();
    for (const [known, dueMs] of times) if (nowMs >= dueMs) times.delete(known);
    if (times.has(digest) || times.size >= REMEMBERED_MAX) return false;
    times.set(digest, nowMs + againMs);
    return true;
  }
}

/** Whatever is wrong in it is known, and not among what is needed. */
function isBeside(status: BlobStatus | undefined, badPieces: readonly number[], ranges: readonly ByteRange[] | undefined): boolean {
  if (!status || badPieces.length === 0 || !ranges || ranges.length === 0) return false;
  const needed = piecesOf(ranges, status.size, status.pieceSize);
  return !badPieces.some((piece) => needed.has(piece));
}

/** For people; undefined: all that is wanted of it is held. @param ranges bytes; undefined: all */
export function missingOf(status: BlobStatus | undefined, ranges: readonly ByteRange[] | undefined): string | undefined {
  if (!status) return "it is gone";
  if (status.complete) return undefined;
  const wanted = ranges ? [...piecesOf(ranges, status.size, status.pieceSize)] : Array.from({length: status.have.size}, (_, piece) => piece);
  const missing = wanted.filter((piece) => !status.have.has(piece)).length;
  // One that has all its pieces is about to get its place.
  if (missing > 0) return `${missing} of ${wanted.length} pieces are being fetched`;
  return ranges ? undefined : "it is about to be";
}

function describe({digest, path, have}: BlobStatus, pieces: readonly number[], manifest: ModelManifest | undefined): string {
  const named = pieces.slice(0, NAMED_PIECES_MAX).join(", ");
  const more = pieces.length > NAMED_PIECES_MAX ? ` and ${pieces.length - NAMED_PIECES_MAX} more` : "";
  const which = pieces.length === 0 ? "its bytes are" : pieces.length === 1 ? `piece ${named} of ${have.size} is` : `pieces ${named}${more} of ${have.size} are`;
  const of = manifest ? ` of ${displayModelName(manifest.name)}` : "";
  return `the file ${path}${of} is damaged: ${which} not what ${short(digest)} says`;
}

function short(digest: Digest): string {
  return digest.slice(0, "sha256:".length + 12);
}
