import type {CatalogCommand, CatalogState, SettingValue} from "@ollamesh/catalog";
import type {PeerId} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";
import type {AsyncCommand} from "./async-records.ts";

export interface ClusterMemberView {
  readonly node: number;
  /** Undefined: of a configuration older than what this peer knows of its members. */
  readonly peer: PeerId | undefined;
  readonly zone: string;
  /** `becoming_voter`, `leaving_voter`: while a change is under way, see `ClusterView.change`. */
  readonly role: "voter" | "becoming_voter" | "leaving_voter" | "learner" | "none";
  readonly isLeader: boolean;
  readonly isUp: boolean;
  /**
   * `dead`: several peers found it dead, and all agree on that; `left`: it said goodbye. Until everybody agrees it is what this peer sees: `suspected`: it
   * does not answer at the moment; `gone`: this peer does not reach it; `apart`: it runs, and belongs to another group.
   */
  readonly condition: "up" | "suspected" | "gone" | "apart" | "left" | "dead";
  /** It shall be stopped. */
  readonly drains: boolean;
  /** Entries it has not acknowledged, as the leader knows it; undefined: the leader could not be asked. */
  readonly lag: number | undefined;
  /** Since the leader heard it, milliseconds; undefined: never, or the leader could not be asked. */
  readonly silentMs: number | undefined;
}

export interface ClusterView {
  /**
   * `starting`: the log is being read. `joining`: told to join others, and not taken in yet. `alone`: the only member. `forming`: fewer members than
   * `minNodes`. `member`: of a group with a leader. `no_quorum`: of one without.
   */
  readonly state: "starting" | "joining" | "alone" | "forming" | "member" | "no_quorum";
  readonly cluster: string;
  readonly node: number;
  readonly role: "follower" | "candidate" | "leader" | "pre_candidate" | "none";
  readonly leader: PeerId | undefined;
  readonly term: number;
  readonly commit: number;
  readonly applied: number;
  readonly lastIndex: number;
  readonly firstIndex: number;
  readonly members: readonly ClusterMemberView[];
  /** Who votes is being changed: until that is over, a majority of those before and one of those after are needed for anything. Nodes. */
  readonly change: {readonly from: readonly number[]; readonly to: readonly number[]} | undefined;
  /** Writes to the log since this process started, and entries in them: several share one when they come together. */
  readonly appended: {readonly appends: number; readonly entries: number};
  /** Leaders this process has seen come and go. */
  readonly elections: number;
  /** Peers that are up and belong to another group, which neither side gives up: there are two catalogues. */
  readonly apart: readonly PeerId[];
}

/** All that is agreed on, and up to which change. */
export interface AgreedSnapshot {
  readonly cluster: string;
  readonly term: number;
  readonly index: number;
  readonly state: CatalogState;
}

export interface SettingView {
  readonly name: string;
  /** What holds. */
  readonly value: SettingValue;
  /** Who says so: the group, a flag of the asked peer, or nobody. */
  readonly source: "cluster" | "flag" | "default";
  /** Undefined: a setting of its users' own. */
  readonly fallback: SettingValue | undefined;
  /** For a person; empty: anything. */
  readonly allowed: string;
  readonly help: string;
}

export interface SettingsView {
  /** How it was read. */
  readonly consistency: "strong" | "stale";
  readonly settings: readonly SettingView[];
}

/** What came of a change that did not wait. `lost`: this peer left the group before it knew. */
export interface AsyncChangeView {
  readonly id: string;
  readonly setting: string;
  readonly result: "pending" | "applied" | "refused" | "lost";
  /** Why not. */
  readonly error: string | undefined;
}

/**
 * `transfer`: the leader hands over to this peer; `remove`: takes a peer that is gone out of the group; `drain`: it shall be stopped, `undrain`: it shall not. Answered when it is so; codes of
 * failures: see `Operators`.
 */
export type Management = "transfer" | "add_voter" | "remove" | "drain" | "undrain";

/**
 * Codes of failures: `no_quorum` (nothing was changed), `unconfirmed` (no quorum either, but the change was sent on and may still happen), those of the
 * catalogue (`superseded`, `catalog_full`), `bad_setting`, `not_async`, `not_found`, `busy`, `unknown_member`, `not_leader`.
 */
export type AgreementRequest =
  /** Answered when the change is committed and applied here. */
  | {readonly type: "propose"; readonly command: CatalogCommand; readonly done: Callback<void>}
  /** Answered with an id when the change is on this peer's disk. It is carried out once, after those this peer took before, when the group can be reached. */
  | {readonly type: "propose_async"; readonly command: AsyncCommand; readonly done: Callback<string>}
  | {readonly type: "async_change"; readonly id: string; readonly done: Callback<AsyncChangeView>}
  /** Tells outcomes of this peer's such changes from now on. Answered with how many are not known yet. */
  | {readonly type: "watch_changes"; readonly id: string; readonly observe: (view: AsyncChangeView) => void; readonly done: Callback<number>}
  | {readonly type: "unwatch_changes"; readonly id: string}
  /** The current state, the cluster it is of (empty: none) and the peers that belong to another (see `ClusterView.apart`) at once, then after every change. Called inside the agreement actor: send yourself a message. */
  | {readonly type: "subscribe"; readonly observe: (state: CatalogState, cluster: string, apart: ReadonlySet<PeerId>) => void}
  /** `strong`: as new as the question, by a quorum (ReadIndex). `stale`: what this peer knows. */
  | {readonly type: "read"; readonly consistency: "strong" | "stale"; readonly done: Callback<CatalogState>}
  /** @param consistency undefined: as the group's setting says */
  | {readonly type: "settings"; readonly consistency: "strong" | "stale" | undefined; readonly done: Callback<SettingsView>}
  /** A strong read that says which change it is of. */
  | {readonly type: "snapshot"; readonly done: Callback<AgreedSnapshot>}
  /** @param lags with how far the members are, for which another peer may have to be asked; otherwise answered at once, and of this moment */
  | {readonly type: "cluster"; readonly lags: boolean; readonly done: Callback<ClusterView>}
  /** Tells from now on how long each change this peer asked for took until it was applied here, milliseconds. Called inside the agreement actor. */
  | {readonly type: "observe_changes"; readonly observe: (tookMs: number) => void}
  | {readonly type: "manage"; readonly what: Management; readonly peer: PeerId; readonly done: Callback<void>}
  /** This peer is about to stop: if it leads, another takes over first. Answered when that is so, or soon. */
  | {readonly type: "step_aside"; readonly done: () => void}
  /**
   * The others are gone for good: this peer goes on alone with what it has. What they had agreed on and this peer had not heard of is lost, and if
   * they are not gone there are two catalogues afterwards.
   */
  | {readonly type: "recover"; readonly done: Callback<void>};
