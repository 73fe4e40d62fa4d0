import type {ActorContext, ActorRef, ActorSpec} from "@ollamesh/actor";
import {type CatalogModel, type CatalogState, drainedIn, type HolderCandidate, keepersOf, nextHolders, nextKeepers, type Placement, rangeKey} from "@ollamesh/catalog";
import type {Cancel, PeerId} from "@ollamesh/ports";
import type {Callback, Outcome} from "@ollamesh/stdx";
import {Agreed} from "../agreement/agreed.ts";
import type {AgreementRequest, ClusterView} from "../agreement/messages.ts";
import {agreementDefaults, groupSettings} from "../agreement/settings.ts";
import type {NodeConfig} from "../config.ts";
import type {DeploymentsRequest, PlacementView} from "../deployments/messages.ts";
import type {Member, MembershipEvent, MembershipRequest} from "../membership/messages.ts";
import type {ModelsRequest, NamedModel} from "../models/messages.ts";
import type {World} from "../world.ts";
import {Unable} from "./unable.ts";

/** Who keeps what is looked at so often while there is anybody else, milliseconds; most looks find nothing to do. */
const LOOK_MS = 5000;
/** So long after a change of placements, which seldom comes alone: of a range there may be one copy only. */
const SETTLE_MS = 500;
/** Changes under way at once. */
const CHANGES_MAX = 16;

export type ReplicationMsg = {readonly type: "answered"; readonly run: () => void} | {readonly type: "member"; readonly event: MembershipEvent} | {readonly type: "look"};

export interface ReplicationDeps {
  readonly world: World;
  readonly config: NodeConfig;
  readonly membership: ActorRef<MembershipRequest>;
  readonly agreement: ActorRef<AgreementRequest>;
  readonly models: ActorRef<ModelsRequest>;
  readonly deployments: ActorRef<DeploymentsRequest>;
}

/**
 * Sees that enough peers keep a copy: of every model a whole one, and where there is no room for so many, of each stage of a placed model its bytes. The leader of the group decides who; each
 * peer fetches what it shall keep (models actor, deployments actor).
 */
export function createReplicationActor(deps: ReplicationDeps): ActorSpec<ReplicationMsg> {
  return {
    name: "replication",
    mailbox: {capacity: 1024, onFull: "reject"},
    supervision: {onFault: "restart", restartsMax: 5, windowMs: 60_000, backoffMs: 1000},
    start: (ctx) => {
      const replication = new Replication(deps, ctx);
      return (message) => replication.receive(message);
    },
  };
}

class Replication {
  readonly #deps: ReplicationDeps;
  readonly #ctx: ActorContext<ReplicationMsg>;
  readonly #agreed: Agreed;
  readonly #up = new Set<PeerId>();
  /** When those who are not up were missed first. */
  readonly #missedMs = new Map<PeerId, number>();
  /** Who lately failed to keep what. */
  readonly #unable = new Unable();
  /** What was placed at the last look. */
  #seenPlacements: CatalogState["placements"] | undefined;
  /** Keys of models whose keepers are being changed, and `rangesOf` placements. */
  readonly #changing = new Set<string>();
  #timer: {readonly atMs: number; readonly cancel: Cancel} | undefined;

