import type {DraftModel} from "@ollamesh/catalog";
import {stageMemoryBytes} from "@ollamesh/placement";
import {isCausal} from "@ollamesh/ports";
import {type Callback, displayModelName, type Failure, fail, formatBytes, type ModelName, type Outcome, ok} from "@ollamesh/stdx";
import type {ModelDetails} from "../models/messages.ts";
import {answered, type Shared} from "./actor-context.ts";
import {notCausal} from "./draft-desk.ts";
import {draftContext, shapeOf} from "./model-shape.ts";

/** A draft model somebody asked for, and what should be said of it. */
export interface ChosenDraft {
  readonly draft: DraftModel;
  readonly warnings: readonly string[];
}

/** As much of a model as a draft model for it must agree with. */
export interface DraftedModel {
  readonly details: ModelDetails;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  readonly sequencesMax: number;
}

/**
 * Whether one model can guess for another, before anything is placed. Codes of failures, which name the draft model: `vocabulary_differs`, `bad_request`, those of models (`model_not_found`…).
 * It need not be on this peer: whoever leads the answers fetches it.
 */
export function chooseDraft(shared: Shared, name: ModelName, served: DraftedModel, done: Callback<ChosenDraft>): void {
  const shown = displayModelName(name);
  const refuse = ({code, message}: Failure): void => done(fail(code, `${shown} cannot be the draft model of ${displayModelName(served.details.manifest.name)}: ${message}`));
  const described = answered(shared, "described_draft", (outcome: Outcome<ModelDetails>) => {
    if (!outcome.ok) return refuse(outcome.error);
    const details = outcome.value;
    if (!isCausal(details.info)) return refuse(notCausal());
    if (details.adapter) return refuse(fail("bad_request", "it has a LoRA adapter, and drafts are made without: name the model it was made from").error);
    compareVocabularies(shared, served.details, details, (same) => {
      if (!same.ok) return refuse(same.error);
      done(ok({draft: draftOf(shown, details, served), warnings: warningsOf(shown, details, served.details)}));
    });
  });
  if (!shared.deps.models.send({type: "describe", name, done: described})) done(fail("busy", "too many requests are waiting"));
}

/** Headers of both are here: describing a model fetches it. */
function compareVocabularies(shared: Shared, served: ModelDetails, draft: ModelDetails, then: (outcome: Outcome<void>) => void): void {
  const {blobs, compute} = shared.deps.world;
  const [path, draftPath] = [served.blob, draft.blob].map((blob) => blobs.status(blob)?.path ?? "");
  const done = answered(shared, "compared", (outcome: Outcome<void>) => {
    if (outcome.ok || outcome.error.code !== "vocabulary_differs") return then(outcome);
    then(fail("vocabulary_differs", `its tokens are others (${outcome.error.message}), choose a smaller model of the same family`));
  });
  compute.checkSameVocabulary(path ?? "", draftPath ?? "", done);
}

function draftOf(name: string, {blob, blobSize, info}: ModelDetails, served: DraftedModel): DraftModel {
  const {contextLength, sequencesMax} = draftContext(info, served);
  return {name, digest: blob, size: blobSize, memoryBytes: Math.ceil(stageMemoryBytes(shapeOf(info), 0, info.layers - 1, contextLength * sequencesMax))};
}

function warningsOf(name: string, draft: ModelDetails, served: ModelDetails): readonly string[] {
  if (draft.blobSize <= served.blobSize) return [];
  return [
    `warning: the draft model ${name} (${formatBytes(draft.blobSize)}) is larger than the model it guesses for (${formatBytes(served.blobSize)}): answers will hardly be faster`,
  ];
}
