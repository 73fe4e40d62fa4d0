import {allowedText, BATCH_CHANGES_MAX, type CatalogState, checkSetting, isSettingName, type SettingName, type SettingValue, settingsTable} from "@ollamesh/catalog";
import type {Activations} from "@ollamesh/inference";
import type {LearnerSettings, Rules} from "@ollamesh/placement";
import type {SettingView} from "./messages.ts";

/** How the group keeps time, and how it chooses who votes: the flags of this peer. */
export interface AgreementSettings {
  /** A follower that hears nothing for this long, up to twice as long, campaigns. */
  readonly electionTimeoutMs: number;
  readonly heartbeatIntervalMs: number;
  /** At most so many vote: 1, 3, 5 or 7. */
  readonly votersMax: number;
  /** Fewer members than this: the group is said to be forming. */
  readonly minNodes: number;
  /** Whole copies of each model. */
  readonly replicationFactor: number;
  /** A model gets one replica more above this share of its slots; 0: never. */
  readonly scalingThreshold: number;
  /** Replicas at most, by those that were deployed. */
  readonly maxScalingFactor: number;
  /** A peer gone for so long is not counted on for the copies it keeps. */
  readonly repairAfterMs: number;
  /** A member must have been here for so long before it is counted on as a voter. */
  readonly stableMs: number;
  /** A voter that left, or whose death several found, is replaced when it has been gone for so long: longer than a restart takes. */
  readonly replaceMs: number;
  /** One that its leader does not reach, though nobody found it dead, is replaced after so long: it may live, but its vote helps nobody. */
  readonly absentMs: number;
}

export const agreementDefaults: AgreementSettings = {
  electionTimeoutMs: 2000,
  heartbeatIntervalMs: 500,
  votersMax: settingsTable.voters_max.fallback,
  minNodes: settingsTable.min_nodes.fallback,
  replicationFactor: settingsTable.replication_factor.fallback,
  scalingThreshold: settingsTable.scaling_threshold.fallback,
  maxScalingFactor: settingsTable.max_scaling_factor.fallback,
  // Shorter, every restart of a host would move models about.
  repairAfterMs: 60_000,
  stableMs: 3000,
  replaceMs: 10_000,
  absentMs: 60_000,
};

/** Ticks in one heartbeat interval: finer ones would only cost, coarser ones would make all election timeouts equal. */
export const TICKS_PER_HEARTBEAT = 5;

const SWITCHED = ["replicas", "pipeline", "tensor", "hybrid"] as const;

export interface MoveSettings {
  /** Between looks for something better; 0: never. */
  readonly intervalMs: number;
  /** A share, 0.1 for 10 %. */
  readonly gainMin: number;
  readonly restMs: number;
  readonly graceMs: number;
  /** Answers take along what the stages remember of them. */
  readonly takesMemory: boolean;
}

export interface ScalingSettings {
  /** A share of the slots; 0: nothing is added. */
  readonly threshold: number;
  /** Replicas at most, by those that were deployed. */
  readonly factorMax: number;
  readonly windowMs: number;
  readonly restMs: number;
}

/** What holds now: of the group where it has agreed on it, else of this peer's flags, else the default. */
export interface GroupSettings {
  readonly votersMax: number;
  /** The group agreed on `votersMax`. */
  readonly isVotersMaxAgreed: boolean;
  readonly minNodes: number;
  readonly consistency: "strong" | "stale";
  /** Changes that share an append, at most. */
  readonly batchChangesMax: number;
  readonly isAsyncAllowed: boolean;
  readonly replicationFactor: number;
  /** Between stages. */
  readonly activations: Activations;
  /** Of planning. */
  readonly rules: Rules;
  /** Of learning from what came of plans. */
  readonly learner: LearnerSettings;
  /** Of moving what is placed. */
  readonly moves: MoveSettings;
  /** Of replicas by load. */
  readonly scaling: ScalingSettings;
}

export function groupSettings(state: CatalogState, flags: AgreementSettings = agreementDefaults): GroupSettings {
  const value = (name: SettingName): SettingValue => settingOf(state, flags, name).value;
  const batch = value("batch_operations");
  return {
    votersMax: Number(value("voters_max")),
    isVotersMaxAgreed: settingOf(state, flags, "voters_max").source === "cluster",
    minNodes: Number(value("min_nodes")),
    consistency: value("consistency_level") === "stale" ? "stale" : "strong",
    batchChangesMax: batch === true ? BATCH_CHANGES_MAX : Math.max(1, Number(batch)),
    isAsyncAllowed: value("mode") === "async_training",
    replicationFactor: Number(value("replication_factor")),
    activations: value("activations") === "f16" ? "f16" : "f32",
    rules: {
      disabled: SWITCHED.filter((strategy) => value(`strategy_${strategy}`) === false),
      pipelineLayersOver: Number(value("pipeline_layers_over")),
      tensorContextOver: Number(value("tensor_context_over")),
    },
    learner: {
      alpha: Number(value("metrics_alpha")),
      exploration: Number(value("exploration")),
      learningRate: Number(value("learning_rate")),
      samplesMax: Number(value("memory_retention")),
    },
    moves: {
      intervalMs: 1000 * Number(value("optimization_interval")),
      gainMin: Number(value("move_gain_min")),
      restMs: 1000 * Number(value("move_rest")),
      graceMs: 1000 * Number(value("move_grace")),
      takesMemory: value("move_memory") === true,
    },
    scaling: {
      // Who may not be placed on several peers gets no more by load either.
      threshold: value("strategy_replicas") === false ? 0 : Number(value("scaling_threshold")),
      factorMax: Number(value("max_scaling_factor")),
      windowMs: 1000 * Number(value("scaling_window")),
      restMs: 1000 * Number(value("scaling_rest")),
    },
  };
}

/** All that have a meaning, then those of their users' own. */
export function settingViews(state: CatalogState, flags: AgreementSettings): readonly SettingView[] {
  const known = (Object.keys(settingsTable) as SettingName[]).map((name): SettingView => {
    const {fallback, help} = settingsTable[name];
    return {name, ...settingOf(state, flags, name), fallback, allowed: allowedText(name), help};
  });
  const own = [...state.settings].filter(([name]) => !isSettingName(name));
  return [...known, ...own.map(([name, value]): SettingView => ({name, value, source: "cluster", fallback: undefined, allowed: "", help: ""}))];
}

function flagOf(flags: AgreementSettings, name: SettingName): SettingValue | undefined {
  if (name === "voters_max") return flags.votersMax;
  if (name === "min_nodes") return flags.minNodes;
  if (name === "scaling_threshold") return flags.scalingThreshold;
  if (name === "max_scaling_factor") return flags.maxScalingFactor;
  return name === "replication_factor" ? flags.replicationFactor : undefined;
}

/** A value that another release wrote and this one does not understand counts as not set. */
function settingOf(state: CatalogState, flags: AgreementSettings, name: SettingName): Pick<SettingView, "value" | "source"> {
  const agreed = state.settings.get(name);
  if (agreed !== undefined && checkSetting(name, agreed).ok) return {value: agreed, source: "cluster"};
  const {fallback} = settingsTable[name];
  const flag = flagOf(flags, name) ?? fallback;
  return {value: flag, source: flag === fallback ? "default" : "flag"};
}
