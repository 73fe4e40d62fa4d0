import {
  blobsIn,
  type CatalogState,
  type Duty,
  deploymentId,
  dutyId,
  headsOf,
  type Placement,
  type ReconcileAction,
  reconcile,
  retryAtMs,
  type StageActual,
  type StageReport,
} from "@ollamesh/catalog";
import type {Activations} from "@ollamesh/inference";
import {ranksOf} from "@ollamesh/placement";
import type {Cancel, ModelInfo} from "@ollamesh/ports";
import {type ByteRange, defined, type Failure, fail, formatBytes, mergeRanges, type Outcome} from "@ollamesh/stdx";
import {groupSettings} from "../agreement/settings.ts";
import {MOVE_LOADS_MAX, MOVE_MS, moveOf} from "../models/moving-file.ts";
import type {StageState} from "../stages/messages.ts";
import type {BlobJob, TransferEvent, TransferView} from "../transfers/messages.ts";
import {answered, observed, type Shared} from "./actor-context.ts";
import {isDamage, isDoubtful} from "./doubtful.ts";
import {DraftDesk} from "./draft-desk.ts";
import {LoadAttempts} from "./load-attempts.ts";
import {checkStage} from "./model-shape.ts";

/** Progress reports to the others: often enough to watch, rare enough for 50 members. */
const REPORT_INTERVAL_MS = 250;

/** What is fetched anew and is wrong on the disk each time is a disk that is broken. */
const MENDS_MAX = 3;

interface Hosted {
  readonly id: string;
  readonly duty: Duty;
  actual: StageActual;
  detail: string;
  readonly attempts: LoadAttempts;
  info: ModelInfo | undefined;
  /** Bytes of the weights that are needed, once that is known. */
  want: readonly ByteRange[];
  /** How often wrong bytes were dropped since it was ready. */
  mends: number;
  /** For people: what was found wrong on the disk, and is not mended yet. */
  damage: string;
  /** Of this attempt, that failed while the file was being moved. */
  loads: number;
  /** Of what is loaded: weights and KV. */
  memoryBytes: number;
  reportedAtMs: number;
  /** Answers of an earlier attempt are ignored. */
  attempt: number;
  /** Of what retires, where its first stage is here. */
  sessions?: number;
}

/** Makes what is here what is placed here: fetches the bytes of the layer ranges this peer serves or keeps, loads those it serves, releases what is placed no more. */
export class StageHost {
  readonly #shared: Shared;
  readonly #report: (report: StageReport) => void;
  readonly #released: (placement: Placement) => void;
  readonly #hosted = new Map<string, Hosted>();
  readonly #drafts: DraftDesk;
  #retry: Cancel | undefined;
  /** As the stages know it. */
  #activations: Activations = "f32";

  /** @param released its bytes are needed for this duty no more */
  constructor(shared: Shared, report: (report: StageReport) => void, released: (placement: Placement) => void) {
    this.#shared = shared;
    this.#report = report;
    this.#released = released;
    this.#drafts = new DraftDesk(shared, (deployment) => this.#draftChanged(deployment));
  }

