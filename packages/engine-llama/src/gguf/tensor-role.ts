import type {HeaderTensor} from "./header.ts";
import type {Hyperparameters} from "./hyperparameters.ts";

/**
 * What a tensor outside the layers is for: `input` the token embeddings, `output` the output matrix (of as many rows as the
 * vocabulary), `shared` small ones that llama.cpp wants in every model.
 */
export type TensorRole = "input" | "output" | "shared" | "unknown";

const ROLES: Readonly<Record<string, TensorRole>> = {
  "token_embd.weight": "input",
  "output.weight": "output",
  "output.bias": "output",
  "output_norm.weight": "shared",
  "output_norm.bias": "shared",
  "rope_freqs.weight": "shared",
  "rope_factors_long.weight": "shared",
  "rope_factors_short.weight": "shared",
  // Heads of rerankers and embedders: small, read by no graph that generates text.
  "cls.weight": "shared",
  "cls.bias": "shared",
  "cls.norm.weight": "shared",
  "cls.output.weight": "shared",
  "cls.output.bias": "shared",
  "dense_2.weight": "shared",
  "dense_2.bias": "shared",
  "dense_3.weight": "shared",
};

const LAYER_NAME = /^blk\.(\d{1,6})\.(.+)$/;

/** The layer a tensor belongs to and its name inside it; undefined for one that belongs to none. */
export function layerOf(name: string): {readonly layer: number; readonly rest: string} | undefined {
  const match = LAYER_NAME.exec(name);
  return match?.[1] === undefined || match[2] === undefined ? undefined : {layer: Number(match[1]), rest: match[2]};
}

export function roleOf(name: string): TensorRole {
  return Object.hasOwn(ROLES, name) ? (ROLES[name] as TensorRole) : "unknown";
}

/** Tensors that belong to no layer. Tensors of draft layers (behind the last) belong to none, either, and are left out. */
export function outsideLayers(hyper: Hyperparameters): (HeaderTensor & {readonly role: TensorRole})[] {
  return hyper.header.tensors.filter((tensor) => layerOf(tensor.name) === undefined).map((tensor) => ({...tensor, role: roleOf(tensor.name)}));
}

/** A model without an output matrix uses its token embeddings as one. */
export function isTied(hyper: Hyperparameters): boolean {
  return !hyper.hasTensor("output.weight");
}