  constructor(deps: ReplicationDeps, ctx: ActorContext<ReplicationMsg>) {
    this.#deps = deps;
    this.#ctx = ctx;
    this.#agreed = new Agreed({
      agreement: deps.agreement,
      answered: (_what, handle) => this.#answered(handle),
      observed: (_what, handle) => (event) => void ctx.self.send({type: "answered", run: () => handle(event)}),
      changed: () => this.#lookIn(this.#hasNewPlacements() ? SETTLE_MS : LOOK_MS),
    });
    deps.membership.send({type: "subscribe", observe: (event) => void ctx.self.send({type: "member", event})});
  }

  receive(message: ReplicationMsg): void {
    switch (message.type) {
      case "answered":
        return message.run();
      case "member":
        if (message.event.type === "peer_up") this.#up.add(message.event.peer);
        else this.#up.delete(message.event.peer);
        return this.#lookIn(LOOK_MS);
      case "look":
        this.#timer = undefined;
        return this.#look();
    }
  }

  #answered<T>(handle: (outcome: Outcome<T>) => void): Callback<T> {
    return this.#ctx.reply<T>((outcome) => ({type: "answered", run: () => handle(outcome)}));
  }

  #hasNewPlacements(): boolean {
    const {placements} = this.#agreed.state;
    return placements.size > 0 && placements !== this.#seenPlacements;
  }

  /** Alone there is nobody to share with, and no timer. */
  #lookIn(ms: number): void {
    if (this.#up.size === 0) return;
    const atMs = this.#ctx.clock.nowMs() + ms;
    if (this.#timer && this.#timer.atMs <= atMs) return;
    this.#timer?.cancel();
    this.#timer = {atMs, cancel: this.#ctx.after(ms, {type: "look"})};
  }

  /** Only a leader goes on: of many that see the same shortage one shall mend it. */
  #look(): void {
    this.#seenPlacements = this.#agreed.state.placements;
    this.#lookIn(LOOK_MS);
    const handle = this.#answered((view: Outcome<ClusterView>) => {
      if (view.ok && view.value.role === "leader") this.#askMembers();
    });
    if (this.#agreed.state.models.size > 0) this.#deps.agreement.send({type: "cluster", lags: false, done: handle});
  }

  #askMembers(): void {
    const members = this.#answered((outcome: Outcome<readonly Member[]>) => {
      if (outcome.ok) this.#askOwn(outcome.value);
    });
    this.#deps.membership.send({type: "members", done: members});
  }

  #askOwn(members: readonly Member[]): void {
    const own = this.#answered((outcome: Outcome<readonly NamedModel[]>) => {
      if (outcome.ok) this.#askPlacements(members, outcome.value);
    });
    this.#deps.models.send({type: "names", done: own});
  }

  #askPlacements(members: readonly Member[], own: readonly NamedModel[]): void {
    const views = this.#answered((outcome: Outcome<readonly PlacementView[]>) => {
      if (!outcome.ok) return;
      this.#noteUnable(members, own, outcome.value);
      this.#decide(this.#candidates(members, own, this.#rangesHeld(outcome.value)));
    });
    this.#deps.deployments.send({type: "placements", done: views});
  }

  #noteUnable(members: readonly Member[], own: readonly NamedModel[], views: readonly PlacementView[]): void {
    const now = this.#ctx.clock.nowMs();
    this.#unable.forgetOld(now);
    for (const {model, lacksRoom} of own) if (lacksRoom) this.#unable.note(this.#deps.world.transport.self, model, now);
    for (const {id, lacksRoomFor} of members) for (const model of lacksRoomFor) this.#unable.note(id, model, now);
    for (const placement of this.#agreed.state.placements.values()) {
      for (const [index, {keepers}] of viewOf(placement, views).entries()) {
        for (const {peer, state} of keepers) if (state === "failed") this.#unable.note(peer, rangeKey(placement, index), now);
      }
    }
  }

  /** By peer, `rangeKey`s of what it keeps and has. */
  #rangesHeld(views: readonly PlacementView[]): ReadonlyMap<PeerId, readonly string[]> {
    const held = new Map<PeerId, string[]>();
    for (const placement of this.#agreed.state.placements.values()) {
      for (const [index, {keepers}] of viewOf(placement, views).entries()) {
        for (const {peer, state} of keepers) if (state === "ready") held.set(peer, [...(held.get(peer) ?? []), rangeKey(placement, index)]);
      }
    }
    return held;
  }

  #candidates(members: readonly Member[], own: readonly NamedModel[], ranges: ReadonlyMap<PeerId, readonly string[]>): readonly HolderCandidate[] {
    const {self} = this.#deps.world.transport;
    const {state} = this.#agreed;
    const heard = new Map(members.map((member) => [member.id, member]));
    const keptBytes = new Map<PeerId, number>();
    for (const {holders, size} of state.models.values()) for (const peer of holders) keptBytes.set(peer, (keptBytes.get(peer) ?? 0) + size);
    const zones = new Map([...state.members.values()].map(({peer, zone}) => [peer, zone]));
    const drained = drainedIn(state); // its copies are not counted on, others get some
    const now = this.#ctx.clock.nowMs();
    for (const peer of this.#missedMs.keys()) if (!zones.has(peer)) this.#missedMs.delete(peer);
    return [...zones].map(([peer, zone]) => {
      const isUp = peer === self || (this.#up.has(peer) && !this.#agreed.apart.has(peer) && heard.get(peer)?.isSuspected === false);
      const holds = peer === self ? own.filter(({isHere}) => isHere).map(({model}) => model) : (heard.get(peer)?.holds ?? []);
      const lacksRoomFor = new Set(this.#unable.keysOf(peer).filter((key) => !holds.includes(key)));
      return {
        peer,
        zone,
        isUp,
        isDead: this.#isDead(peer, isUp, now) || drained.has(peer),
        holds: new Set([...holds, ...(ranges.get(peer) ?? [])]),
        lacksRoomFor,
        keptBytes: keptBytes.get(peer) ?? 0,
      };
    });
  }

  #isDead(peer: PeerId, isUp: boolean, now: number): boolean {
    if (isUp) {
      this.#missedMs.delete(peer);
      return false;
    }
    const missed = this.#missedMs.get(peer) ?? now;
    this.#missedMs.set(peer, missed);
    return now - missed >= (this.#deps.config.agreement ?? agreementDefaults).repairAfterMs;
  }

  #decide(candidates: readonly HolderCandidate[]): void {
    const {replicationFactor} = groupSettings(this.#agreed.state, this.#deps.config.agreement);
    if (replicationFactor === 0) return;
    const {models, placements} = this.#agreed.state;
    for (const model of models.values()) {
      if (this.#changing.size >= CHANGES_MAX) return;
      if (this.#changing.has(model.model)) continue;
      const holders = nextHolders(model, candidates, replicationFactor);
      if (holders) this.#change(model, holders);
    }
    for (const placement of placements.values()) {
      const model = models.get(placement.model);
      if (model && !this.#changing.has(rangesOf(placement))) this.#lookAtRanges(placement, model, candidates, replicationFactor);
    }
  }

  #lookAtRanges(placement: Placement, model: CatalogModel, candidates: readonly HolderCandidate[], copies: number): void {
    const keepers = nextKeepers(placement, model, candidates, copies);
    if (!keepers) return;
    const {model: key, epoch} = placement;
    this.#changing.add(rangesOf(placement));
    this.#agreed.propose({type: "set_keepers", model: key, epoch, keepers, replaces: keepersOf(placement)}, (outcome) => {
      this.#changing.delete(rangesOf(placement));
      if (outcome.ok) this.#ctx.log.info("stage_keepers_changed", {model: key, epoch, keepers: keepers.map((peers) => peers.join(" ")).join(", ")});
    });
  }

  #change({model, manifest, holders: replaces}: CatalogModel, holders: readonly string[]): void {
    this.#changing.add(model);
    this.#agreed.propose({type: "set_holders", model, manifest, holders, replaces}, (outcome) => {
      this.#changing.delete(model);
      if (outcome.ok) this.#ctx.log.info("keepers_changed", {model, keepers: holders.join(" "), before: replaces.join(" ")});
    });
  }
}

function viewOf({displayName, epoch}: Placement, views: readonly PlacementView[]): PlacementView["stages"] {
  return views.find((view) => view.model === displayName && view.epoch === epoch)?.stages ?? [];
}

function rangesOf({model}: Placement): string {
  return `ranges of ${model}`;
}
