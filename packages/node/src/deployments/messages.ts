import type {Scaling} from "@ollamesh/catalog";
import {
  type HistoryEntry,
  type MetricsByStrategy,
  type PeerSpeed,
  type PlannedStage,
  type Prediction,
  type Run,
  STRATEGIES,
  type Strategy,
  type Weighed,
} from "@ollamesh/placement";
import type {PeerId} from "@ollamesh/ports";
import type {Callback, Failure, ModelName} from "@ollamesh/stdx";
import type {ModelDetails} from "../models/messages.ts";

export const DEPLOY_STRATEGIES = ["auto", ...STRATEGIES] as const;
export type DeployStrategy = (typeof DEPLOY_STRATEGIES)[number];

/** What is known of one peer's copy of a stage. */
export interface StageView {
  readonly peer: PeerId;
  readonly state: "fetching" | "loading" | "ready" | "failed" | "unknown";
  readonly detail: string;
  /** Of the weights blob, on that peer. */
  readonly bytesOnDisk: number;
  /** Of the weights blob, fetched by that peer for this placement, by source. */
  readonly sources: readonly {readonly peer: PeerId; readonly bytes: number}[];
}

export interface PlacementView {
  readonly model: string;
  /** What shall serve it next and is being loaded, or served it before and ends its answers. */
  readonly move?: {readonly phase: "preparing" | "retiring"; readonly placement: PlacementView};
  readonly epoch: number;
  readonly strategy: Strategy;
  /** The model that guesses ahead for it, as users write it; what became of it stands in the detail of who leads the answers. Undefined: none. */
  readonly draft?: string | undefined;
  /** Why this plan, and why not others: sentences. */
  readonly reasons: readonly string[];
  /** Further peers that each serve all of it. */
  readonly replicas: readonly StageView[];
  /** Which of these its load has brought, and which of them end their answers. */
  readonly scaling?: Scaling;
  /** Who serves each, with whom it shares its layers (further ranks of its group), and who keeps its bytes besides (`ready`: all of them). */
  readonly stages: readonly (StageView & {
    readonly firstLayer: number;
    readonly lastLayer: number;
    readonly fellows: readonly StageView[];
    readonly keepers: readonly StageView[];
  })[];
}

/** What one strategy would give. */
export interface WeighedView {
  readonly strategy: Strategy;
  readonly verdict: "chosen" | Weighed["verdict"];
  /** Why it is impossible or ruled out. */
  readonly reason: string | undefined;
  /** Each serves the whole model; none where it is impossible. */
  readonly chains: readonly (readonly PlannedStage[])[];
  readonly prediction: Prediction | undefined;
  /** Of the bytes, how much has to come first, [0, 1]. */
  readonly fetchShare: number | undefined;
}

/** A peer as plans see it. */
export interface PlannedPeerView {
  readonly id: PeerId;
  readonly memoryFreeBytes: number;
  readonly diskFreeBytes: number | undefined;
  readonly speed: PeerSpeed | undefined;
  /** Its speed was learned from what it did; else it is guessed from its threads. */
  readonly isMeasured: boolean;
  readonly rttMs: number | undefined;
  /** Of the link to the peer that was asked, bytes a millisecond; undefined: not measured, or that peer itself. */
  readonly bytesPerMs: number | undefined;
  readonly holdsModel: boolean;
  /** Why it has no part in what is chosen; undefined: it has, or nothing is. */
  readonly absence: string | undefined;
}

/** What a deploy would do now, and what every other way would give. */
export interface PlanView {
  readonly model: string;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  readonly streams: number;
  readonly promptTokens: number;
  /** By how many peers it is served now, where load has brought some of them, and why. */
  readonly scaled?: {readonly replicas: number; readonly added: number; readonly reason: string};
  /** Why nothing is chosen. */
  readonly refusal: Failure | undefined;
  readonly reasons: readonly string[];
  readonly weighed: readonly WeighedView[];
  readonly peers: readonly PlannedPeerView[];
  /** Between peers that send each other what is computed, of what is chosen. */
  readonly links: readonly PlannedLinkView[];
}

export interface PlannedLinkView {
  readonly between: readonly [PeerId, PeerId];
  readonly rttMs: number;
  readonly bytesPerMs: number;
  /** Round trip and speed were measured; else they are assumed. */
  readonly isRttMeasured: boolean;
  readonly isSpeedMeasured: boolean;
}

/** What came of decisions, on this peer. */
export interface ExperienceView {
  readonly metrics: MetricsByStrategy;
  /** Sum 1. */
  readonly weights: Readonly<Record<Strategy, number>>;
  /** The oldest first. */
  readonly history: readonly HistoryEntry[];
  /** Of this peer while it leads. The oldest first. */
  readonly looks: readonly LookView[];
  /** Of this peer while it leads: what is placed and may get replicas by its load. */
  readonly scaling: readonly ScalingView[];
}

/** How much is asked of a model, and how many replicas it has for that. */
export interface ScalingView {
  readonly model: string;
  /** Wall clock. */
  readonly atMs: number;
  /** Sequences that run or wait, over slots, averaged. */
  readonly load: number;
  /** That take new requests, were deployed, and may be at most. */
  readonly replicas: number;
  readonly deployed: number;
  readonly most: number;
  readonly reason: string;
  /** Why the one that was wanted last is not there. */
  readonly refusal?: string;
}

