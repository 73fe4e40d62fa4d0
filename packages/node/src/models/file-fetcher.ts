import type {Cancel, Digest, OpenStart, OriginFile, OriginRange, OriginReader} from "@ollamesh/ports";
import {type Callback, type Failure, fail, type Outcome} from "@ollamesh/stdx";
import {OriginReads} from "../transfers/origin-reads.ts";
import {TransferRate} from "../transfers/transfer-rate.ts";
import type {FileView, ModelsRequest} from "./messages.ts";
import type {Shared} from "./models-shared.ts";

type FetchRequest = ModelsRequest & {type: "fetch_file"};

const FETCHES_MAX = 16;
const READ_ID = 0;
/** All of the file is asked for again so often at most. */
const RESTARTS_MAX = 2;
const MAGIC = [0x47, 0x47, 0x55, 0x46]; // "GGUF"

/** Room on the disk, kept until `release`; see `Room`. */
export interface FileRoom {
  reserve(id: string, blobs: readonly {readonly digest: Digest; readonly size: number}[], done: Callback<void>): void;
  release(id: string): void;
}

interface Fetch {
  readonly request: FetchRequest;
  cancel: Cancel;
  file: OriginFile | undefined;
  /** The digest that stands for the file until all of it is here. */
  standIn: Digest | undefined;
  completed: number;
  /** Of what comes now; undefined: nothing was asked for yet. */
  rate: {readonly from: number; readonly meter: TransferRate} | undefined;
  /** Goes on with what an earlier fetch left. */
  isResumed: boolean;
  /** Times it began anew after it had broken off where nothing could go on. */
  restarts: number;
}

/**
 * Brings GGUF files from plain URLs: a blob each, whose digest is known when all of it is here. What has come of a file whose host names its state (a strong ETag)
 * is kept when the fetch ends early, and the next one goes on with it.
 */
export class FileFetcher {
  readonly #shared: Shared;
  readonly #room: FileRoom;
  readonly #fetches = new Map<string, Fetch>();

  constructor(shared: Shared, room: FileRoom) {
    this.#shared = shared;
    this.#room = room;
    shared.ctx.onStop(() => {
      for (const fetch of [...this.#fetches.values()]) this.#fail(fetch, fail("stopping", "this peer is stopping").error);
    });
  }

  start(request: FetchRequest): void {
    const {origins} = this.#shared.deps.world;
    const refused = (code: string, message: string): void => request.observe({type: "failed", failure: fail(code, message).error});
    if (!origins) return refused("origin_off", "this peer speaks to nobody outside of its mesh: start it without --origin none");
    if (this.#fetches.size >= FETCHES_MAX) return refused("too_many", `${FETCHES_MAX} files are being fetched`);
    const fetch: Fetch = {request, cancel: () => {}, file: undefined, standIn: undefined, completed: 0, rate: undefined, isResumed: false, restarts: 0};
    this.#fetches.set(request.id, fetch);
    const {url, isInsecure} = request;
    fetch.cancel = origins.look(
      {url, isInsecure},
      this.#while(fetch, (file: OriginFile) => this.#begin(fetch, file)),
    );
  }

  cancel(id: string): void {
    const fetch = this.#fetches.get(id);
    if (fetch) this.#fail(fetch, fail("cancelled", "the fetch was cancelled").error);
  }

  /** Those under way. */
  views(): readonly FileView[] {
    return [...this.#fetches.values()].map(({request, file, completed, rate}) => {
      rate?.meter.measure(completed - rate.from, this.#nowMs);
      const bytesPerMs = rate?.meter.bytesPerMs ?? 0;
      const left = file && file.size - completed;
      const etaMs = left !== undefined && bytesPerMs > 0 && !rate?.meter.hasPaused ? Math.round(left / bytesPerMs) : undefined;
      return {url: shownUrl(request.url), total: file?.size, completed, bytesPerSecond: Math.round(bytesPerMs * 1000), etaMs};
    });
  }

  get #nowMs(): number {
    return this.#shared.ctx.clock.nowMs();
  }

  #begin(fetch: Fetch, file: OriginFile): void {
    const key = `${file.url}\n${file.version ?? ""}\n${file.size}`;
    fetch.file = file;
    this.#shared.deps.world.blobs.startUnnamed(
      key,
      file.size,
      this.#while(fetch, (begun: OpenStart) => this.#begun(fetch, file, begun)),
    );
  }

