import type {Hyperparameters} from "../hyperparameters.ts";
import type {ArchitectureTraits} from "./architecture-traits.ts";
import {
  recurrentEvery,
  recurrentWithoutHeads,
  recurrentWithoutHeadsOrWidth,
  repeats,
  rotatedFlags,
  sharedSelection,
  someWithState,
  sparseBehindDense,
  unrotatedEveryFourth,
  windowEvery,
  windowFlags,
  windowFlagsOrEvery,
} from "./layer-rule.ts";

const PLAIN: ArchitectureTraits = {};
const SCALED_BY_WIDTH: ArchitectureTraits = {inputScale: "width"};

const KV_HEADS = ["attention.head_count_kv"];
const HEADS = ["attention.head_count", ...KV_HEADS];
const HEADS_AND_WIDTH = [...HEADS, "feed_forward_length"];
const EVERY_SIZE = [...HEADS_AND_WIDTH, "expert_feed_forward_length", "expert_used_count"];

function needs(key: string, reason: string): (hyper: Hyperparameters) => string | undefined {
  return (hyper) => (hyper.entry(key) === undefined ? reason : undefined);
}

/** Image features that skip into later layers ride on the input rows: those of a later stage have no room for them. */
function withoutDeepstack(hyper: Hyperparameters): string | undefined {
  const mapping = hyper.entry("deepstack_mapping")?.value;
  const used = Array.isArray(mapping) && mapping.some((index) => Number(index) >= 0);
  return used ? "image features are added inside later layers (deepstack_mapping)" : undefined;
}

function llama4(hyper: Hyperparameters): string | undefined {
  const counted = hyper.number("attention.sliding_window") === 0;
  return counted ? "without a sliding window, llama.cpp leaves rotary embedding out of the last layer of whatever it loads" : undefined;
}

function loops(hyper: Hyperparameters): string | undefined {
  return (hyper.number("num_loops") ?? 1) > 1 ? "its layers are passed several times (num_loops)" : undefined;
}

function rotarySections(hyper: Hyperparameters): string | undefined {
  const used = [0, 1, 2, 3].some((i) => (hyper.perLayer("rope.dimension_sections", i) ?? 0) !== 0);
  return used ? undefined : "llama.cpp refuses hidden states as input of this architecture unless rope.dimension_sections is set";
}

/** SmallThinker: a model of four layers is taken for one with rotary embedding in all of them. */
function fourWithWindow(hyper: Hyperparameters): readonly number[] {
  return (hyper.number("attention.sliding_window") ?? 0) > 0 ? [4] : [];
}

function residualAttention(hyper: Hyperparameters): string | undefined {
  return (hyper.number("attn_res.block_size") ?? 0) > 0 ? "every layer looks back on the outputs of earlier ones (attn_res)" : undefined;
}

function presetSelection(hyper: Hyperparameters): string | undefined {
  const preset = hyper.entry("attention.indexer.types") === undefined && (hyper.number("context_length") ?? 0) >= 1_048_576;
  return preset ? "without attention.indexer.types, llama.cpp tells its layers apart by their place among all" : undefined;
}

/**
 * Architectures whose layer ranges are proved to compute what the whole computes (`pnpm conformance:archs`). What is not here, and
 * not in `whole-only.ts`, is served whole.
 */
