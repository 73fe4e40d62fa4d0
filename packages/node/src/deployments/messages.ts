import {STRATEGIES, type Strategy} from "@ollamesh/placement";
import type {PeerId} from "@ollamesh/ports";
import type {Callback, ModelName} from "@ollamesh/stdx";
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
  readonly epoch: number;
  readonly strategy: Strategy;
  /** Why this plan, and why not others: sentences. */
  readonly reasons: readonly string[];
  /** Who serves each, with whom it shares its layers (further ranks of its group), and who keeps its bytes besides (`ready`: all of them). */
  readonly stages: readonly (StageView & {
    readonly firstLayer: number;
    readonly lastLayer: number;
    readonly fellows: readonly StageView[];
    readonly keepers: readonly StageView[];
  })[];
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
}

/**
 * Codes of failures: `model_not_found`, `not_deployable` (with the reason per peer), `not_enough_peers`, `out_of_memory`,
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
      /** Answered when every stage is ready or one has failed. */
      readonly done: Callback<PlacementView>;
    }
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
  /** A session was opened here for `<model key>#local`: load that model whole unless it is, if this peer holds all of it. */
  | {readonly type: "ensure_local"; readonly deployment: string; readonly contextLength: number | undefined; readonly done: Callback<void>}
  /** Ends an ephemeral load now, if nobody uses it. */
  | {readonly type: "unload_local"; readonly name: ModelName; readonly done: Callback<void>}
  | {readonly type: "expiries"; readonly done: Callback<readonly {readonly deployment: string; readonly expiresInMs: number}[]>};
