import {CodedError} from "@ollamesh/stdx";
import koffi, {type LibraryHandle} from "koffi";
import {LLAMA_VERSION, libraryFile, libraryFolder} from "./library-path.ts";
import {type Kernels, loadBackends} from "./load-backends.ts";
import {type Pointer, TENSOR_FIRST_SOURCE_OFFSET} from "./types.ts";

/** The C functions in use, one place. Signatures from include/llama.h and ggml/include/*.h. */
function bind(folder: string) {
  const ggmlBase = koffi.load(libraryFile(folder, "ggml-base"));
  const ggml = koffi.load(libraryFile(folder, "ggml"));
  const llama = koffi.load(libraryFile(folder, "llama"));
  return {
    version: llama.func("const char *llama_version()"),
    logSet: llama.func("void llama_log_set(LogCallback *callback, void *user)"),
    backendInit: llama.func("void llama_backend_init()"),
    loadBackends: ggml.func("void ggml_backend_load_all_from_path(const char *dir)"),
    loadBackend: ggml.func("void *ggml_backend_load(const char *path)"),

    modelDefaultParams: llama.func("llama_model_params llama_model_default_params()"),
    modelLoad: llama.func("void *llama_model_load_from_file(const char *path, llama_model_params params)"),
    modelLoadStream: llama.func("void *llama_model_load_from_file_ptr(void *file, llama_model_params params)"),
    modelFree: llama.func("void llama_model_free(void *model)"),
    modelSize: llama.func("uint64_t llama_model_size(void *model)"),
    modelEmbeddingIn: llama.func("int32_t llama_model_n_embd_inp(void *model)"),
    modelEmbedding: llama.func("int32_t llama_model_n_embd(void *model)"),
    modelEmbeddingOut: llama.func("int32_t llama_model_n_embd_out(void *model)"),
    modelLayers: llama.func("int32_t llama_model_n_layer(void *model)"),
    modelIsRecurrent: llama.func("bool llama_model_is_recurrent(void *model)"),
    modelIsHybrid: llama.func("bool llama_model_is_hybrid(void *model)"),
    modelWindow: llama.func("int32_t llama_model_n_swa(void *model)"),
    modelVocab: llama.func("void *llama_model_get_vocab(void *model)"),

    adapterLoad: llama.func("void *llama_adapter_lora_init(void *model, const char *path)"),
    adaptersSet: llama.func("int32_t llama_set_adapters_lora(void *context, void **adapters, size_t count, float *scales)"),

    quantizeDefaultParams: llama.func("llama_model_quantize_params llama_model_quantize_default_params()"),
    quantize: llama.func("uint32_t llama_model_quantize(const char *from, const char *to, llama_model_quantize_params *params)"),

    contextDefaultParams: llama.func("llama_context_params llama_context_default_params()"),
    contextInit: llama.func("void *llama_init_from_model(void *model, llama_context_params params)"),
    contextFree: llama.func("void llama_free(void *context)"),
    memory: llama.func("void *llama_get_memory(void *context)"),
    memorySeqRemove: llama.func("bool llama_memory_seq_rm(void *memory, int32_t seq, int32_t from, int32_t to)"),
    memorySeqCopy: llama.func("void llama_memory_seq_cp(void *memory, int32_t from, int32_t to, int32_t first, int32_t end)"),
    memorySeqLast: llama.func("int32_t llama_memory_seq_pos_max(void *memory, int32_t seq)"),
    stateSeqSize: llama.func("size_t llama_state_seq_get_size(void *context, int32_t seq)"),
    stateSeqGet: llama.func("size_t llama_state_seq_get_data(void *context, _Out_ uint8_t *data, size_t size, int32_t seq)"),
    stateSeqSet: llama.func("size_t llama_state_seq_set_data(void *context, const uint8_t *data, size_t size, int32_t seq)"),
    stateSize: llama.func("size_t llama_state_get_size(void *context)"),
    attachThreadPool: llama.func("void llama_attach_threadpool(void *context, void *pool, void *batchPool)"),
    detachThreadPool: llama.func("void llama_detach_threadpool(void *context)"),
    setThreads: llama.func("void llama_set_n_threads(void *context, int32_t threads, int32_t batchThreads)"),
    decode: llama.func("int32_t llama_decode(void *context, llama_batch batch)"),
    setEmbeddings: llama.func("void llama_set_embeddings(void *context, bool on)"),
    embeddingsAt: llama.func("void *llama_get_embeddings_ith(void *context, int32_t i)"),
    logitsAt: llama.func("void *llama_get_logits_ith(void *context, int32_t i)"),

    vocabSize: llama.func("int32_t llama_vocab_n_tokens(void *vocab)"),
    vocabIsEnd: llama.func("bool llama_vocab_is_eog(void *vocab, int32_t token)"),
    vocabIsControl: llama.func("bool llama_vocab_is_control(void *vocab, int32_t token)"),
    vocabAttributes: llama.func("int llama_vocab_get_attr(void *vocab, int32_t token)"),
    vocabText: llama.func("const char *llama_vocab_get_text(void *vocab, int32_t token)"),
    vocabBos: llama.func("int32_t llama_vocab_bos(void *vocab)"),
    vocabEos: llama.func("int32_t llama_vocab_eos(void *vocab)"),
    tokenize: llama.func("int32_t llama_tokenize(void *vocab, const uint8_t *text, int32_t length, _Out_ int32_t *tokens, int32_t max, bool addSpecial, bool parseSpecial)"),
    tokenToPiece: llama.func("int32_t llama_token_to_piece(void *vocab, int32_t token, _Out_ uint8_t *buffer, int32_t length, int32_t lstrip, bool special)"),

    ...bindSamplers(llama),
    ...bindGgml(ggml, ggmlBase),
  };
}

