import {fail, type Outcome, ok} from "@ollamesh/stdx";
import type {SettingValue} from "./types.ts";

interface Numbers {
  readonly min: number;
  readonly max: number;
  /** Not only whole ones. */
  readonly isFraction?: true;
}

export interface SettingRow {
  /** These values, and numbers within these bounds. */
  readonly allowed: readonly (SettingValue | Numbers)[];
  /** Where neither the group nor a peer's flag says. */
  readonly fallback: SettingValue;
  /** A sentence part for a person. */
  readonly help: string;
}

/** Changes that wait share one append, at most so many; one frame holds them. */
export const BATCH_CHANGES_MAX = 1024;

/**
 * Every setting that means something to all peers alike. The election timeout and the heartbeat interval are none: a peer that hears no leader must
 * know them, and while a change of them is under way peers would measure the same silence differently; they stay flags.
 */
export const settingsTable = {
  voters_max: {allowed: [1, 3, 5, 7], fallback: 5, help: "peers that vote on changes, at most; set for the group, those above it become learners"},
  min_nodes: {allowed: [{min: 1, max: 1000}], fallback: 1, help: "with fewer members the group is forming: nothing is deployed"},
  consistency_level: {allowed: ["strong", "stale"], fallback: "strong", help: "how settings are read where a request does not say: by a quorum, or from the asked peer"},
  batch_operations: {
    allowed: [true, false, {min: 1, max: BATCH_CHANGES_MAX}],
    fallback: true,
    help: `changes that wait share an append: yes (up to ${BATCH_CHANGES_MAX}), no, or up to so many`,
  },
  mode: {allowed: ["normal", "async_training"], fallback: "normal", help: "async_training: a change may ask not to wait for the group"},
  replication_factor: {allowed: [{min: 0, max: 16}], fallback: 3, help: "whole copies of each model to keep; 0: as they are"},
  strategy_replicas: {allowed: [true, false], fallback: true, help: "a model may be placed on several peers that each serve it alone"},
  strategy_pipeline: {allowed: [true, false], fallback: true, help: "a model may be cut into layer ranges"},
  strategy_tensor: {allowed: [true, false], fallback: true, help: "peers may share the layers of a model"},
  strategy_hybrid: {allowed: [true, false], fallback: true, help: "a model may be cut into ranges whose layers peers share"},
  pipeline_layers_over: {allowed: [{min: 0, max: 4096}], fallback: 20, help: "auto cuts models of more layers, and those that fit in no other way"},
  tensor_context_over: {allowed: [{min: 0, max: 2 ** 31}], fallback: 2048, help: "auto lets peers share layers where the context is longer"},
  activations: {
    allowed: ["f32", "f16"],
    fallback: "f32",
    help: "numbers between the stages of a model: as they are, or rounded to 16 bits in half of the bytes; answers may differ a little",
  },
  metrics_alpha: {allowed: [{min: 0.001, max: 1, isFraction: true}], fallback: 0.1, help: "how much one run counts in averages over runs of a strategy"},
  exploration: {allowed: [{min: 0, max: 1, isFraction: true}], fallback: 0.1, help: "how often auto tries what does not look best, of what looks at least half as good"},
  learning_rate: {allowed: [{min: 0, max: 1, isFraction: true}], fallback: 0.15, help: "how far one run that surprises moves what is believed of its strategy"},
  optimization_interval: {allowed: [{min: 0, max: 86_400}], fallback: 30, help: "seconds between looks for a better way to serve what is placed; 0: never"},
  move_gain_min: {allowed: [{min: 0.01, max: 10, isFraction: true}], fallback: 0.1, help: "a model is moved when so much more is predicted: 0.1 is 10 %"},
  move_rest: {allowed: [{min: 0, max: 86_400}], fallback: 300, help: "seconds a model stays as it is placed, at least, unless it is deployed or a peer is lost or drained"},
  move_memory: {
    allowed: [true, false],
    fallback: true,
    help: "answers that go on where a model was moved take along what its stages remember, where the new ones have the same layers",
  },
  move_grace: {allowed: [{min: 0, max: 3600}], fallback: 120, help: "seconds answers may go on where a model was served before, at most; then they go on where it is served"},
  scaling_threshold: {
    allowed: [{min: 0, max: 1, isFraction: true}],
    fallback: 0.75,
    help: "a model whose slots are taken by more than this share gets one replica more where there is room; 0: never",
  },
  max_scaling_factor: {allowed: [{min: 1, max: 16, isFraction: true}], fallback: 2, help: "replicas by load and deployed ones together, at most so many times the deployed ones"},
  scaling_window: {allowed: [{min: 1, max: 3600}], fallback: 30, help: "seconds the load of a model must be too high before it gets a replica"},
  scaling_rest: {allowed: [{min: 1, max: 86_400}], fallback: 300, help: "seconds one replica fewer must have been enough before one that load has brought goes"},
  memory_retention: {allowed: [{min: 1, max: 10_000}], fallback: 2000, help: "runs that are remembered one by one, on each peer"},
} as const satisfies Readonly<Record<string, SettingRow>>;

export type SettingName = keyof typeof settingsTable;

/** Settings that begin so are their users' own: kept and shown, and without effect. */
const OWN_NAME = /^x-[A-Za-z0-9_.-]{1,62}$/;

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingsTable, name);
}

/** Whether a group may set this. Code: `bad_setting`, with what is allowed. */
export function checkSetting(name: string, value: SettingValue): Outcome<void> {
  if (OWN_NAME.test(name)) return ok(undefined);
  if (!isSettingName(name)) {
    return fail(
      "bad_setting",
      `there is no setting ${JSON.stringify(name.slice(0, 100))}: there are ${Object.keys(settingsTable).join(", ")}, and names of your own that begin with x-`,
    );
  }
  if (isAllowed(settingsTable[name].allowed, value)) return ok(undefined);
  return fail("bad_setting", `${name} must be ${allowedText(name)}, not ${JSON.stringify(value).slice(0, 100)}`);
}

/** `1, 3, 5 or 7`, `1 to 1000`, `true, false or 1 to 1024`. */
export function allowedText(name: SettingName): string {
  const allowed: SettingRow["allowed"] = settingsTable[name].allowed;
  const texts = allowed.map((one) => (typeof one === "object" ? `${one.min} to ${one.max}` : String(one)));
  return [texts.slice(0, -1).join(", "), texts.at(-1)].filter((part) => part !== "").join(" or ");
}

function isAllowed(allowed: SettingRow["allowed"], value: SettingValue): boolean {
  return allowed.some((one) =>
    typeof one === "object"
      ? (one.isFraction ? typeof value === "number" : Number.isSafeInteger(value)) && (value as number) >= one.min && (value as number) <= one.max
      : one === value,
  );
}