export const SPLITTABLE: Readonly<Record<string, ArchitectureTraits>> = {
  afmoe: {inputScale: "width", rules: [windowEvery(4, {whenWindow: true}), repeats(4)]},
  apertus: PLAIN,
  arcee: PLAIN,
  arctic: PLAIN,
  baichuan: {lengthsToAvoid: [32, 40]},
  bailingmoe: PLAIN,
  bailingmoe2: PLAIN,
  bailingmoe3: {rules: [recurrentWithoutHeads]},
  bitnet: PLAIN,
  chatglm: PLAIN,
  codeshell: PLAIN,
  cohere2: {rules: [windowEvery(4)]},
  cohere2moe: {rules: [windowFlagsOrEvery(4, {denseFirst: true})]},
  "command-r": {lengthsToAvoid: Array.from({length: 449}, (_, i) => 64 + i)},
  dbrx: PLAIN,
  deci: {rules: [someWithState], variesByLayer: HEADS_AND_WIDTH},
  deepseek: PLAIN,
  deepseek2: {lengthsToAvoid: [26, 27, 47, 48]},
  deepseek32: PLAIN,
  dots1: PLAIN,
  dots3note: {rules: [windowFlags, sharedSelection], variesByLayer: HEADS},
  ernie4_5: PLAIN,
  "ernie4_5-moe": {rules: [repeats("interleave_moe_layer_step")]},
  exaone: PLAIN,
  "exaone-moe": {rules: [windowEvery(4)]},
  exaone4: {lengthsToAvoid: [64]},
  falcon: PLAIN,
  "falcon-h1": PLAIN,
  gemma: SCALED_BY_WIDTH,
  gemma2: {inputScale: "width", rules: [windowEvery(2)], lengthsToAvoid: [46]},
  gemma3: {rules: [windowEvery(6, {whenWindow: true})], lengthsToAvoid: [62]},
  "glm-dsa": {rules: [sharedSelection], refuse: presetSelection},
  glm4: {positionRows: "sections", refuse: rotarySections},
  glm4moe: {positionRows: "sections", refuse: rotarySections},
  "gpt-oss": {rules: [windowEvery(2)]},
  gptneox: PLAIN,
  granite: {inputScale: 0, refuse: withoutDeepstack},
  granite_swa: {inputScale: 0, rules: [windowFlags, rotatedFlags], refuse: withoutDeepstack, variesByLayer: ["expert_used_count"]},
  granitehybrid: {inputScale: 0, rules: [recurrentWithoutHeads], refuse: withoutDeepstack, variesByLayer: HEADS},
  granitemoe: {inputScale: 0, refuse: withoutDeepstack},
  grok: {inputScale: 78.38367176906169},
  grovemoe: PLAIN,
  "hunyuan-dense": PLAIN,
  "hunyuan-moe": PLAIN,
  hunyuan_vl: {positionRows: "sections"},
  hy_v3: PLAIN,
  internlm2: PLAIN,
  jais: PLAIN,
  jais2: PLAIN,
  jamba: {rules: [recurrentWithoutHeads]},
  "kimi-k3": {rules: [recurrentWithoutHeads], refuse: residualAttention},
  "kimi-linear": {rules: [recurrentWithoutHeads]},
  laguna: {rules: [windowEvery(4, {denseFirst: true, whenWindow: true})], variesByLayer: HEADS},
  lfm2: {rules: [recurrentWithoutHeads], sharedTensors: ["token_embd_norm.weight"], variesByLayer: KV_HEADS},
  lfm2moe: {rules: [recurrentWithoutHeads], sharedTensors: ["token_embd_norm.weight"], variesByLayer: KV_HEADS},
  llama: PLAIN,
  llama4: {rules: [windowEvery(4), unrotatedEveryFourth, repeats("interleave_moe_layer_step")], refuse: llama4},
  maincoder: PLAIN,
  mamba: PLAIN,
  mamba2: PLAIN,
  mellum: {rules: [windowFlagsOrEvery(4, {whenWindow: true})]},
  mimo2: {rules: [windowFlags], variesByLayer: HEADS},
  minicpm: {inputScale: 12, refuse: needs("residual_scale", "without the key residual_scale its scale follows from the number of layers")},
  "minimax-m2": PLAIN,
  "minimax-m3": {rules: [sparseBehindDense]},
  mistral3: PLAIN,
  mistral4: PLAIN,
  mpt: PLAIN,
  nanbeige: {refuse: loops},
  nemotron: PLAIN,
  nemotron_h: {rules: [recurrentWithoutHeadsOrWidth], layerOutput: "nemotron_h_block_out-*", variesByLayer: EVERY_SIZE},
  nemotron_h_moe: {rules: [recurrentWithoutHeadsOrWidth], layerOutput: "nemotron_h_block_out-*", variesByLayer: EVERY_SIZE},
  olmo: PLAIN,
  olmo2: {rules: [windowEvery(4, {whenWindow: true})]},
  olmoe: PLAIN,
  openelm: {variesByLayer: HEADS_AND_WIDTH},
  orion: PLAIN,
  paddleocr: {positionRows: 4},
  "pangu-embedded": PLAIN,
  phi2: PLAIN,
  phi3: PLAIN,
  phimoe: PLAIN,
  plamo: PLAIN,
  plamo2: {rules: [recurrentWithoutHeads], layerOutput: "ffn_residual-*", variesByLayer: HEADS},
  plamo3: {rules: [windowEvery(8, {whenWindow: true})], variesByLayer: HEADS_AND_WIDTH},
  qwen: PLAIN,
  qwen2: PLAIN,
  qwen2moe: PLAIN,
  qwen2vl: {positionRows: 4},
  qwen3: PLAIN,
  qwen35: {positionRows: 4, rules: [recurrentEvery(4)]},
  qwen35moe: {positionRows: 4, rules: [recurrentEvery(4)]},
  qwen3moe: PLAIN,
  qwen3next: {rules: [recurrentEvery(4)]},
  qwen3vl: {positionRows: 4},
  qwen3vlmoe: {positionRows: 4},
  refact: PLAIN,
  seed_oss: PLAIN,
  smallthinker: {rules: [windowEvery(4, {denseFirst: true, whenWindow: true}), repeats(4)], lengthsToAvoid: fourWithWindow},
  smollm3: {rules: [repeats(4)]},
  stablelm: PLAIN,
  starcoder2: PLAIN,
  step35: {rules: [windowFlags], layerOutput: "h_nextn", variesByLayer: HEADS},
  xverse: PLAIN,
};
