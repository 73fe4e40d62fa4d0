import type {DivisionRule} from "@ollamesh/ports";
import type {Hyperparameters} from "./hyperparameters.ts";
import {type LayerSizes, layerSizes} from "./layer-sizes.ts";
import {layerOf} from "./tensor-role.ts";
import {shareOf} from "./tensor-share.ts";
import {DIVISIBLE} from "./traits/divisible.ts";

/** Whether ranks can share the layers of a model, and how many at most. Whatever is not proved is refused. */
export function divisionRuleOf(hyper: Hyperparameters): DivisionRule {
  if (!DIVISIBLE.has(hyper.architecture)) return undivided(`that parts of its layers add up to the whole is not proved for the architecture ${hyper.architecture}`);
  // Of all that belongs to no layer, it is the one tensor that the other architecture may lack.
  if (DIVISIBLE.get(hyper.architecture) !== hyper.architecture && hyper.hasTensor("output.bias")) return undivided("what ranks need of the tensor output.bias is not known");
  const sizes = layerSizes(hyper);
  if (typeof sizes === "string") return undivided(sizes);
  const refusal = tensorRefusal(hyper, sizes);
  if (refusal !== undefined) return undivided(refusal);
  const ranksMax = Math.min(sizes.headUnits, sizes.feedForwardUnits);
  return ranksMax >= 2 ? {kind: "divisible", ranksMax} : undivided(indivisible(sizes));
}

function undivided(reason: string): DivisionRule {
  return {kind: "undivided", reason};
}

/** The first tensor of a layer of which no rank's part is known. */
function tensorRefusal(hyper: Hyperparameters, sizes: LayerSizes): string | undefined {
  for (const tensor of hyper.header.tensors) {
    const place = layerOf(tensor.name);
    if (place && shareOf(tensor, place.rest, sizes) === undefined) return `what ranks need of the tensor ${tensor.name} (${tensor.shape.join("x")}) is not known`;
  }
  return undefined;
}

function indivisible({headUnits, kvHeads, feedForward}: LayerSizes): string {
  if (kvHeads < 2) return "its heads share one key and value, which cannot be divided";
  const what = headUnits < 2 ? `its ${kvHeads} KV heads` : `its feed-forward width of ${feedForward}`;
  return `${what} cannot be cut on a boundary of the blocks its weights are stored in`;
}
