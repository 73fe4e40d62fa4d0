import {type AgreedSnapshot, type Member, type NamedModel, planRestore, type RestoreStep} from "@ollamesh/node";
import type {Failure} from "@ollamesh/stdx";
import {ApiError} from "../api-error.ts";
import type {ApiContext} from "../context.ts";
import {ask} from "../service-client.ts";
import type {Backup} from "./backup-file.ts";

/** Changes under way at once: they share messages and writes. */
const PROPOSALS_AT_ONCE = 64;
/** Of what differs, named in a refusal. */
const NAMED_MAX = 5;

export interface RestoreWish {
  /** Only says what would be done. */
  readonly isDryRun: boolean;
  /** What is different here is replaced by what the backup says. */
  readonly isForced: boolean;
}

/** What became of one fact. `planned`: in a dry run. `failed`: somebody changed it meanwhile, or no quorum. */
type Result = "restored" | "planned" | "same" | "different" | "refused" | "failed";

/**
 * Brings the facts of a backup back by proposing them, each unless somebody changes it first. Lines: the plan, progress, one a fact that is not the
 * same, a summary. It ends at the first lack of a quorum; it may be run again, for what is there already is left alone.
 * Throws ApiError 409 before any change when something is different here and that is not to be replaced.
 */
export async function* restore(context: ApiContext, backup: Backup, wish: RestoreWish): AsyncGenerator<object, void> {
  const now = await ask<AgreedSnapshot>((done) => context.service.agreement({type: "snapshot", done}));
  const steps = planRestore(now.state, backup.state, context.service.view().peerId);
  if (!wish.isForced && !wish.isDryRun) refuseDifferences(steps);
  const held = await heldModels(context);
  yield {status: "checked", taken_at: backup.takenAt, cluster: backup.cluster, index: backup.index, into: now.cluster, facts: steps.length};
  const counts: Record<string, number> = {restored: 0, planned: 0, same: 0, different: 0, refused: 0, failed: 0};
  for (let from = 0; from < steps.length; from += PROPOSALS_AT_ONCE) {
    const part = steps.slice(from, from + PROPOSALS_AT_ONCE);
    const outcomes = await Promise.all(part.map((step) => carryOut(context, step, wish)));
    for (const [i, step] of part.entries()) {
      const {result, reason} = outcomes[i] as Done;
      counts[result] = (counts[result] ?? 0) + 1;
      if (result !== "same") yield {kind: step.kind, name: step.name, result, reason: reason || (isMissing(step, result, held) ? NAME_ONLY : "")};
    }
    yield {status: "restoring", completed: Math.min(from + PROPOSALS_AT_ONCE, steps.length), total: steps.length};
    const stopped = outcomes.find(({failure}) => failure?.code === "no_quorum" || failure?.code === "unconfirmed")?.failure;
    if (stopped) throw new ApiError(503, `${stopped.message}; ${counts["restored"]} of ${steps.length} facts are restored: run it again when there is a quorum`);
  }
  yield {status: wish.isDryRun ? "dry run" : "success", ...counts};
}

interface Done {
  readonly result: Result;
  readonly reason: string;
  readonly failure?: Failure;
}

const NAME_ONLY = "only the name: no peer that is here holds the model; pull or create it again";

async function carryOut({service}: ApiContext, {standing, reason, command}: RestoreStep, {isDryRun, isForced}: RestoreWish): Promise<Done> {
  if (!command || standing === "same") return {result: standing === "same" ? "same" : "refused", reason};
  if (standing === "different" && !isForced) return {result: "different", reason};
  if (isDryRun) return {result: "planned", reason};
  return new Promise((resolve) => {
    const failed = (failure: Failure): void => resolve({result: "failed", reason: failure.message, failure});
    const isTaken = service.agreement({type: "propose", command, done: (outcome) => (outcome.ok ? resolve({result: "restored", reason}) : failed(outcome.error))});
    if (!isTaken) failed({code: "busy", message: "this peer is busy: run it again"});
  });
}

function refuseDifferences(steps: readonly RestoreStep[]): void {
  const different = steps.filter(({standing}) => standing === "different");
  if (different.length === 0) return;
  const named = different.slice(0, NAMED_MAX).map(({kind, name, reason}) => `${kind} ${name} (${reason})`);
  const more = different.length > NAMED_MAX ? ` and ${different.length - NAMED_MAX} more` : "";
  throw new ApiError(409, `nothing was restored, for something else is agreed on here: ${named.join(", ")}${more}. Look with --dry-run, replace it with --force`);
}

function isMissing({kind, name, command}: RestoreStep, result: Result, held: ReadonlySet<string>): boolean {
  const manifest = command?.type === "set_model" ? command.model.manifest : "";
  return kind === "model" && (result === "restored" || result === "planned") && !held.has(name) && !held.has(manifest);
}

/** Keys of the models that this peer or one it hears of holds, and the manifests they stand for: another name of one of these needs no more. */
async function heldModels({service}: ApiContext): Promise<ReadonlySet<string>> {
  const members = await ask<readonly Member[]>((done) => service.membership({type: "members", done}));
  const known = await ask<readonly NamedModel[]>((done) => service.models({type: "names", done}));
  const keys = new Set([...members.flatMap(({holds}) => holds), ...known.filter(({isHere}) => isHere).map(({model}) => model)]);
  return new Set([...keys, ...known.filter(({model}) => keys.has(model)).map(({manifest}) => manifest)]);
}