/** What a peer that shall be stopped still serves of one placement. */
export interface DrainedPart {
  readonly model: string;
  readonly firstLayer: number;
  readonly lastLayer: number;
  /** `retiring`: others serve it now, and answers that began here end. */
  readonly phase: "serving" | "retiring";
  /** Others that stay serve the whole model too. */
  readonly isElsewhere: boolean;
  /** Answers under way, of what retires. */
  readonly sessions: number;
  /** Why it could not be moved when that was tried last. */
  readonly failure: Failure | undefined;
}

/** What came of looking for a better way to serve what is placed. */
export interface LookView {
  /** Wall clock, the last time it came to this. */
  readonly atMs: number;
  readonly model: string;
  /** As it was. */
  readonly deployment: string;
  readonly verdict: "moved" | "stays";
  readonly reason: string;
  /** A share; undefined: it could not be said. */
  readonly gain: number | undefined;
  /** Looks one after another that came to this. */
  readonly times: number;
}

/** Whom to call for a model. */
export interface Route {
  readonly deployment: string;
  /** Peer of the first stage; may be this one. */
  readonly head: PeerId;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  /** Loaded only while used: keep_alive applies. False for deployments. */
  readonly ephemeral: boolean;
  /** Undefined: its peer's advert tells. */
  readonly isLoaded: boolean | undefined;
}

/** All who can answer for a model: at least one. */
export interface Routes {
  readonly details: ModelDetails;
  readonly routes: readonly Route[];
  /** Why what it is deployed on does not serve it now: these are copies that may not fit. */
  readonly unserved?: Failure | undefined;
}

/**
 * Codes of failures: `model_not_found`, `vocabulary_differs` (of a draft model), `not_deployable` (with the reason per peer), `not_enough_peers`, `out_of_memory`,
 * `deployment_failed`, and those of models and stages.
 */
export type DeploymentsRequest =
  | {
      readonly type: "deploy";
      readonly name: ModelName;
      readonly strategy: DeployStrategy;
      readonly stages: number | undefined;
      /** Peers of each group that shares its layers. */
      readonly ranks?: number | undefined;
      readonly contextLength: number | undefined;
      /** A smaller model of the same vocabulary that guesses ahead; undefined: none. */
      readonly draft?: ModelName | undefined;
      /** Sequences it is to be fast for; undefined: one, or one for each stage. */
      readonly streams?: number | undefined;
      /** Answered when every stage is ready or one has failed. */
      readonly done: Callback<PlacementView>;
    }
  /** Places nothing. @param streams sequences that generate at once; undefined: one, or one for each stage */
  | {
      readonly type: "plan";
      readonly name: ModelName;
      readonly strategy: DeployStrategy;
      readonly stages: number | undefined;
      readonly ranks?: number | undefined;
      readonly streams: number | undefined;
      /** For the time to first token, and how many keys and values each further one reads; undefined: 512. */
      readonly promptTokens?: number | undefined;
      readonly contextLength: number | undefined;
      readonly done: Callback<PlanView>;
    }
  /** An answer of a model whose first stage is here is over. */
  | {readonly type: "ran"; readonly deployment: string; readonly run: Run}
  /** What this peer serves, and what becomes of it while it is drained. */
  | {readonly type: "drained_parts"; readonly done: Callback<readonly DrainedPart[]>}
  | {readonly type: "experience"; readonly done: Callback<ExperienceView>}
  | {readonly type: "undeploy"; readonly name: ModelName; readonly done: Callback<void>}
  | {readonly type: "placement"; readonly name: ModelName; readonly done: Callback<PlacementView>}
  | {readonly type: "placements"; readonly done: Callback<readonly PlacementView[]>}
  /** Where a request can be sent: to what is deployed, or else to every peer that holds the whole model, which loads it when asked. */
  | {
      readonly type: "route";
      readonly name: ModelName;
      readonly contextLength: number | undefined;
      /** Was just lost to the asker, which others may not know yet: something else, if there is anything. */
      readonly avoid?: Pick<Route, "deployment" | "head"> | undefined;
      readonly done: Callback<Routes>;
    }
  /**
   * For ephemeral loads on this peer: a session begins (the model stays loaded) or ends (`keepAliveMs` from now it may go; Infinity keeps it
   * for ever, 0 unloads it at once when nobody else uses it). Every begin has one end.
   */
  | {readonly type: "touch"; readonly deployment: string; readonly phase: "begin" | "end"; readonly keepAliveMs: number}
  /** What it computes is no number: its file here may be damaged. */
  | {readonly type: "doubted"; readonly deployment: string}
  /** A session was opened here for `<model key>#local`: load that model whole unless it is, if this peer holds all of it. */
  | {readonly type: "ensure_local"; readonly deployment: string; readonly contextLength: number | undefined; readonly done: Callback<void>}
  /** Ends an ephemeral load now, if nobody uses it. */
  | {readonly type: "unload_local"; readonly name: ModelName; readonly done: Callback<void>}
  | {readonly type: "expiries"; readonly done: Callback<readonly {readonly deployment: string; readonly expiresInMs: number}[]>};
