import {type CatalogMember, type CatalogState, type ClusterFacts, emptyCatalog, encodeState, meet} from "@ollamesh/catalog";
import type {LogContents, Logger, PeerId} from "@ollamesh/ports";
import {emptyConfState} from "@ollamesh/raft";
import {type Callback, CodedError, type Failure, type Outcome} from "@ollamesh/stdx";
import type {GroupMessage} from "@ollamesh/wire";
import type {NodeConfig} from "../config.ts";
import type {World} from "../world.ts";
import {drawCluster, drawNode, type Identity, LOST_GROUP, loadIdentity, saveIdentity} from "./identity.ts";
import {type Restored, restore, snapshotRecordOf} from "./log-records.ts";
import {loadRecovery, type Recovery, saveRecovery} from "./recovery.ts";
import type {Remains} from "./replica.ts";

export interface EnrolmentDeps {
  readonly world: World;
  readonly config: NodeConfig;
  readonly log: Logger;
  nextU32(): number;
  /** Brings an answer of a store back into the actor. */
  answered<T>(handle: (outcome: Outcome<T>) => void): Callback<T>;
  tell(peer: PeerId, message: GroupMessage): void;
  peersUp(): readonly PeerId[];
  /** Of the own group; at least 2 where it is not known to be of this peer alone. */
  members(): number;
  /** There has been no leader for so long that none is to be expected. A moment without one, at a start or in an election, is not that. */
  isHopeless(): boolean;
  /** This peer belongs to a group, as this node, with this log. */
  begin(identity: Identity, restored: Restored): void;
  /** It belongs to none any more. */
  left(why: string): void;
  /** Others are `apart` now than before. */
  apartChanged(): void;
}

const LOST_LOG_ACTION = "this peer waits to be taken in again as a new member; if no other peer is left: cluster recover --others-are-gone";
/** About half a minute: a group without a quorum takes nobody in. */
const ASKS_OF_ONE_GROUP = 60;
const nothing: LogContents = {snapshot: undefined, hardState: undefined, entries: []};

/**
 * How this peer comes to belong to a group: by what is on its disk, by founding one, or by being taken into that of the peers it meets. Whenever
 * its log is lost or given up it is another node afterwards: what the earlier one voted for is not known, so it must not vote again.
 */
export class Enrolment {
  readonly #deps: EnrolmentDeps;
  /** Peers that said they belong to a group. */
  readonly #groups = new Map<PeerId, string>();
  #identity: Identity | undefined;
  /** Peers of other groups that were warned of, and who of them was told last which group this one is of: process and group. */
  readonly #apart = new Map<PeerId, string>();
  #asked = 0;
  /** Between two lives: nothing is decided until the stores have answered. */
  #isMoving = true;

  constructor(deps: EnrolmentDeps) {
    this.#deps = deps;
  }

  /** Undefined until the disk was read. */
  get identity(): Identity | undefined {
    return this.#identity;
  }

