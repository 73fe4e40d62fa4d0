import {type CatalogCommand, deploymentId, headsOf, type Move, serversOf, stagePairsIn, thereIn} from "@ollamesh/catalog";
import type {Cancel, PeerId} from "@ollamesh/ports";
import type {Outcome} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import type {ClusterView} from "../agreement/messages.ts";
import {answered, type Shared} from "./actor-context.ts";
import type {StageReports} from "./stage-reports.ts";

/** While anything moves it is looked at so often, milliseconds, besides after each report. */
const LOOK_MS = 1000;
/** Nothing was heard for so long of what is being prepared: it is given up. As a deploy that is waited for. */
const SILENCE_MS = 60_000;
/** So long answers that had their time may take for their way, with what the stages remember of them: some seconds each, one after the other. */
const HANDOVER_MS = 30_000;

export interface MovesDeps {
  readonly shared: Shared;
  readonly log: Agreed;
  readonly reports: StageReports;
  isUp(peer: PeerId): boolean;
  /** So long answers may go on where they began, milliseconds. */
  graceMs(): number;
  /** Answers take along what the stages remember of them. */
  takesMemory(): boolean;
}

/**
 * Sees moves through, on the leader: what is prepared serves as soon as all of it is loaded; what served before goes when nobody is answered there any more, or has had its time. Everybody else
 * only remembers since when, so that a new leader goes on where the old one was.
 */
export class Moves {
  readonly #deps: MovesDeps;
  /** By deployment and phase. Bounded by the moves there are. */
  readonly #seen = new Map<string, {readonly sinceMs: number; heardMs: number}>();
  /** Changes that are being agreed on. */
  readonly #changing = new Set<string>();
  #timer: Cancel | undefined;
  #isAsking = false;

  constructor(deps: MovesDeps) {
    this.#deps = deps;
  }

  /** Somebody told of a stage. */
  heard(deployment: string): void {
    const seen = this.#seen.get(`preparing ${deployment}`);
    if (seen) seen.heardMs = this.#nowMs();
    this.look();
  }

  /** Right to call after any change; costs nothing while nothing moves. */
  look(): void {
    const {shared, log} = this.#deps;
    const {moves} = log.state;
    this.#note([...moves.values()]);
    if (moves.size === 0 || this.#isAsking) return;
    this.#timer ??= shared.ctx.after(LOOK_MS, {type: "answered", what: "moves", run: () => this.#lookAgain()});
    this.#isAsking = true;
    const handle = answered(shared, "leader", (view: Outcome<ClusterView>) => {
      this.#isAsking = false;
      if (view.ok && view.value.role === "leader") for (const move of [...log.state.moves.values()]) this.#drive(move);
    });
    if (!shared.deps.agreement.send({type: "cluster", lags: false, done: handle})) this.#isAsking = false;
  }

  #lookAgain(): void {
    this.#timer = undefined;
    this.look();
  }

  #note(moves: readonly Move[]): void {
    const keys = new Set(moves.map(keyOf));
    for (const key of this.#seen.keys()) if (!keys.has(key)) this.#seen.delete(key);
    const nowMs = this.#nowMs();
    for (const key of keys) if (!this.#seen.has(key)) this.#seen.set(key, {sinceMs: nowMs, heardMs: nowMs});
  }

  #drive(move: Move): void {
    const {model, epoch} = move.placement;
    const next = move.phase === "preparing" ? this.#prepared(move) : this.#retired(move) && "end_move";
    if (next) this.#change(keyOf(move), {type: next, model, epoch});
  }

  /** What becomes of it now; undefined: it is still being loaded. */
  #prepared(move: Move): "switch" | "end_move" | undefined {
    const {reports, log} = this.#deps;
    const {placement} = move;
    if (reports.isComplete(placement)) return "switch";
    const there = thereIn(log.state);
    const isLost = serversOf(placement).some((peer) => !there.has(peer)) || reports.failureOf(placement) !== undefined;
    return isLost || this.#nowMs() - (this.#seen.get(keyOf(move))?.heardMs ?? this.#nowMs()) > SILENCE_MS ? "end_move" : undefined;
  }

  #retired(move: Move): boolean {
    const {reports, isUp, graceMs, takesMemory, log} = this.#deps;
    const {placement} = move;
    const sinceMs = this.#seen.get(keyOf(move))?.sinceMs ?? this.#nowMs();
    const canTakeAlong = takesMemory() && stagePairsIn(log.state).some(({from}) => from === deploymentId(placement));
    if (this.#nowMs() - sinceMs >= graceMs() + (canTakeAlong ? HANDOVER_MS : 0)) return true;
    return headsOf(placement).every(({head}) => !isUp(head) || reports.sessionsAt(placement, head) === 0);
  }

  #change(key: string, command: CatalogCommand): void {
    const {log, shared} = this.#deps;
    if (this.#changing.has(key)) return;
    this.#changing.add(key);
    log.propose(command, (outcome) => {
      this.#changing.delete(key);
      if (outcome.ok) shared.ctx.log.info("move", {what: command.type, move: key});
      else shared.ctx.log.debug("move_not_changed", {what: command.type, move: key, reason: outcome.error.message});
    });
  }

  #nowMs(): number {
    return this.#deps.shared.ctx.clock.nowMs();
  }
}

function keyOf({phase, placement}: Move): string {
  return `${phase} ${deploymentId(placement)}`;
}
