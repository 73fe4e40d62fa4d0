import {type DraftModel, deploymentId, type Placement} from "@ollamesh/catalog";
import {type Cancel, isCausal, type ModelInfo} from "@ollamesh/ports";
import {type Failure, fail, formatBytes, type Outcome} from "@ollamesh/stdx";
import type {DraftState} from "../stages/draft-host.ts";
import type {TransferEvent} from "../transfers/messages.ts";
import {answered, observed, type Shared} from "./actor-context.ts";
import {draftContext} from "./model-shape.ts";

/** A draft model that could not be fetched, or is none for this model, is tried again after so long: whoever has it may come back. */
const RETRY_MS = 60_000;

interface Wanted {
  readonly placement: Placement;
  readonly draft: DraftModel;
  /** Answers of an earlier attempt are ignored. */
  attempt: number;
  note: string;
  retry: Cancel | undefined;
}

/** Gets draft models for the first stages that are loaded here, and has them loaded beside. What fails here costs drafts, never answers. */
export class DraftDesk {
  readonly #shared: Shared;
  readonly #told: (deployment: string) => void;
  readonly #wanted = new Map<string, Wanted>();

  /** @param told what `note` says of a deployment has changed */
  constructor(shared: Shared, told: (deployment: string) => void) {
    this.#shared = shared;
    this.#told = told;
  }

  /** For people: who guesses for it, or why nobody does; empty where nobody shall. */
  note(deployment: string): string {
    return this.#wanted.get(deployment)?.note ?? "";
  }

  /** Its first stage has just been loaded here. */
  begin(placement: Placement): void {
    const {draft} = placement;
    if (!draft) return;
    const id = deploymentId(placement);
    const wanted: Wanted = {placement, draft, attempt: this.#wanted.get(id)?.attempt ?? 0, note: "", retry: undefined};
    this.#wanted.get(id)?.retry?.();
    this.#wanted.set(id, wanted);
    this.#reserve(id, wanted);
  }

  end(deployment: string): void {
    const wanted = this.#wanted.get(deployment);
    if (!wanted) return;
    wanted.retry?.();
    this.#wanted.delete(deployment);
    this.#shared.deps.transfers.send({type: "cancel", jobId: jobId(deployment, wanted)});
    this.#release(deployment);
  }

  #reserve(id: string, wanted: Wanted): void {
    wanted.attempt++;
    const {digest, size} = wanted.draft;
    const done = this.#guard(id, wanted, () => this.#fetch(id, wanted));
    const sent = this.#shared.deps.models.send({type: "reserve", id: `${id}/draft`, blobs: [{digest, size}], done});
    if (!sent) this.#failed(id, wanted, busy());
  }

  #fetch(id: string, wanted: Wanted): void {
    const {attempt} = wanted;
    const {digest, size} = wanted.draft;
    const observe = observed(this.#shared, "draft_fetch", (event: TransferEvent) => {
      if (this.#wanted.get(id) !== wanted || wanted.attempt !== attempt) return;
      if (event.type === "done") return this.#check(id, wanted);
      if (event.type === "failed") return this.#failed(id, wanted, event.failure);
      wanted.note = `fetching the draft model: ${formatBytes(event.completed)} of ${formatBytes(event.total)}`;
    });
    const sent = this.#shared.deps.transfers.send({type: "fetch", job: {id: jobId(id, wanted), digest, size, root: undefined, want: "all", observe}});
    if (!sent) this.#failed(id, wanted, busy());
  }

  /** It may have been here for long, and have been changed on the disk. */
  #check(id: string, wanted: Wanted): void {
    const done = this.#guard(id, wanted, () => this.#inspect(id, wanted));
    const sent = this.#shared.deps.models.send({type: "check_files", blobs: [{digest: wanted.draft.digest}], isDoubted: false, progress: () => {}, done});
    if (!sent) this.#failed(id, wanted, busy());
  }

  /** What was agreed is checked against the files, here as for stages. */
  #inspect(id: string, wanted: Wanted): void {
    this.#release(id);
    const {compute, blobs} = this.#shared.deps.world;
    const path = blobs.status(wanted.draft.digest)?.path ?? "";
    compute.inspect(
      path,
      this.#guard(id, wanted, (info: ModelInfo) => {
        if (!isCausal(info)) return this.#failed(id, wanted, notCausal());
        const served = blobs.status(wanted.placement.blob)?.path ?? "";
        compute.checkSameVocabulary(
          served,
          path,
          this.#guard(id, wanted, () => this.#load(id, wanted, path, info)),
        );
      }),
    );
  }

  #load(id: string, wanted: Wanted, path: string, info: ModelInfo): void {
    const {name} = wanted.draft;
    const draft = {name, path, info, ...draftContext(info, wanted.placement)};
    const observe = observed(this.#shared, "draft", (state: DraftState) => {
      if (this.#wanted.get(id) === wanted) this.#changed(id, wanted, state);
    });
    const sent = this.#shared.deps.stages.send({type: "draft", deployment: id, draft, observe});
    if (!sent) this.#failed(id, wanted, busy());
  }

  /** Who runs it has it loaded again when it dies. */
  #changed(id: string, wanted: Wanted, state: DraftState): void {
    const {name} = wanted.draft;
    wanted.note = state.state === "failed" ? `no drafts of ${name}: ${state.failure.message}` : state.state === "ready" ? `drafts of ${name}` : `loading the draft model ${name}`;
    this.#told(id);
  }

  #failed(id: string, wanted: Wanted, failure: Failure): void {
    this.#release(id);
    this.#shared.ctx.log.warn("no_drafts", {deployment: id, model: wanted.draft.name, code: failure.code, reason: failure.message});
    wanted.note = `no drafts of ${wanted.draft.name}: ${failure.message}`;
    this.#told(id);
    const run = (): void => {
      if (this.#wanted.get(id) === wanted) this.#reserve(id, wanted);
    };
    wanted.retry = this.#shared.ctx.after(RETRY_MS, {type: "answered", what: "draft_retry", run});
  }

  #release(id: string): void {
    this.#shared.deps.models.send({type: "release", id: `${id}/draft`});
  }

  #guard<T>(id: string, wanted: Wanted, handle: (value: T) => void): (outcome: Outcome<T>) => void {
    const {attempt} = wanted;
    return answered(this.#shared, "draft", (outcome: Outcome<T>) => {
      if (this.#wanted.get(id) !== wanted || wanted.attempt !== attempt) return;
      if (outcome.ok) handle(outcome.value);
      else this.#failed(id, wanted, outcome.error);
    });
  }
}

export function notCausal(): Failure {
  return fail("bad_request", "it makes embeddings only and generates nothing").error;
}

function busy(): Failure {
  return fail("busy", "too many requests are waiting").error;
}

function jobId(deployment: string, {attempt}: Wanted): string {
  return `${deployment}/draft/${attempt}`;
}