  /** Peers that are up and belong to another group, which neither side gives up. */
  get apart(): readonly PeerId[] {
    return [...this.#apart.keys()].sort(); // a list for people: the same however they met
  }

  load(): void {
    const {kv, logStore} = this.#deps.world;
    const identityRead = this.#deps.answered((identity: Outcome<Identity | undefined>) => {
      if (!identity.ok) throw faultOf(identity.error);
      logStore.load(
        this.#deps.answered((contents: Outcome<LogContents>) => {
          if (!contents.ok) throw faultOf(contents.error);
          loadRecovery(
            kv,
            this.#deps.answered((recovery: Outcome<Recovery | undefined>) => {
              if (!recovery.ok) throw faultOf(recovery.error);
              if (recovery.value) this.#carryOut(recovery.value, () => undefined);
              else this.#loaded(identity.value, contents.value);
            }),
          );
        }),
      );
    });
    loadIdentity(kv, identityRead);
  }

  #loaded(identity: Identity | undefined, contents: LogContents): void {
    const hasLog = contents.snapshot !== undefined || contents.hardState !== undefined;
    if (identity && identity.cluster !== "" && hasLog) return this.#begin(identity, contents);
    const isLost = identity !== undefined && identity.cluster !== "";
    if (isLost) this.#deps.log.warn("consensus_log_lost", {node: identity.node, action: LOST_LOG_ACTION});
    this.#startOver(hasLog || contents.entries.length > 0, isLost || identity?.hasLostLog === true);
  }

  /** The log is there, but an older state of it: what this node promised since then is not known, so it comes back as another one. */
  loseLog(): void {
    this.#deps.log.error("consensus_log_outdated", {
      node: this.#identity?.node,
      reason: "entries this node had acknowledged are not in its log: a copy or a backup was used",
      action: LOST_LOG_ACTION,
    });
    this.#leave("this peer's log is older than what it acknowledged: it is joining anew");
    this.#startOver(true, true);
  }

  /** @param hasLostLog a group founded now would acknowledge changes that are lost as soon as the old one is met */
  #startOver(hasLog: boolean, hasLostLog = false): void {
    const {world, config} = this.#deps;
    const nowhere: Identity = {cluster: "", node: drawNode(this.#deps.nextU32), ...(hasLostLog && {hasLostLog})};
    const isFounder = config.bootstrap.length === 0 && this.#groups.size === 0 && !hasLostLog;
    const next = isFounder ? () => this.#found(nowhere.node, () => undefined) : () => this.#await(nowhere);
    // The identity first: with one that belongs nowhere a log that is still there is not used.
    const emptied = (): void => saveIdentity(world.kv, nowhere, this.#orFail(next));
    saveIdentity(world.kv, nowhere, this.#orFail(hasLog ? () => world.logStore.reset(this.#orFail(emptied)) : next));
  }

  #await(identity: Identity): void {
    this.#isMoving = false;
    this.#identity = identity;
    this.#greetAll();
  }

  #found(node: number, done: () => void, recoveredFrom = ""): void {
    const identity = {cluster: drawCluster(this.#deps.nextU32), node, recoveredFrom};
    this.#settleAlone(identity, {...emptyCatalog, members: this.#onlySelf(identity)}, 1, 1, done);
  }

  /** The log is lost and so are the others: a new group with an empty state. @returns whether that is so */
  foundAnew(done: () => void): boolean {
    if (this.#isMoving || !this.#identity?.hasLostLog) return false;
    const node = drawNode(this.#deps.nextU32); // as the present one it may have been taken in already
    this.#deps.log.warn("recovered_alone", {node, action: "nothing of what was agreed on is left here: restore a backup, if there is one"});
    this.#leave("this peer is being recovered");
    this.#found(node, done, LOST_GROUP);
    return true;
  }

  /** A group of one that begins with this state. */
  #settleAlone(identity: Identity, state: CatalogState, index: number, term: number, done: () => void): void {
    const {kv, logStore} = this.#deps.world;
    const snapshot = snapshotRecordOf({index, term, confState: {...emptyConfState, voters: [identity.node]}, data: encodeState(state)});
    const hardState = {term, vote: 0, commit: index};
    const begin = (): void => {
      this.#begin(identity, {snapshot, hardState, entries: []});
      done();
    };
    logStore.write(
      {snapshot, hardState, sync: true},
      this.#orFail(() => saveIdentity(kv, identity, this.#orFail(begin))),
    );
  }

  #onlySelf({node}: Identity): ReadonlyMap<number, CatalogMember> {
    return new Map([[node, {node, peer: this.#deps.world.transport.self, zone: this.#deps.config.zone}]]);
  }

  #begin(identity: Identity, contents: LogContents): void {
    const restored = restore(contents);
    if (!restored.ok) throw faultOf(restored.error);
    this.#identity = identity;
    this.#isMoving = false;
    this.#deps.begin(identity, restored.value);
    this.#greetAll();
  }

  /** Says to a peer that came which group this one belongs to. */
  greet(peer: PeerId): void {
    if (!this.#identity) return;
    const {cluster: _cluster, ...facts} = this.#facts(this.#identity);
    this.#deps.tell(peer, {type: "hello", from: this.#identity.node, to: 0, ...facts});
  }

  #facts({cluster, recoveredFrom = ""}: Identity): ClusterFacts {
    return {cluster, members: this.#deps.members(), hasBootstrap: this.#deps.config.bootstrap.length > 0, recoveredFrom, hasLeader: !this.#deps.isHopeless()};
  }

  #greetAll(): void {
    for (const peer of this.#deps.peersUp()) this.greet(peer);
  }

  forget(peer: PeerId): void {
    this.#groups.delete(peer);
    this.#together(peer);
  }

  /**
   * A peer said which group it belongs to.
   * @param life of its process
   */
  met(peer: PeerId, cluster: string, life: number, hello: GroupMessage & {type: "hello"}): void {
    if (cluster !== "") this.#groups.set(peer, cluster);
    else this.#groups.delete(peer); // it left its own: nobody there takes anybody in
    const identity = this.#identity;
    if (!identity || this.#isMoving) return; // everybody is greeted when that is over
    const own = this.#facts(identity);
    const meeting = meet(own, {...hello, cluster});
    if (meeting === "apart") return this.#stayApart(peer, own.cluster, cluster, life);
    this.#together(peer);
    // The next step is the other's, and it may have been greeted before it could listen.
    if (meeting === "wait") this.greet(peer);
    if (meeting !== "join") return;
    if (own.cluster === "") return this.ask(false);
    this.#deps.log.info("group_left", {cluster: own.cluster, joins: cluster, peer});
    this.#leave("this peer is joining another group: ask again in a moment");
    this.#startOver(true);
  }

  #stayApart(peer: PeerId, own: string, theirs: string, life: number): void {
    const told = `${life} ${theirs}`;
    const before = this.#apart.get(peer);
    if (before === told) return;
    this.#apart.set(peer, told);
    this.greet(peer); // or only one of them would know; one that began anew, or changed its group, has forgotten what it was told
    if (before !== undefined) return;
    const action = "peers of two groups do not share a catalogue: start one group's peers with empty data folders";
    this.#deps.log.warn("two_groups", {peer, own, theirs, action});
    this.#deps.apartChanged();
  }

  #together(peer: PeerId): void {
    if (this.#apart.delete(peer)) this.#deps.apartChanged();
  }

  /** The leader of this peer's group says that it is no member any more: it comes back as another one. */
  dismissed(peer: PeerId, node: number): void {
    if (this.#isMoving || this.#identity?.node !== node) return;
    this.#deps.log.warn("removed_from_group", {cluster: this.#identity.cluster, by: peer, action: "this peer asks to be taken in again, as a new member"});
    this.#leave("this peer was removed from its group: it is joining anew");
    this.#startOver(true, true);
  }

  /** Without a group, asks everybody of one to be taken in; whoever leads it does. Without a leader for long, asks all others what they belong to. */
  ask(isHopeless: boolean): void {
    if (this.#isMoving || !this.#identity) return;
    if (this.#identity.cluster !== "") {
      if (isHopeless) this.#greetAll();
      return;
    }
    // Of several groups one at a time: each that takes this peer in counts on it from then on.
    const groups = [...new Set(this.#groups.values())].toSorted();
    const chosen = groups[Math.floor(this.#asked++ / ASKS_OF_ONE_GROUP) % Math.max(1, groups.length)];
    for (const [peer, cluster] of this.#groups) {
      if (cluster === chosen) this.#deps.tell(peer, {type: "join", from: this.#identity.node, to: 0, zone: this.#deps.config.zone});
    }
  }

  /** The leader of a group speaks to this peer: it is taken in. What it said will be said again. */
  adopt(peer: PeerId, cluster: string): void {
    if (this.#isMoving || this.#identity?.cluster !== "" || this.#groups.get(peer) !== cluster) return;
    this.#isMoving = true;
    const joined = {cluster, node: this.#identity.node};
    saveIdentity(
      this.#deps.world.kv,
      joined,
      this.#orFail(() => this.#begin(joined, nothing)),
    );
  }

  /** A new group with the state of the old one: its other members cannot come back into this one by mistake. */
  recover({state, index, term}: Remains, done: () => void): void {
    const recoveredFrom = this.#identity?.cluster ?? "";
    const identity: Identity = {cluster: drawCluster(this.#deps.nextU32), node: drawNode(this.#deps.nextU32), recoveredFrom};
    this.#leave("this peer is being recovered");
    const recovery = {identity, index, term, state: {...state, members: this.#onlySelf(identity), writers: new Map()}};
    saveRecovery(
      this.#deps.world.kv,
      recovery,
      this.#orFail(() => this.#carryOut(recovery, done)),
    );
  }

  /** At the next start too, as often as it takes: the record is what is left of the state meanwhile. */
  #carryOut({identity, state, index, term}: Recovery, done: () => void): void {
    this.#deps.log.warn("recovered_alone", {left: identity.recoveredFrom, cluster: identity.cluster, applied: index});
    this.#deps.world.logStore.reset(this.#orFail(() => this.#settleAlone(identity, state, index, term, done)));
  }

  #leave(why: string): void {
    this.#isMoving = true;
    this.#identity = undefined;
    const wasApart = this.#apart.size > 0;
    this.#apart.clear();
    if (wasApart) this.#deps.apartChanged();
    this.#deps.left(why);
  }

  #orFail(then: () => void): Callback<void> {
    return this.#deps.answered((outcome: Outcome<void>) => {
      if (!outcome.ok) throw faultOf(outcome.error);
      then();
    });
  }
}

/** A store that fails leaves nothing to go on with: the process ends. */
export function faultOf({code, message}: Failure): CodedError {
  return new CodedError(code, message);
}
