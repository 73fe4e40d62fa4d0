import type {Cancel, Digest, ManifestLayer, ModelInfo, Quantization} from "@ollamesh/ports";
import {type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import {halted} from "./halt.ts";
import type {CreateStatus} from "./messages.ts";
import type {Shared} from "./models-shared.ts";

/** A new blob of the weights with smaller numbers. Codes: those of `Compute.quantize` and of the store, `cancelled`. @returns ends it, until all is written: nothing of it is left then */
export function quantizeWeights(
  shared: Shared,
  {weights, info}: {readonly weights: ManifestLayer; readonly info: ModelInfo},
  quantization: Quantization,
  status: CreateStatus,
  done: Callback<Digest>,
): Cancel {
  const {blobs, compute} = shared.deps.world;
  const path = blobs.status(weights.digest)?.path;
  if (path === undefined) {
    done(fail("no_source", "the weights to quantize are not here any more"));
    return () => undefined;
  }
  const told = (fraction: number): void =>
    status(`quantizing ${info.quantization} model to ${quantization}`, {completed: Math.floor(fraction * weights.size), total: weights.size});
  const intake = blobs.intake(undefined);
  let written: Outcome<void> = ok(undefined);
  let isOver = false;
  const ended = (outcome: Outcome<void>): void => {
    if (isOver) return;
    isOver = true;
    const failed = outcome.ok ? written : outcome;
    if (!failed.ok) {
      intake.abort();
      return done(failed);
    }
    told(1);
    intake.finish(shared.answered((stored: Outcome<{digest: Digest}>) => done(stored.ok ? ok(stored.value.digest) : stored)));
  };
  const chunk = (bytes: Uint8Array, next: () => void): void => {
    const handle = shared.answered((outcome: Outcome<void>) => {
      if (!outcome.ok) written = outcome;
      next();
    });
    if (written.ok) intake.write(bytes, handle);
    else next();
  };
  told(0);
  const quit = compute.quantize({path, quantization}, {progress: told, chunk, ended: shared.answered(ended)});
  return () => {
    if (isOver) return;
    isOver = true;
    quit();
    intake.abort();
    done(halted);
  };
}
