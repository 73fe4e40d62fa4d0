export {LLAMA_VERSION} from "./ffi/library-path.ts";
export {createLlamaCompute, type LlamaComputeOptions} from "./llama-compute.ts";
export {processUsage} from "./process-usage.ts";