  /**
   * Memory that is spoken for by what is placed here, bytes: from the moment it is placed on, and as much as it was planned with, since that much is counted as free again when what serves is
   * planned anew. Were only what is loaded counted, two models planned at once would be given the same memory, and a peer would look larger than it is to whoever looks for a better plan.
   */
  get memoryBytes(): number {
    return [...this.#hosted.values()].reduce((sum, hosted) => sum + Math.max(plannedBytes(hosted.duty), hosted.memoryBytes), 0);
  }

  /** Some duty is about this blob. */
  needs(blob: string): boolean {
    return blobsIn([...this.#hosted.values()].map(({duty}) => duty.placement)).includes(blob);
  }

  loaded(): readonly Placement[] {
    return [...this.#hosted.values()].filter((hosted) => hosted.actual.phase === "ready").map(({duty}) => duty.placement);
  }

  /** Compares and acts; cheap, and right to call after any change. */
  reconcile(desired: CatalogState): void {
    const {ctx, deps} = this.#shared;
    const actual = new Map([...this.#hosted].map(([id, hosted]) => [id, hosted.actual]));
    const actions = reconcile(desired, actual, deps.world.transport.self, ctx.clock.nowMs());
    for (const action of actions) this.#execute(action);
    this.#tellActivations(groupSettings(desired, deps.config.agreement).activations);
    this.#scheduleRetry();
  }

  #tellActivations(activations: Activations): void {
    if (activations === this.#activations) return;
    if (this.#shared.deps.stages.send({type: "activations", activations})) this.#activations = activations;
  }

  /** Tells everything again, for a peer that just came. */
  reportAll(): void {
    for (const hosted of this.#hosted.values()) this.#sendReport(hosted);
  }

  /** Answers that go on here although the placement retires. */
  tellSessions(deployment: string, sessions: number): void {
    const hosted = this.#hosted.get(deployment);
    if (!hosted) return;
    hosted.sessions = sessions;
    this.#sendReport(hosted);
  }

  #execute(action: ReconcileAction): void {
    switch (action.type) {
      case "fetch":
        return this.#fetchHeader(action.duty);
      case "load":
        return this.#loadAgain(defined(this.#hosted.get(dutyId(action.duty)), "hosted stage"));
      case "release":
        return this.#release(action.id);
    }
  }

  #fetchHeader(duty: Duty): void {
    const {placement} = duty;
    const id = dutyId(duty);
    const known = this.#hosted.get(id);
    const hosted: Hosted = known ?? {
      id,
      duty,
      actual: {phase: "fetching"},
      detail: "",
      attempts: new LoadAttempts(),
      info: undefined,
      want: [],
      mends: 0,
      damage: "",
      loads: 0,
      memoryBytes: 0,
      reportedAtMs: -REPORT_INTERVAL_MS,
      attempt: 0,
    };
    hosted.attempt++;
    hosted.loads = 0;
    hosted.want = [];
    this.#hosted.set(id, hosted);
    this.#enter(hosted, {phase: "fetching"}, "reading the model header");
    const header = [{start: 0, end: placement.headerBytes}];
    this.#fetch(hosted, "header", {...weightsOf(placement), want: header}, () => this.#check(hosted, header, false, () => this.#inspect(hosted, header)));
  }

  #inspect(hosted: Hosted, header: readonly ByteRange[]): void {
    const {blobs, compute} = this.#shared.deps.world;
    const inspected = this.#guard(hosted, "inspected", (outcome: Outcome<ModelInfo>) => {
      if (outcome.ok) this.#fetchRange(hosted, outcome.value);
      else this.#failedThere(hosted, outcome.error, header);
    });
    compute.inspect(blobs.status(hosted.duty.placement.blob)?.path ?? "", inspected);
  }

  #fetchRange(hosted: Hosted, info: ModelInfo): void {
    hosted.info = info;
    const {id, duty, attempt} = hosted;
    const ranges = checkStage(info, duty.placement, duty.stageIndex);
    if (!ranges.ok) return this.#failed(hosted, ranges.error);
    const want = mergeRanges([{start: 0, end: duty.placement.headerBytes}, ...ranges.value]);
    hosted.want = want;
    this.#reserve(hosted, want, (outcome) => {
      if (this.#hosted.get(id) !== hosted || hosted.attempt !== attempt) return;
      if (!outcome.ok) return this.#failed(hosted, outcome.error);
      this.#fetch(hosted, "range", {...weightsOf(duty.placement), want: ranges.value}, () =>
        this.#fetchAdapter(hosted, () => {
          this.#shared.deps.models.send({type: "release", id});
          this.#check(hosted, want, false, () => {
            this.#enter(hosted, {phase: "fetched"}, "");
            if (duty.kind === "serve") this.#load(hosted);
          });
        }),
      );
    });
  }

  /** What was fetched long ago may have been changed on the disk since. What is wrong is dropped then, and fetched anew like what never came. */
  #check(hosted: Hosted, ranges: readonly ByteRange[], isDoubted: boolean, then: () => void): void {
    const {deps} = this.#shared;
    const {attempt, duty, id} = hosted;
    const {blob, adapter} = duty.placement;
    const done = this.#guard<void>(hosted, "checked", (outcome) => {
      // A doubt that could not be looked into stays one.
      if (outcome.ok || (isDoubted && !isDamage(outcome.error))) return then();
      // What is loaded of it is wrong too.
      deps.stages.send({type: "unload", deployment: id});
      if (outcome.error.code !== "mending_copy" || hosted.mends++ >= MENDS_MAX) return this.#failed(hosted, outcome.error);
      this.#drafts.end(id);
      hosted.damage = outcome.error.message;
      this.#fetchHeader(duty);
    });
    const progress = observed(this.#shared, "checking", (detail: string) => {
      if (!this.#isAttempt(hosted, attempt)) return;
      hosted.detail = detail;
      this.#reportSoon(hosted);
    });
    const tell = (readBytes: number, totalBytes: number): void => progress(`reading its file again: ${formatBytes(readBytes)} of ${formatBytes(totalBytes)}`);
    const blobs = [{digest: blob, ranges}, ...(adapter && hosted.want.length > 0 ? [{digest: adapter.digest}] : [])];
    const sent = deps.models.send({type: "check_files", blobs, isDoubted, progress: tell, done});
    if (!sent) this.#failed(hosted, fail("busy", "too many requests are waiting").error);
  }

  /** Of the engine: where its file is not what it was, that is why. */
  #failedThere(hosted: Hosted, failure: Failure, ranges: readonly ByteRange[]): void {
    if (isDoubtful(failure)) this.#check(hosted, ranges, true, () => this.#failed(hosted, failure));
    else this.#failed(hosted, failure);
  }

  /** What it computed is no number. */
  doubt(deployment: string): void {
    const hosted = this.#hosted.get(deployment);
    if (hosted?.actual.phase === "ready") this.#check(hosted, hosted.want, true, () => {});
  }

  /** All of it, whatever layers are served here: it is small beside them. */
  #fetchAdapter(hosted: Hosted, then: () => void): void {
    const {adapter} = hosted.duty.placement;
    if (!adapter) return then();
    this.#fetch(hosted, "adapter", {...adapter, root: undefined, want: "all"}, then);
  }

  /** Whole blobs and parts share the disk: those that come may have to wait for others to go. */
  #reserve({id, duty}: Hosted, ranges: readonly ByteRange[], then: (outcome: Outcome<void>) => void): void {
    const done = answered(this.#shared, "room", then);
    const {blob, blobSize, adapter} = duty.placement;
    const blobs = [{digest: blob, size: blobSize, ranges}, ...(adapter ? [adapter] : [])];
    const sent = this.#shared.deps.models.send({type: "reserve", id, blobs, done});
    if (!sent) then(fail("busy", "too many requests are waiting"));
  }

  #fetch(hosted: Hosted, part: string, wish: Pick<BlobJob, "digest" | "size" | "root" | "want">, then: () => void): void {
    const id = `${hosted.id}/${part}/${hosted.attempt}`;
    const observe = observed(this.#shared, "fetch", (event: TransferEvent) => {
      if (!this.#isCurrent(hosted, id)) return;
      if (event.type === "done") return then();
      if (event.type === "failed") return this.#failed(hosted, event.failure);
      hosted.detail = `${formatBytes(event.completed)} of ${formatBytes(event.total)}`;
      this.#reportSoon(hosted);
    });
    const sent = this.#shared.deps.transfers.send({type: "fetch", job: {id, ...wish, observe}});
    if (!sent) this.#failed(hosted, fail("busy", "too many transfers are waiting").error);
  }

  /** What was fetched earlier. */
  #loadAgain(hosted: Hosted): void {
    this.#enter(hosted, {phase: "loading"}, "");
    this.#check(hosted, hosted.want, false, () => this.#load(hosted));
  }

  #load(hosted: Hosted): void {
    const {placement, stageIndex} = hosted.duty;
    const {deps} = this.#shared;
    const stage = defined(placement.stages[stageIndex], "own stage");
    const attempt = hosted.attempt;
    const path = deps.world.blobs.status(placement.blob)?.path ?? "";
    const adapterPath = placement.adapter && (deps.world.blobs.status(placement.adapter.digest)?.path ?? "");
    this.#enter(hosted, {phase: "loading"}, "");
    const observe = observed(this.#shared, "stage", (state: StageState) => {
      if (!this.#isAttempt(hosted, attempt)) return;
      if (state.state !== "failed") return this.#stageChanged(hosted, state);
      const move = moveOf(deps.world.blobs.status(placement.blob), path);
      if (move === "moved") return this.#load(hosted);
      if (!move || hosted.loads++ >= MOVE_LOADS_MAX) return this.#stageChanged(hosted, state);
      this.#shared.ctx.after(MOVE_MS, {type: "answered", what: "moved", run: () => this.#isAttempt(hosted, attempt) && this.#load(hosted)});
    });
    const sent = deps.stages.send({
      type: "load",
      assignment: {
        deployment: deploymentId(placement),
        index: stageIndex,
        peers: placement.stages.map(({peer}) => peer),
        ranks: stage.fellows && ranksOf(stage),
        firstLayer: stage.firstLayer,
        lastLayer: stage.lastLayer,
        info: defined(hosted.info, "model info of a fetched stage"),
        path,
        adapterPath,
        contextLength: placement.contextLength,
        sequencesMax: placement.sequencesMax,
      },
      observe,
    });
    if (!sent) this.#failed(hosted, fail("busy", "too many loads are waiting").error);
  }

  #isAttempt(hosted: Hosted, attempt: number): boolean {
    return this.#hosted.get(hosted.id) === hosted && hosted.attempt === attempt;
  }

  #stageChanged(hosted: Hosted, state: StageState): void {
    switch (state.state) {
      case "loading":
        hosted.detail = `${Math.round(state.progress * 100)} %`;
        return this.#reportSoon(hosted);
      case "ready":
        hosted.memoryBytes = state.memoryBytes;
        hosted.attempts.ready(this.#shared.ctx.clock.nowMs());
        this.#enter(hosted, {phase: "ready"}, "");
        hosted.mends = 0;
        hosted.damage = "";
        return this.#beginDrafts(hosted);
      case "failed":
        return this.#failedThere(hosted, state.failure, hosted.want);
      case "unloaded":
        hosted.memoryBytes = 0;
    }
  }

  /** Whoever leads answers has guesses made for them: a fellow of the first stage's group does not. */
  #beginDrafts({duty: {placement, stageIndex}}: Hosted): void {
    const {self} = this.#shared.deps.world.transport;
    if (stageIndex === 0 && headsOf(placement).some(({head}) => head === self)) this.#drafts.begin(placement);
  }

  #draftChanged(deployment: string): void {
    const hosted = this.#hosted.get(deployment);
    if (hosted?.actual.phase !== "ready") return;
    hosted.detail = this.#drafts.note(deployment);
    this.#sendReport(hosted);
  }

  #release(id: string): void {
    const hosted = this.#hosted.get(id);
    if (!hosted) return;
    this.#hosted.delete(id);
    this.#drafts.end(id);
    this.#released(hosted.duty.placement);
    this.#shared.deps.models.send({type: "release", id});
    for (const part of ["header", "range", "adapter"]) this.#shared.deps.transfers.send({type: "cancel", jobId: `${id}/${part}/${hosted.attempt}`});
    if (hosted.duty.kind === "serve") this.#shared.deps.stages.send({type: "unload", deployment: id});
    this.#shared.ctx.self.send({type: "changed"});
  }

  #failed(hosted: Hosted, failure: Failure): void {
    hosted.memoryBytes = 0;
    this.#drafts.end(hosted.id);
    this.#shared.deps.models.send({type: "release", id: hosted.id});
    this.#shared.ctx.log.warn("stage_failed", {deployment: hosted.id, code: failure.code, reason: failure.message});
    const detail = hosted.damage === "" ? failure.message : `${failure.message} (${hosted.damage})`;
    const failedAtMs = this.#shared.ctx.clock.nowMs();
    this.#enter(hosted, {phase: "failed", attempts: hosted.attempts.failed(failedAtMs), failedAtMs}, detail);
    this.#scheduleRetry();
  }

  #enter(hosted: Hosted, actual: StageActual, detail: string): void {
    hosted.actual = actual;
    hosted.detail = detail;
    this.#sendReport(hosted);
    this.#shared.ctx.self.send({type: "changed"});
  }

  #reportSoon(hosted: Hosted): void {
    if (this.#shared.ctx.clock.nowMs() - hosted.reportedAtMs >= REPORT_INTERVAL_MS) this.#sendReport(hosted);
  }

  #sendReport(hosted: Hosted): void {
    const {duty, actual, detail} = hosted;
    const sessions = hosted.sessions === undefined ? {} : {sessions: hosted.sessions};
    const {placement, stageIndex, kind} = duty;
    hosted.reportedAtMs = this.#shared.ctx.clock.nowMs();
    const state = actual.phase !== "fetched" ? actual.phase : kind === "serve" ? "loading" : "ready";
    this.#shared.deps.transfers.send({
      type: "views",
      done: answered(this.#shared, "views", (outcome: Outcome<readonly TransferView[]>) => {
        const view = outcome.ok ? outcome.value.find(({digest}) => digest === placement.blob) : undefined;
        const sources = (view?.sources ?? []).filter(({bytes}) => bytes > 0).map(({peer, bytes}) => ({peer, bytes}));
        const bytesOnDisk = this.#shared.deps.world.blobs.status(placement.blob)?.bytesOnDisk ?? 0;
        this.#report({deployment: deploymentId(placement), stageIndex, kind, state, detail, bytesOnDisk, ...sessions, sources});
      }),
    });
  }

  #isCurrent(hosted: Hosted, jobId: string): boolean {
    return this.#hosted.get(hosted.id) === hosted && jobId.endsWith(`/${hosted.attempt}`) && hosted.actual.phase === "fetching";
  }

  #guard<T>(hosted: Hosted, what: string, handle: (outcome: Outcome<T>) => void): (outcome: Outcome<T>) => void {
    const attempt = hosted.attempt;
    return answered(this.#shared, what, (outcome: Outcome<T>) => {
      if (this.#hosted.get(hosted.id) === hosted && hosted.attempt === attempt) handle(outcome);
    });
  }

  #scheduleRetry(): void {
    const due = [...this.#hosted.values()].flatMap(({actual}) => (actual.phase === "failed" ? retryAtMs(actual) : []));
    this.#retry?.();
    if (due.length > 0) this.#retry = this.#shared.ctx.after(Math.max(0, Math.min(...due) - this.#shared.ctx.clock.nowMs()) + 1, {type: "changed"});
  }
}

function weightsOf({blob, blobSize, pieceRoot}: Placement): Pick<BlobJob, "digest" | "size" | "root"> {
  return {digest: blob, size: blobSize, root: pieceRoot === "" ? undefined : pieceRoot};
}

function plannedBytes({kind, placement, stageIndex}: Duty): number {
  return kind === "serve" ? (placement.stages[stageIndex]?.memoryBytes ?? 0) : 0;
}
