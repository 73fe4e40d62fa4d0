import koffi from "koffi";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";

const CPU = 0;
/** `ggml_threadpool_params`: 512 flags of a processor mask, five fields, padding. */
const PARAMS_BYTES = 528;

const NewThreadPool = koffi.proto("void *NewThreadPool(void *params)");

/**
 * Threads that stay and wait for the next step, as llama.cpp's own programs have them. A context without starts its threads anew for each graph, where llama.cpp was built without OpenMP, as the
 * prebuilt libraries are. Does nothing for one thread. The pool is the context's for the life of this process.
 */
export function attachThreadPool(llama: Llama, context: Pointer, threads: number): void {
  if (threads < 2) return;
  const device = llama.deviceByType(CPU);
  const create = device && llama.backendFunction(llama.deviceBackend(device), "ggml_threadpool_new");
  if (!create) return;
  const params = new Uint8Array(PARAMS_BYTES);
  llama.threadPoolDefaults(params, threads);
  const pool = koffi.call(create, NewThreadPool, params) as Pointer | null;
  if (pool) llama.attachThreadPool(context, pool, pool);
}
