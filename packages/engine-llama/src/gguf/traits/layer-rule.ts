import type {Hyperparameters} from "../hyperparameters.ts";

/**
 * How an architecture's layers differ from one another. `period`: the rule counts layers from the model's first, so a stage must begin
 * on a multiple of it. `kind`: two layers of different kinds keep different state (KV of a window, recurrent state), and llama.cpp
 * builds that state for a model that has both, so each stage must hold both.
 */
export interface LayerRule {
  period(hyper: Hyperparameters): number;
  kind(hyper: Hyperparameters, layer: number): string | undefined;
  /** Whether a stage may begin with this layer; absent: with any. */
  canBegin?(hyper: Hyperparameters, layer: number): boolean;
}

const ONE_KIND = (): undefined => undefined;

/** Sliding-window layers by a scalar period; arrays of this key are not read by these architectures, which then take the default. */
export function windowEvery(defaultPeriod: number, options: {readonly denseFirst?: boolean; readonly whenWindow?: boolean} = {}): LayerRule {
  const active = (hyper: Hyperparameters): boolean => options.whenWindow !== true || (hyper.number("attention.sliding_window") ?? 0) > 0;
  const period = (hyper: Hyperparameters): number => hyper.number("attention.sliding_window_pattern") ?? defaultPeriod;
  return {
    period: (hyper) => (active(hyper) ? Math.max(1, period(hyper)) : 1),
    kind: (hyper, layer) => (active(hyper) ? windowKind(period(hyper), layer, options.denseFirst === true) : undefined),
  };
}

/** As `windowEvery`, for architectures that also read an array with one flag a layer. */
export function windowFlagsOrEvery(defaultPeriod: number, options: {readonly denseFirst?: boolean; readonly whenWindow?: boolean} = {}): LayerRule {
  const every = windowEvery(defaultPeriod, options);
  return {
    period: (hyper) => (hyper.isArray("attention.sliding_window_pattern") ? 1 : every.period(hyper)),
    kind: (hyper, layer) => (hyper.isArray("attention.sliding_window_pattern") ? windowFlags.kind(hyper, layer) : every.kind(hyper, layer)),
  };
}

/** Sliding-window layers by one flag a layer, or one for all. */
export const windowFlags: LayerRule = {
  period: () => 1,
  kind: (hyper, layer) => ((hyper.perLayer("attention.sliding_window_pattern", layer) ?? 0) === 0 ? "full attention" : "sliding window"),
};

/** Recurrent layers are those without KV heads. */
export const recurrentWithoutHeads: LayerRule = {
  period: () => 1,
  kind: (hyper, layer) => ((hyper.perLayer("attention.head_count_kv", layer) ?? 1) === 0 ? "recurrent" : "attention"),
};

/**
 * Some layers have no KV heads and keep no state: llama.cpp builds no context for a model of only such layers. Some have no heads at all,
 * and a model that begins with one is taken for one without attention.
 */
export const someWithState: LayerRule = {
  period: () => 1,
  kind: (hyper, layer) => ((hyper.perLayer("attention.head_count_kv", layer) ?? 1) === 0 ? undefined : "attention"),
  canBegin: (hyper, layer) => (hyper.perLayer("attention.head_count", layer) ?? 0) !== 0,
};

/** Rotary embedding by one flag a layer; llama.cpp wants the positions used in every model. */
export const rotatedFlags: LayerRule = {
  period: () => 1,
  kind: (hyper, layer) => ((hyper.perLayer("attention.rope_pattern", layer) ?? 1) === 0 ? undefined : "with rotary embedding"),
};

/** Layers that select what they attend to, told by flags; the others take the selection of the last such layer before them. */
export const sharedSelection: LayerRule = {
  period: () => 1,
  kind: (hyper, layer) => (selects(hyper, layer) ? "with an indexer" : undefined),
  canBegin: selects,
};

function selects(hyper: Hyperparameters, layer: number): boolean {
  return (hyper.perLayer("attention.indexer.types", layer) ?? 1) !== 0;
}

/** Nemotron-H: layers with a feed-forward width have no state; of the others, those without KV heads are recurrent. */
export const recurrentWithoutHeadsOrWidth: LayerRule = {
  period: () => 1,
  kind: (hyper, layer) => {
    if ((hyper.perLayer("feed_forward_length", layer) ?? 0) !== 0) return undefined;
    return (hyper.perLayer("attention.head_count_kv", layer) ?? 1) === 0 ? "recurrent" : "attention";
  },
};

/** Recurrent layers by flags, or all but every n-th. */
export function recurrentEvery(defaultInterval: number): LayerRule {
  const interval = (hyper: Hyperparameters): number => Math.max(1, hyper.number("full_attention_interval") ?? defaultInterval);
  return {
    period: (hyper) => (hyper.entry("attention.recurrent_layers") === undefined ? interval(hyper) : 1),
    kind: (hyper, layer) => {
      const flag = hyper.perLayer("attention.recurrent_layers", layer);
      const recurrent = flag === undefined ? (layer + 1) % interval(hyper) !== 0 : flag !== 0;
      return recurrent ? "recurrent" : "attention";
    },
  };
}

/** Only the layers behind the leading dense ones select what they attend to, and llama.cpp wants one in every model. */
export const sparseBehindDense: LayerRule = {
  period: () => 1,
  kind: (hyper, layer) => (layer < (hyper.number("leading_dense_block_count") ?? 0) ? undefined : "sparse attention"),
};

/** Every fourth layer has no rotary embedding, but an input of its own, which llama.cpp wants used in every model. */
export const unrotatedEveryFourth: LayerRule = {
  period: () => 4,
  kind: (_hyper, layer) => (layer % 4 === 3 ? "without rotary embedding" : undefined),
};

/** Something repeats every so many layers without state of its own (rotary embedding left out, experts). */
export function repeats(period: number | string, defaultPeriod = 1): LayerRule {
  return {
    period: (hyper) => (typeof period === "number" ? period : Math.max(1, hyper.number(period) ?? defaultPeriod)),
    kind: ONE_KIND,
  };
}

function windowKind(period: number, layer: number, denseFirst: boolean): string {
  if (period === 0) return "sliding window";
  const window = denseFirst ? layer % period !== 0 : layer % period < period - 1;
  return window ? "sliding window" : "full attention";
}
