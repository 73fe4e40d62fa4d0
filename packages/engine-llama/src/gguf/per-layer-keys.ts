/** Metadata that llama.cpp reads as one value a layer when it is an array (`get_key_or_arr`, `get_arr`). */
export const PER_LAYER_KEYS: ReadonlySet<string> = new Set([
  "attention.head_count",
  "attention.head_count_kv",
  "attention.sliding_window_pattern",
  "attention.recurrent_layers",
  "attention.indexer.types",
  "attention.compress_ratios",
  "attention.rope_pattern",
  "feed_forward_length",
  "expert_feed_forward_length",
  "expert_used_count",
  "swiglu_clamp_exp",
  "swiglu_clamp_shexp",
  "deepstack_mapping",
]);

/** Of these, sizes of tensors, which many architectures read of the first layer only. */
export const SIZE_KEYS: readonly string[] = ["attention.head_count", "attention.head_count_kv", "feed_forward_length", "expert_feed_forward_length", "expert_used_count"];

/** Without the architecture's prefix: xIELU's parameters have none. */
export const PER_LAYER_GLOBAL_KEYS: ReadonlySet<string> = new Set(["xielu.alpha_n", "xielu.alpha_p", "xielu.beta", "xielu.eps"]);

/** Arrays whose length has nothing to do with layers. */
export const OTHER_ARRAY_KEYS: ReadonlySet<string> = new Set(["rope.dimension_sections", "classifier.output_labels"]);

/** Scalars that count leading layers: a stage that begins at layer n has n fewer of them. */
export const LEADING_LAYER_COUNTS: readonly string[] = ["leading_dense_block_count"];
