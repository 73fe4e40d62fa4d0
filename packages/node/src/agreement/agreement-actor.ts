import type {ActorContext, ActorRef, ActorSpec} from "@ollamesh/actor";
import {BATCH_CHANGES_MAX, type CatalogCommand, type CatalogState, checkSetting, emptyCatalog} from "@ollamesh/catalog";
import type {Cancel, PeerId} from "@ollamesh/ports";
import {type Callback, type Failure, fail, type Outcome, ok} from "@ollamesh/stdx";
import {type GroupMessage, type RaftFrame, raftCodec} from "@ollamesh/wire";
import type {NodeConfig} from "../config.ts";
import {type LinkEvent, PeerLinks} from "../link/peer-links.ts";
import type {MembershipEvent, MembershipRequest, SuspicionEvent} from "../membership/messages.ts";
import type {World} from "../world.ts";
import {AsyncChanges} from "./async-changes.ts";
import type {AsyncCommand} from "./async-records.ts";
import {Caretaker} from "./caretaker.ts";
import {clusterView, noLeader} from "./cluster-view.ts";
import {Enrolment, faultOf} from "./enrolment.ts";
import {GroupLinks, raftProtocol} from "./group-links.ts";
import type {Identity} from "./identity.ts";
import {LagInquiry, withLags} from "./lag-inquiry.ts";
import {LeaderWatch} from "./leader-watch.ts";
import type {Restored} from "./log-records.ts";
import type {AgreedSnapshot, AgreementRequest, SettingsView} from "./messages.ts";
import {Operators} from "./operators.ts";
import {groupWorks, noQuorum, PendingCalls} from "./pending-calls.ts";
import {Presence} from "./presence.ts";
import {Replica} from "./replica.ts";
import {type AgreementSettings, agreementDefaults, type GroupSettings, groupSettings, settingViews} from "./settings.ts";
import {StepAside} from "./step-aside.ts";
import {Succession} from "./succession.ts";
import {TimeKeeper} from "./time-keeper.ts";

/** When a leader's connection ends, voters campaign in turns this much shorter than an election timeout. */
const TURNS_A_TIMEOUT = 10;

export type AgreementMsg =
  | AgreementRequest
  | {readonly type: "answered"; readonly run: () => void}
  | {readonly type: "link"; readonly event: LinkEvent<RaftFrame>}
  | {readonly type: "disconnected"; readonly peer: PeerId}
  | {readonly type: "member"; readonly event: MembershipEvent}
  | {readonly type: "suspicion"; readonly event: SuspicionEvent}
  | {readonly type: "settle"};

export interface AgreementDeps {
  readonly world: World;
  readonly config: NodeConfig;
  readonly membership: ActorRef<MembershipRequest>;
}

/** What all peers hold true: the catalogue, agreed on by Raft. */
export function createAgreementActor(deps: AgreementDeps): ActorSpec<AgreementMsg> {
  return {
    name: "agreement",
    mailbox: {capacity: 16_384, onFull: "reject"},
    supervision: {onFault: "escalate"}, // a log that cannot be written must not be answered from
    start: (ctx) => {
      const agreement = new Agreement(deps, ctx);
      return (message) => agreement.receive(message);
    },
  };
}

class Agreement {
  readonly #deps: AgreementDeps;
  readonly #ctx: ActorContext<AgreementMsg>;
  readonly #settings: AgreementSettings;
  readonly #links: PeerLinks<RaftFrame>;
  readonly #group: GroupLinks;
  readonly #calls: PendingCalls;
  readonly #async: AsyncChanges;
  readonly #lags = this.#lagInquiry();
  readonly #aside = this.#stepAside();
  readonly #succession: Succession;
  readonly #operators: Operators;
  readonly #caretaker: Caretaker;
  readonly #enrolment: Enrolment;
  readonly #life: number;
  readonly #observers: ((state: CatalogState, cluster: string, apart: ReadonlySet<PeerId>) => void)[] = [];
  readonly #presence: Presence;
  #replica: Replica | undefined;
  /** As of the last state that was published. */
  #inForce: GroupSettings;
  #isSettling = false;
  readonly #time: TimeKeeper;
  readonly #leadership: LeaderWatch;