/** Functions that draw tokens. */
function bindSamplers(llama: LibraryHandle) {
  return {
    samplerChainInit: llama.func("void *llama_sampler_chain_init(llama_sampler_chain_params params)"),
    samplerChainAdd: llama.func("void llama_sampler_chain_add(void *chain, void *sampler)"),
    samplerChainRemove: llama.func("void *llama_sampler_chain_remove(void *chain, int32_t index)"),
    samplerFree: llama.func("void llama_sampler_free(void *sampler)"),
    samplerSample: llama.func("int32_t llama_sampler_sample(void *chain, void *context, int32_t index)"),
    samplerApply: llama.func("void llama_sampler_apply(void *sampler, void *candidates)"),
    samplerAccept: llama.func("void llama_sampler_accept(void *sampler, int32_t token)"),
    samplerGreedy: llama.func("void *llama_sampler_init_greedy()"),
    samplerDist: llama.func("void *llama_sampler_init_dist(uint32_t seed)"),
    samplerTopK: llama.func("void *llama_sampler_init_top_k(int32_t k)"),
    samplerTopP: llama.func("void *llama_sampler_init_top_p(float p, size_t minKeep)"),
    samplerMinP: llama.func("void *llama_sampler_init_min_p(float p, size_t minKeep)"),
    samplerTypical: llama.func("void *llama_sampler_init_typical(float p, size_t minKeep)"),
    samplerTemperature: llama.func("void *llama_sampler_init_temp(float t)"),
    samplerPenalties: llama.func("void *llama_sampler_init_penalties(int32_t vocabSize, int32_t lastN, float repeat, float frequency, float presence)"),
    samplerGrammar: llama.func("void *llama_sampler_init_grammar(void *vocab, const char *grammar, const char *root)"),
  };
}

/** Functions of the libraries below llama.cpp's own. */
function bindGgml(ggml: LibraryHandle, ggmlBase: LibraryHandle) {
  return {
    deviceByType: ggml.func("void *ggml_backend_dev_by_type(int type)"),
    deviceBackend: ggmlBase.func("void *ggml_backend_dev_backend_reg(void *device)"),
    backendFunction: ggmlBase.func("void *ggml_backend_reg_get_proc_address(void *backend, const char *name)"),
    threadPoolDefaults: ggmlBase.func("void ggml_threadpool_params_init(_Inout_ uint8_t *params, int threads)"),
    tensorName: ggmlBase.func("const char *ggml_get_name(void *tensor)"),
    tensorBytes: ggmlBase.func("size_t ggml_nbytes(void *tensor)"),
    tensorOperation: ggmlBase.func("const char *ggml_op_desc(void *tensor)"),
    tensorSet: ggmlBase.func("void ggml_backend_tensor_set(void *tensor, const uint8_t *data, size_t offset, size_t size)"),
    tensorGet: ggmlBase.func("void ggml_backend_tensor_get(void *tensor, _Out_ uint8_t *data, size_t offset, size_t size)"),
  };
}

export type Llama = ReturnType<typeof bind> & {
  /** The first operand of a graph node: of a matrix product, the matrix. Null: it has none. */
  firstSource(tensor: Pointer): Pointer | null;
  /** What the library said last at warning level or above: why a load failed. */
  lastMessages(): string;
  /** Everything the library says goes here as well, from now on. */
  listen(handle: (text: string) => void): void;
  readonly folder: string;
};

const MESSAGES_KEPT = 8;
let loaded: Llama | undefined;

/**
 * Loads the libraries once per process. Throws CodedError `engine_missing` when they are absent or of another version.
 * Logging in llama.cpp is global to the process, hence one handler here and nowhere else.
 */
export function loadLlama(override?: string, kernels: Kernels = "widest"): Llama {
  if (loaded) return loaded;
  const folder = libraryFolder(override);
  const functions = bind(folder);
  const version = functions.version() as string;
  if (version !== LLAMA_VERSION) {
    throw new CodedError("engine_missing", `the llama.cpp libraries in ${folder} are version ${version}, this release needs ${LLAMA_VERSION}`);
  }
  const messages: string[] = [];
  let listener: ((text: string) => void) | undefined;
  const onLog = koffi.register((level: number, text: string) => {
    listener?.(text);
    if (level !== 3 && level !== 4) return; // GGML_LOG_LEVEL_WARN, GGML_LOG_LEVEL_ERROR
    messages.push(text.trim());
    if (messages.length > MESSAGES_KEPT) messages.shift();
  }, koffi.pointer("LogCallback"));
  functions.logSet(onLog, null);
  loadBackends(functions, folder, kernels);
  // That a build is for another processor is no warning.
  messages.length = 0;
  functions.backendInit();
  const firstSource = (tensor: Pointer): Pointer | null => koffi.decode(tensor, TENSOR_FIRST_SOURCE_OFFSET, "void *") as Pointer | null;
  const listen = (handle: (text: string) => void): void => {
    listener = handle;
  };
  loaded = {...functions, firstSource, lastMessages: () => messages.join("; "), listen, folder};
  return loaded;
}
