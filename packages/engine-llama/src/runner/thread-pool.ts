import koffi from "koffi";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";

const CPU = 0;
/** `ggml_threadpool_params`: 512 flags of a processor mask, five fields, padding. */
const PARAMS_BYTES = 528;

/** Where the parameters say how long a thread that has nothing to do looks for work before it sleeps. */
const POLL_AT = 520;
/**
 * In 131 072 pauses of the processor: some milliseconds, longer than between two steps. With llama.cpp's own 50 a thread keeps its processor for up to a second after each answer, and after each step that
 * is done by fewer threads, from the peer, its clients and other models.
 */
const POLL = 2;

const NewThreadPool = koffi.proto("void *NewThreadPool(void *params)");

/**
 * Threads that stay and wait for the next step, as llama.cpp's own programs have them. A context without starts its threads anew for each graph, where llama.cpp was built without OpenMP, as the
 * prebuilt libraries are. The pool is the context's for the life of this process.
 */
export class ThreadPool {
  readonly #llama: Llama;
  readonly #context: Pointer;
  readonly #pool: Pointer | undefined;
  #used: number;

  /** @param threads the most; the context was made with as many */
  constructor(llama: Llama, context: Pointer, threads: number) {
    this.#llama = llama;
    this.#context = context;
    this.#used = threads;
    this.#pool = threads < 2 ? undefined : newPool(llama, threads);
    if (this.#pool) llama.attachThreadPool(context, this.#pool, this.#pool);
  }

  /** For the next decodes. One needs no pool, whose threads would be awake beside it. */
  use(threads: number): void {
    if (threads === this.#used) return;
    this.#used = threads;
    this.#llama.setThreads(this.#context, threads, threads);
    if (!this.#pool) return;
    if (threads === 1) this.#llama.detachThreadPool(this.#context);
    else this.#llama.attachThreadPool(this.#context, this.#pool, this.#pool);
  }
}

function newPool(llama: Llama, threads: number): Pointer | undefined {
  const device = llama.deviceByType(CPU);
  const create = device && llama.backendFunction(llama.deviceBackend(device), "ggml_threadpool_new");
  if (!create) return;
  const params = new Uint8Array(PARAMS_BYTES);
  llama.threadPoolDefaults(params, threads);
  new DataView(params.buffer).setUint32(POLL_AT, POLL, true);
  return (koffi.call(create, NewThreadPool, params) as Pointer | null) ?? undefined;
}