  constructor(deps: AgreementDeps, ctx: ActorContext<AgreementMsg>) {
    this.#deps = deps;
    this.#ctx = ctx;
    this.#settings = deps.config.agreement ?? agreementDefaults;
    this.#inForce = groupSettings(emptyCatalog, this.#settings);
    this.#life = ctx.rng.nextU32();
    this.#succession = this.#successionOf();
    this.#operators = this.#operatorsOf();
    this.#leadership = this.#leaderWatch();
    this.#presence = new Presence(ctx.clock.nowMs(), () => this.#publish(this.#replica?.state ?? emptyCatalog));
    const {world} = deps;
    this.#links = new PeerLinks({transport: world.transport, protocol: raftProtocol, codec: raftCodec, log: ctx.log, deliver: (event) => ctx.self.send({type: "link", event})});
    ctx.onStop(() => this.#links.close());
    ctx.onStop(world.transport.observe({connected: () => undefined, disconnected: (peer) => ctx.self.send({type: "disconnected", peer})}));
    this.#group = new GroupLinks({
      life: this.#life,
      send: (peer, frame) => this.#presence.isKnown(peer) && this.#links.send(peer, frame) !== "refused",
      cluster: () => this.#enrolment.identity?.cluster ?? "",
      state: () => this.#replica?.state,
      nowMs: () => ctx.clock.nowMs(),
      copied: (node, from) => this.#copied(node, from),
      unreachable: (node) => this.#replica?.unreachable(node),
      snapshotSent: (node, isDelivered) => this.#replica?.snapshotSent(node, isDelivered),
    });
    this.#time = this.#timeKeeper();
    this.#calls = new PendingCalls({
      prefix: `${this.#life.toString(36)}${ctx.rng.nextU32().toString(36)}`,
      firstNumber: this.#life * 2 ** 20,
      nowMs: () => ctx.clock.nowMs(),
      propose: (commands) => this.#replica?.propose(commands) === "ok",
      isBusy: () => this.#replica?.isBusy ?? false,
      batchChangesMax: () => this.#inForce.batchChangesMax,
      readIndex: (readId) => this.#replica?.readIndex(readId),
      state: () => this.#replica?.state ?? emptyCatalog,
      trouble: () => this.#trouble(),
      isHopeless: () => this.#leadership.isHopeless,
    });
    this.#async = new AsyncChanges({
      kv: world.kv,
      nowMs: () => ctx.clock.nowMs(),
      answered: (handle) => this.#answered(handle),
      propose: (command, once, done) => this.#calls.change(command, done, once),
    });
    this.#caretaker = new Caretaker({
      settings: () => ({...this.#settings, ...this.#inForce}),
      replica: () => this.#replica as Replica,
      zone: deps.config.zone,
      presence: this.#presence,
      nowMs: () => ctx.clock.nowMs(),
      propose: (command, done) => this.#calls.change(command, done),
    });
    deps.membership.send({type: "subscribe", observe: (event) => void ctx.self.send({type: "member", event})});
    deps.membership.send({type: "subscribe_suspicions", observe: (event) => void ctx.self.send({type: "suspicion", event})});
    this.#enrolment = new Enrolment({
      world,
      config: deps.config,
      log: ctx.log,
      nextU32: () => ctx.rng.nextU32(),
      answered: (handle) => this.#answered(handle),
      tell: (peer, message) => this.#group.tell(peer, message),
      peersUp: () => this.#presence.reached(),
      members: () => this.#replica?.memberCount ?? 0,
      isHopeless: () => this.#leadership.isHopeless,
      begin: (identity, restored) => this.#begin(identity, restored),
      left: (why) => this.#left(why),
      apartChanged: () => this.#presence.setApart(this.#enrolment.apart, ctx.clock.nowMs()),
    });
    this.#enrolment.load();
  }

  #timeKeeper(): TimeKeeper {
    return new TimeKeeper({
      heartbeatIntervalMs: this.#settings.heartbeatIntervalMs,
      clock: this.#ctx.clock,
      after: (delayMs, run) => this.#after(delayMs, run),
      replica: () => this.#replica,
      mustCare: () => this.#mustCare(),
      care: () => this.#care(),
    });
  }

  #stepAside(): StepAside {
    return new StepAside({
      replica: () => this.#replica,
      isUp: (node) => this.#presence.isUp(this.#group.peerOf(node) ?? ""),
      after: (delayMs, run) => this.#after(delayMs, run),
    });
  }

  #leaderWatch(): LeaderWatch {
    return new LeaderWatch({
      electionTimeoutMs: this.#settings.electionTimeoutMs,
      replica: () => this.#replica,
      silentMs: (node) => this.#group.silentMs(node),
      nowMs: () => this.#ctx.clock.nowMs(),
    });
  }

  #successionOf(): Succession {
    return new Succession({
      replica: () => this.#replica,
      peerOf: (node) => this.#group.peerOf(node),
      after: (delayMs, run) => this.#after(delayMs, run),
      turnMs: this.#settings.electionTimeoutMs / TURNS_A_TIMEOUT,
    });
  }

  #operatorsOf(): Operators {
    return new Operators({
      group: () => (this.#replica && !this.#leadership.isHopeless ? ok(this.#replica) : noQuorum(this.#trouble())),
      self: this.#deps.world.transport.self,
      isUp: (peer) => this.#presence.isUp(peer),
      change: (command, done) => this.#calls.change(command, done),
      electionTimeoutMs: this.#settings.electionTimeoutMs,
      after: (delayMs, run) => this.#after(delayMs, run),
    });
  }

  #lagInquiry(): LagInquiry {
    return new LagInquiry({
      replica: () => this.#replica,
      peerOf: (node) => this.#group.peerOf(node),
      silentMs: (node) => this.#group.silentMs(node),
      tell: (peer, message) => this.#group.tell(peer, message),
      after: (delayMs, run) => this.#after(delayMs, run),
    });
  }

  receive(message: AgreementMsg): void {
    switch (message.type) {
      case "propose":
        this.#propose(message.command, message.done);
        break;
      case "propose_async":
        this.#proposeAsync(message.command, message.done);
        break;
      case "async_change":
        return message.done(this.#async.view(message.id));
      case "watch_changes":
        return message.done(this.#async.watch(message.id, message.observe));
      case "unwatch_changes":
        return this.#async.unwatch(message.id);
      case "read":
        if (message.consistency === "strong") this.#calls.read(message.done);
        else message.done(ok(this.#replica?.state ?? emptyCatalog));
        break;
      case "settings":
        this.#readSettings(message.consistency ?? this.#inForce.consistency, message.done);
        break;
      case "snapshot":
        this.#calls.read((outcome) => message.done(outcome.ok ? ok(this.#snapshotOf(outcome.value)) : outcome));
        break;
      case "subscribe":
        this.#observers.push(message.observe);
        return message.observe(this.#replica?.state ?? emptyCatalog, this.#cluster, this.#presence.apart);
      case "cluster":
        if (!message.lags) return message.done(ok(this.#view()));
        return this.#lags.ask((lags) => message.done(ok(withLags(this.#view(), lags))));
      case "observe_changes":
        return this.#calls.tellTimes(message.observe);
      case "manage":
        this.#operators.manage(message.what, message.peer, message.done);
        break;
      case "step_aside":
        this.#aside.ask(message.done);
        break;
      case "recover":
        return this.#recover(message.done);
      case "answered":
        message.run();
        break;
      case "link":
        this.#linked(message.event);
        break;
      case "disconnected":
        this.#succession.lost(message.peer);
        break;
      case "member":
        this.#memberChanged(message.event);
        break;
      case "suspicion":
        return this.#presence.suspicion(message.event);
      case "settle":
        return this.#settle();
    }
    this.#wake();
  }

  /** After all messages that wait now: many changes then share one write and one round. */
  #wake(): void {
    if (this.#isSettling) return;
    this.#isSettling = this.#ctx.self.send({type: "settle"});
    if (!this.#isSettling) this.#settle();
  }

  #settle(): void {
    this.#isSettling = false;
    const hasMore = this.#calls.flush();
    const isUnfinished = this.#replica?.settle() ?? false;
    if (isUnfinished || hasMore || this.#calls.mustAsk) this.#wake();
    if (this.#replica?.hasLostEntries) this.#enrolment.loseLog();
    this.#watchLeader();
    this.#time.keep();
  }

  #watchLeader(): void {
    if (!this.#leadership.look()) return;
    this.#lags.leaderChanged();
    const {leader} = this.#leadership;
    if (leader !== this.#replica?.id) this.#aside.leadsNoMore();
    if (leader === 0) return;
    this.#ctx.log.info("leader", {node: leader, peer: this.#group.peerOf(leader), term: this.#replica?.status.term});
    this.#calls.retry();
    this.#wake();
  }

  /** Beyond what a leader does with its heartbeats. Who follows one and waits for nothing has nothing to look after. */
  #mustCare(): boolean {
    if (!this.#replica || this.#leadership.leader === 0 || !this.#calls.isIdle || !this.#async.isIdle) return true;
    return this.#leadership.leader === this.#replica.id && (this.#presence.size > 0 || !this.#replica.isAlone);
  }

  #care(): void {
    this.#calls.expire();
    this.#async.pump();
    const {status} = this.#replica ?? {};
    if (this.#replica && status?.role === "leader" && status.commit >= status.firstIndex) this.#caretaker.tend();
    this.#enrolment.ask(this.#leadership.isHopeless);
  }

  #begin(identity: Identity, restored: Restored): void {
    this.#leadership.begin();
    const replica: Replica = new Replica(
      {
        node: identity.node,
        store: this.#deps.world.logStore,
        settings: this.#settings,
        trace: (level, text) => this.#ctx.log[level === "info" ? "debug" : level](`raft`, {text}),
        random: (bound) => this.#ctx.rng.nextU32() % bound,
        send: (message) => this.#group.send(message),
        answered: (handle) => this.#answered(handle),
        applied: (id, refusal) => this.#calls.applied(id, refusal),
        // A replica that was given up may still hear from its store.
        stateChanged: (state) => this.#replica === replica && this.#publish(state),
        readable: (readId) => this.#calls.readable(readId),
        failed: (failure) => this.#fail(failure),
      },
      restored,
    );
    this.#replica = replica;
    const {voters, votersOutgoing, learners} = restored.confState;
    // Alone: there is nobody to wait for.
    if (voters.length === 1 && voters[0] === identity.node && votersOutgoing.length + learners.length === 0) this.#replica.campaign();
    // What is known to be committed is applied first: nobody shall act on what was true long ago.
    this.#replica.settle();
    this.#publish(this.#replica.state);
    this.#async.begin(identity.node);
  }

  #left(why: string): void {
    this.#replica = undefined;
    this.#calls.abandon(why);
    this.#async.left();
    this.#publish(emptyCatalog);
  }

  /** Of a log that is open: before and after, there is no state either. */
  get #cluster(): string {
    return this.#replica ? (this.#enrolment.identity?.cluster ?? "") : "";
  }

  #publish(state: CatalogState): void {
    this.#inForce = groupSettings(state, this.#settings);
    for (const observe of this.#observers) observe(state, this.#cluster, this.#presence.apart);
  }

  #linked(event: LinkEvent<RaftFrame>): void {
    this.#time.pass();
    if (event.type === "broken") return this.#lost(event.peer);
    if (event.type !== "message") return;
    const {peer} = event;
    const {cluster, life, message} = event.message;
    if (message.type === "hello") return this.#greeted(peer, event.message, message);
    if (message.type === "removed") return this.#leadership.leader === 0 && cluster === this.#cluster ? this.#enrolment.dismissed(peer, message.to) : undefined;
    if (message.type === "join") return this.#joinAsked(peer, message);
    const {identity} = this.#enrolment;
    if (!identity || message.to !== identity.node || cluster === "") return;
    if (identity.cluster === "") return this.#enrolment.adopt(peer, cluster);
    if (cluster !== identity.cluster) return;
    if (message.type === "lag_request") return this.#lags.asked(peer, message);
    if (message.type === "lag_report") return this.#lags.told(peer, message);
    const received = this.#group.received(peer, life, message);
    if (received) this.#replica?.step(received);
    // With batches bounded, those of several peers share no append either.
    if (received?.type === "proposal" && this.#inForce.batchChangesMax < BATCH_CHANGES_MAX) this.#replica?.settle();
  }

  #joinAsked(peer: PeerId, {from, zone}: GroupMessage & {type: "join"}): void {
    if (this.#replica?.status.role !== "leader") return; // whoever wants to join asks everybody
    this.#caretaker.join(from, peer, zone);
    this.#group.learn(from, peer);
    this.#caretaker.look();
  }

  #memberChanged(event: MembershipEvent): void {
    const nowMs = this.#ctx.clock.nowMs();
    if (event.type === "peer_up") {
      this.#presence.came(event, nowMs);
      return this.#enrolment.greet(event.peer);
    }
    this.#enrolment.forget(event.peer);
    this.#presence.went(event, this.#replica?.hasMember(event.peer) ?? false, nowMs);
    this.#lost(event.peer);
  }

  #lost(peer: PeerId): void {
    for (const {node, peer: known} of this.#replica?.state.members.values() ?? []) if (known === peer) this.#replica?.unreachable(node);
  }

  #copied(node: number, peer: PeerId): void {
    const action = "one of them must begin with an empty data folder; until then only the one that was heard first is believed";
    this.#ctx.log.error("data_folder_copied", {node, peer, reason: "two processes run on copies of one data folder", action});
  }

  #propose(command: CatalogCommand, done: Callback<void>): void {
    const checked = command.type === "set_setting" ? checkSetting(command.name, command.value) : ok(undefined);
    if (!checked.ok) return done(checked);
    this.#calls.change(command, done);
  }

  #proposeAsync(command: AsyncCommand, done: Callback<string>): void {
    const wayOut = "set mode to async_training, or ask without async";
    if (!this.#inForce.isAsyncAllowed) return done(fail("not_async", `the setting mode of this group is normal: ${wayOut}`));
    const checked = command.type === "set_setting" ? checkSetting(command.name, command.value) : ok(undefined);
    if (!checked.ok) return done(checked);
    this.#async.accept(command, done);
  }

  #readSettings(consistency: "strong" | "stale", done: Callback<SettingsView>): void {
    const view = (state: CatalogState): SettingsView => ({consistency, settings: settingViews(state, this.#settings)});
    if (consistency === "stale") return done(ok(view(this.#replica?.state ?? emptyCatalog)));
    this.#calls.read((outcome) => done(outcome.ok ? ok(view(outcome.value)) : outcome));
  }

  /** Called while a read is answered: what is applied is this state. */
  #snapshotOf(state: CatalogState): AgreedSnapshot {
    const {term, applied} = (this.#replica as Replica).status;
    return {cluster: this.#enrolment.identity?.cluster ?? "", term, index: applied, state};
  }

  /** Who was removed while it was away, or cut off, believes to be a member still: its leader knows better. */
  #greeted(peer: PeerId, {cluster, life}: RaftFrame, hello: GroupMessage & {type: "hello"}): void {
    const replica = this.#replica;
    // Of a leader with nothing open: all that was agreed on before its time is known here.
    const isSure = replica?.status.role === "leader" && replica.status.applied === replica.status.lastIndex;
    if (isSure && cluster === this.#cluster && !replica.state.members.has(hello.from)) this.#group.tell(peer, {type: "removed", from: replica.status.id, to: hello.from});
    this.#enrolment.met(peer, cluster, life, hello);
  }

  /** Alone again, with everything this peer knows, as a new group: the old one's other members cannot come back into it by mistake. */
  #recover(done: Callback<void>): void {
    const replica = this.#replica;
    // Answered when it leads, for then changes are possible again.
    const begun = (): void => this.#calls.read((outcome) => done(outcome.ok ? ok(undefined) : outcome));
    if (replica?.isOnlyMember) return begun(); // it is alone already
    if (!this.#leadership.isHopeless) return done(groupWorks());
    if (!replica) return this.#enrolment.foundAnew(begun) ? undefined : done(noQuorum(`there is no group here to recover: ${this.#trouble()}`));
    this.#enrolment.recover(replica.remains, begun);
  }

  #trouble(): string {
    if (!this.#replica && this.#enrolment.identity?.hasLostLog)
      return "this peer lost the log of its group and waits for the others to take it in again; if they are gone for good: cluster recover --others-are-gone";
    if (!this.#replica) return "this peer has not been taken into a group yet: the peers it was told to join by do not answer, or have no quorum themselves";
    if (this.#leadership.leader !== 0) return "the leader did not confirm in time";
    return noLeader(this.#replica.status.configuration, (node) => node === this.#enrolment.identity?.node || this.#presence.isUp(this.#group.peerOf(node) ?? ""));
  }

  #view(): ReturnType<typeof clusterView> {
    return clusterView({
      identity: this.#enrolment.identity,
      replica: this.#replica,
      minNodes: this.#inForce.minNodes,
      elections: this.#leadership.elections,
      hasLeader: this.#leadership.leader !== 0,
      apart: this.#enrolment.apart,
      peerOf: (node) => this.#group.peerOf(node),
      presence: this.#presence,
    });
  }

  #after(delayMs: number, run: () => void): Cancel {
    return this.#ctx.after(delayMs, {type: "answered", run});
  }

  #answered<T>(handle: (outcome: Outcome<T>) => void): Callback<T> {
    return this.#ctx.reply<T>((outcome) => ({type: "answered", run: () => handle(outcome)}));
  }

  #fail(failure: Failure): never {
    throw faultOf(failure);
  }
}
