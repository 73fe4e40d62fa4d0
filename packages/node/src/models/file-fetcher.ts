import type {BlobIntake, Cancel, Digest, OriginFile} from "@ollamesh/ports";
import {type Callback, type Failure, fail, MIB, type Outcome} from "@ollamesh/stdx";
import type {ModelsRequest} from "./messages.ts";
import type {Shared} from "./models-shared.ts";

type FetchRequest = ModelsRequest & {type: "fetch_file"};

const FETCHES_MAX = 16;
const CHUNK_BYTES = MIB;
const MAGIC = [0x47, 0x47, 0x55, 0x46]; // "GGUF"

interface Fetch {
  readonly request: FetchRequest;
  cancel: Cancel;
  intake: BlobIntake | undefined;
  completed: number;
}

/** Brings GGUF files from plain URLs: a blob each, whose digest is known when all of it is here. */
export class FileFetcher {
  readonly #shared: Shared;
  readonly #intakeFor: (size: number, done: Callback<BlobIntake>) => void;
  readonly #fetches = new Map<string, Fetch>();

  /** @param intakeFor for so many bytes, for which there is room then */
  constructor(shared: Shared, intakeFor: (size: number, done: Callback<BlobIntake>) => void) {
    this.#shared = shared;
    this.#intakeFor = intakeFor;
    shared.ctx.onStop(() => {
      for (const fetch of [...this.#fetches.values()]) this.#fail(fetch, fail("stopping", "this peer is stopping: what has come of the file is not kept").error);
    });
  }

  start(request: FetchRequest): void {
    const {origins} = this.#shared.deps.world;
    const refused = (code: string, message: string): void => request.observe({type: "failed", failure: fail(code, message).error});
    if (!origins) return refused("origin_off", "this peer speaks to nobody outside of its mesh: start it without --origin none");
    if (this.#fetches.size >= FETCHES_MAX) return refused("busy", `${FETCHES_MAX} files are being fetched`);
    const fetch: Fetch = {request, cancel: () => {}, intake: undefined, completed: 0};
    this.#fetches.set(request.id, fetch);
    const {url, isInsecure} = request;
    fetch.cancel = origins.look(
      {url, isInsecure},
      this.#while(fetch, (file: OriginFile) => this.#begin(fetch, file)),
    );
  }

  /** What has come is not kept. */
  cancel(id: string): void {
    const fetch = this.#fetches.get(id);
    if (fetch) this.#fail(fetch, fail("cancelled", "the fetch was cancelled").error);
  }

  #begin(fetch: Fetch, file: OriginFile): void {
    this.#intakeFor(
      file.size,
      this.#shared.answered((outcome: Outcome<BlobIntake>) => {
        if (!outcome.ok) return this.#fail(fetch, outcome.error);
        if (this.#fetches.has(fetch.request.id)) this.#read(fetch, file, outcome.value);
        else outcome.value.abort();
      }),
    );
  }

  #read(fetch: Fetch, file: OriginFile, intake: BlobIntake): void {
    fetch.intake = intake;
    fetch.request.observe({type: "progress", completed: 0, total: file.size});
    // Both come from outside of the actor, in the order in which they are to be handled.
    const chunk = (bytes: Uint8Array, next: () => void): void => this.#inside(fetch, () => this.#write(fetch, file, bytes, next));
    const ended = (outcome: Outcome<void>): void => this.#inside(fetch, () => (outcome.ok ? this.#finish(fetch, intake) : this.#fail(fetch, outcome.error)));
    fetch.cancel = this.#shared.deps.world.origins?.readFile(file, CHUNK_BYTES, {chunk, ended, arrived: () => {}}) ?? (() => {});
  }

  #write(fetch: Fetch, {size}: OriginFile, bytes: Uint8Array, next: () => void): void {
    if (fetch.completed === 0 && MAGIC.some((byte, at) => bytes[at] !== byte)) return this.#fail(fetch, fail("bad_model", "what lies behind this URL is no GGUF file").error);
    const written = (): void => {
      fetch.completed += bytes.length;
      fetch.request.observe({type: "progress", completed: fetch.completed, total: size});
      next();
    };
    fetch.intake?.write(bytes, this.#while(fetch, written));
  }

  #finish(fetch: Fetch, intake: BlobIntake): void {
    intake.finish(
      this.#while(fetch, ({digest}: {digest: Digest}) => {
        this.#fetches.delete(fetch.request.id);
        fetch.request.observe({type: "done", digest});
      }),
    );
  }

  #fail(fetch: Fetch, failure: Failure): void {
    if (!this.#fetches.delete(fetch.request.id)) return;
    fetch.cancel();
    fetch.intake?.abort();
    fetch.request.observe({type: "failed", failure});
  }

  #inside(fetch: Fetch, run: () => void): void {
    this.#shared.ctx.self.send({type: "answered", run: () => this.#fetches.has(fetch.request.id) && run()});
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
