import {CodedError} from "@ollamesh/stdx";
import koffi from "koffi";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";
import {BatchBuffers} from "./batch-buffers.ts";

/** A LoRA adapter that a stage's matrices are used with. */
export interface StageAdapter {
  /** GGUF file of exactly the pairs of the stage. */
  readonly path: string;
  /** Matrices of the stage it changes. */
  readonly matrices: readonly string[];
  /** Of the file. */
  readonly bytes: number;
}

const TRIAL_TOKENS = 32;

/** Before a context of the model is made, which counts the adapter's nodes. It is freed with the model. Throws CodedError `bad_adapter` with what llama.cpp said. */
export function loadAdapter(llama: Llama, model: Pointer, {path}: StageAdapter): Pointer {
  const adapter = llama.adapterLoad(model, path) as Pointer | null;
  if (!adapter) throw new CodedError("bad_adapter", `llama.cpp cannot load the adapter: ${llama.lastMessages()}`);
  return adapter;
}

export function useAdapter(llama: Llama, context: Pointer, adapter: Pointer): void {
  llama.adaptersSet(context, [adapter], 1, Float32Array.of(1));
}

export interface AdapterTrial {
  readonly adapter: Pointer;
  readonly matrices: readonly string[];
  /** Parameters of the context proper. */
  readonly context: object;
  /** Numbers of one row that is no token; undefined: rows are tokens. */
  readonly hidden: Float32Array | undefined;
  readonly positionRows: number;
}

/**
 * Runs one row and looks whether the graph computes with every pair. llama.cpp leaves out, without a word, what the graph of an architecture does not ask for: text that is not the adapter's
 * would be taken for it. Throws CodedError `bad_adapter`, `out_of_memory`, `decode_failed`.
 */
export function checkAdapterIsUsed(llama: Llama, model: Pointer, {adapter, matrices, context: params, hidden, positionRows}: AdapterTrial): void {
  const missing = new Set(matrices);
  const look = (tensor: Pointer, ask: boolean): boolean => {
    const source = ask ? llama.firstSource(tensor) : null;
    const name = source === null ? "" : (llama.tensorName(source) as string);
    if (name.endsWith(".lora_a")) missing.delete(name.slice(0, -".lora_a".length));
    return !ask;
  };
  const callback = koffi.register(look, koffi.pointer("EvalCallback"));
  const context = llama.contextInit(model, {
    ...params,
    n_ctx: TRIAL_TOKENS,
    n_batch: TRIAL_TOKENS,
    n_ubatch: TRIAL_TOKENS,
    n_seq_max: 1,
    n_outputs_max_per_seq: 1,
    cb_eval: callback,
  });
  const buffers = new BatchBuffers(1);
  if (!context) throw new CodedError("out_of_memory", `no context to try the adapter in: ${llama.lastMessages()}`);
  try {
    useAdapter(llama, context, adapter);
    const row = {
      token: hidden ? null : Int32Array.of(0),
      embd: hidden ?? null,
      pos: new Int32Array(positionRows),
      n_seq_id: buffers.ones,
      seq_id: buffers.sequences(Int32Array.of(0)),
      logits: buffers.everyRow,
    };
    const status = llama.decode(context, {n_tokens: 1, ...row}) as number;
    if (status !== 0) throw new CodedError("decode_failed", `the adapter could not be tried: llama_decode answered ${status}: ${llama.lastMessages()}`);
  } finally {
    llama.contextFree(context);
    koffi.unregister(callback);
  }
  const [unused] = missing;
  if (unused !== undefined)
    throw new CodedError("bad_adapter", `The adapter changes ${unused}, and llama.cpp computes models of this architecture without what an adapter adds to it.`);
}
