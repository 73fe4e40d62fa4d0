import type {PeerId} from "@ollamesh/ports";
import type {Callback, ModelName} from "@ollamesh/stdx";
import type {ModelDetails} from "../models/messages.ts";

export type DeployStrategy = "auto" | "whole" | "pipeline";

export interface PlacementView {
  readonly model: string;
  readonly epoch: number;
  readonly strategy: "whole" | "pipeline";
  /** Why this plan, and why not others: sentences. */
  readonly reasons: readonly string[];
  readonly stages: readonly {
    readonly peer: PeerId;
    readonly firstLayer: number;
    readonly lastLayer: number;
    readonly state: "fetching" | "loading" | "ready" | "failed" | "unknown";
    readonly detail: string;
    /** Of the weights blob, on that peer. */
    readonly bytesOnDisk: number;
    /** Of the weights blob, fetched by that peer for this placement, by source. */
    readonly sources: readonly {readonly peer: PeerId; readonly bytes: number}[];
  }[];
}

/** Whom to call for a model. */
export interface Route {
  readonly deployment: string;
  /** Peer of the first stage; may be this one. */
  readonly head: PeerId;
  readonly details: ModelDetails;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  /** Loaded only while used: keep_alive applies. False for deployments. */
  readonly ephemeral: boolean;
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
      readonly contextLength: number | undefined;
      /** Answered when every stage is ready or one has failed. */
      readonly done: Callback<PlacementView>;
    }
  | {readonly type: "undeploy"; readonly name: ModelName; readonly done: Callback<void>}
  | {readonly type: "placement"; readonly name: ModelName; readonly done: Callback<PlacementView>}
  | {readonly type: "placements"; readonly done: Callback<readonly PlacementView[]>}
  /** Where to send a request. Loads a model held whole here (or names a member that holds it) when nothing is deployed. */
  | {readonly type: "route"; readonly name: ModelName; readonly contextLength: number | undefined; readonly done: Callback<Route>}
  /** For ephemeral loads: (re)start or end the keep-alive of this model here. `keepAliveMs` Infinity keeps it for ever. */
  | {readonly type: "touch"; readonly deployment: string; readonly keepAliveMs: number}
  | {readonly type: "expiries"; readonly done: Callback<readonly {readonly deployment: string; readonly expiresInMs: number}[]>};