  #begun(fetch: Fetch, file: OriginFile, {status}: OpenStart): void {
    const {digest, have} = status;
    const isTaken = [...this.#fetches.values()].some(({standIn}) => standIn === digest);
    if (isTaken) return this.#fail(fetch, fail("under_way", "this file is being fetched already: wait for that to end").error);
    fetch.standIn = digest;
    // Without a state's name nobody knows whether what came some other time is of the same file.
    if (have.count > 0 && file.version === undefined) return this.#beginAnew(fetch, file);
    fetch.isResumed = have.count > 0;
    this.#room.reserve(
      roomOf(fetch),
      [{digest, size: file.size}],
      this.#while(fetch, () => this.#read(fetch, file, status)),
    );
  }

  #beginAnew(fetch: Fetch, file: OriginFile): void {
    const {standIn} = fetch;
    if (standIn === undefined) return;
    fetch.standIn = undefined;
    fetch.completed = 0;
    fetch.rate = undefined;
    this.#shared.deps.world.blobs.dropPartial(
      standIn,
      this.#while(fetch, () => this.#begin(fetch, file)),
    );
  }

  #read(fetch: Fetch, file: OriginFile, {digest, size, pieceSize, have}: OpenStart["status"]): void {
    const lengthOf = (piece: number): number => Math.min(pieceSize, size - piece * pieceSize);
    const came = (bytes: number): void => {
      fetch.completed += bytes;
      fetch.rate?.meter.measure(fetch.completed - fetch.rate.from, this.#nowMs);
      fetch.request.observe({type: "progress", completed: fetch.completed, total: size});
    };
    came([...have].reduce((sum, piece) => sum + lengthOf(piece), 0));
    fetch.rate = {from: fetch.completed, meter: new TransferRate(this.#nowMs)};
    const reads = new OriginReads({
      blobs: this.#shared.deps.world.blobs,
      manifest: {digest, size, pieceSize},
      read: (range, reader) => this.#readFile(file, range, reader),
      answered: (handle) => this.#shared.answered(handle),
      taken: (piece) => came(lengthOf(piece)),
    });
    fetch.cancel = () => reads.close();
    const ended = (outcome: Outcome<void>): void => (outcome.ok ? this.#finish(fetch, digest) : this.#readFailed(fetch, file, outcome.error));
    reads.begin(READ_ID, 0, have.size, (piece) => !have.has(piece), ended);
  }

  /** What does not begin as a GGUF file is not read to its end. */
  #readFile(file: OriginFile, range: OriginRange, reader: OriginReader): Cancel {
    let isChecked = range.start > 0;
    const chunk: OriginReader["chunk"] = (bytes, next) => {
      if (!isChecked && MAGIC.some((byte, at) => bytes[at] !== byte)) return reader.ended(fail("bad_model", "what lies behind this URL is no GGUF file"));
      isChecked = true;
      reader.chunk(bytes, next);
    };
    const {origins} = this.#shared.deps.world;
    return origins?.readFile(file, range, {...reader, chunk, arrived: (bytes) => reader.arrived(bytes), ended: (outcome) => reader.ended(outcome)}) ?? (() => {});
  }

  /** A host that gives no ranges, or does not name the state of the file, can still give all of it. */
  #readFailed(fetch: Fetch, file: OriginFile, failure: Failure): void {
    const mayAgain = failure.code === "origin_no_ranges" && (fetch.isResumed || fetch.restarts++ < RESTARTS_MAX);
    if (mayAgain) this.#beginAnew(fetch, file);
    else this.#fail(fetch, failure);
  }

  #finish(fetch: Fetch, standIn: Digest): void {
    this.#shared.deps.world.blobs.publishUnnamed(
      standIn,
      this.#while(fetch, (digest: Digest) => {
        this.#over(fetch);
        fetch.request.observe({type: "done", digest});
      }),
    );
  }

  #fail(fetch: Fetch, failure: Failure): void {
    if (!this.#over(fetch)) return;
    fetch.cancel();
    const {standIn, file} = fetch;
    const isOfUse = fetch.completed > 0 && file?.version !== undefined && !["bad_model", "origin_no_ranges", "origin_changed"].includes(failure.code);
    if (standIn !== undefined && !isOfUse) this.#shared.deps.world.blobs.dropPartial(standIn, () => {});
    fetch.request.observe({type: "failed", failure});
  }

  /** @returns false when it was over before */
  #over(fetch: Fetch): boolean {
    if (!this.#fetches.delete(fetch.request.id)) return false;
    this.#room.release(roomOf(fetch));
    return true;
  }

  /** A failure ends the fetch; what is answered after its end is nobody's. */
  #while<T>(fetch: Fetch, handle: (value: T) => void): Callback<T> {
    return this.#shared.answered((outcome: Outcome<T>) => {
      if (!this.#fetches.has(fetch.request.id)) return;
      if (outcome.ok) handle(outcome.value);
      else this.#fail(fetch, outcome.error);
    });
  }
}

/** Without what may be secret in it. */
function shownUrl(url: string): string {
  const {origin, pathname} = new URL(url);
  return `${origin}${pathname}`;
}

function roomOf({request}: Fetch): string {
  return `file-${request.id}`;
}
