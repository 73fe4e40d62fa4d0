import {checkHistory, NEVER, type Operation, type RegisterInput, type RegisterOutput, registerModel} from "../history/index.ts";
import {describe, type SettingCall} from "../sim-setting-clients.ts";
import type {Invariant} from "./invariant.ts";

/** Some histories with many unknown outcomes are too hard; then nothing is said. */
const STATES_MAX = 50_000;

/**
 * No acknowledged change of a setting is lost and no strong read is stale: what all users saw could be one register a name, used by one at a time, in an
 * order that respects time (Herlihy and Wing 1990). Without faults every call succeeds.
 */
export function settingsAreLinearizable(): Invariant {
  return {
    name: "settings are linearizable",
    end(cluster) {
      const {calls} = cluster.settings;
      for (const call of calls) {
        if (call.outcome === undefined && cluster.wasUpSince(call.node, call.startedAtMs)) return `${describe(call)} never ended`;
        if (call.phase === "liveness" && call.outcome !== "done") return `${describe(call)} failed without a fault: ${call.outcome}`;
      }
      return checkHistory(registerModel, calls.flatMap(operationOf), STATES_MAX).verdict === "refused"
        ? `the history of the settings is not linearizable: ${storyOf(calls)}`
        : undefined;
    },
  };
}

/** What failed by a refused comparison has seen that; any other failure leaves open whether it happened. */
function operationOf({node, name, write, calledAt, returnedAt, outcome, seen}: SettingCall): Operation<RegisterInput, RegisterOutput>[] {
  const at = {process: node, key: name, callAt: calledAt};
  const isRefused = outcome === "superseded";
  if (!write) return outcome === "done" ? [{...at, returnAt: returnedAt ?? NEVER, input: {f: "read"}, output: {value: seen}}] : [];
  const isKnown = outcome === "done" || isRefused;
  const {value, expected} = write;
  const returnAt = isKnown ? (returnedAt ?? NEVER) : NEVER;
  if (expected === undefined) return [{...at, returnAt, input: {f: "write", value}, output: isKnown ? {} : undefined}];
  return [{...at, returnAt, input: {f: "cas", from: expected, to: value}, output: isKnown ? {applied: !isRefused} : undefined}];
}

/** The last calls: where it went wrong is among them more often than not. */
function storyOf(calls: readonly SettingCall[]): string {
  const last = calls.slice(-20).map((call) => `${describe(call)} came to ${call.outcome}${call.write ? "" : ` ${call.seen}`} by ${call.returnedAt}`);
  return last.join("; ");
}
