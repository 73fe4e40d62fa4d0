import type {ActorContext, ActorSpec} from "@ollamesh/actor";
import type {SessionMessage, StageMessage} from "@ollamesh/inference";
import type {PeerId, ProtocolSpec} from "@ollamesh/ports";
import {type Callback, MIB, ok} from "@ollamesh/stdx";
import {type RankMessage, rankCodec, type SlotsMessage, STAGE_FRAME_BYTES_MAX, sessionCodec, slotsCodec, stageCodec} from "@ollamesh/wire";
import {type LinkEvent, PeerLinks} from "../link/peer-links.ts";
import {sessionProtocol, tokensProtocol} from "../link/session-protocols.ts";
import type {MembershipEvent} from "../membership/messages.ts";
import {HandoverDesk, slotsProtocol} from "./handovers/handover-desk.ts";
import {HostedStage} from "./hosted-stage.ts";
import {DAMAGED_WEIGHTS, type StageAssignment, type StageState, type StagesRequest, type StageUsedView, type Workload} from "./messages.ts";
import type {BatchMessage} from "./pipeline-follower.ts";
import type {Client} from "./pipeline-head.ts";
import {ranksProtocol} from "./rank-links.ts";
import {SessionDesk} from "./session-desk.ts";
import {type StagesDeps, StagesShared} from "./stages-shared.ts";

/** Along the stages: hidden states. Room for a few of the largest frames. */
export const stageProtocol: ProtocolSpec = {
  id: "/ollamesh/stage/1",
  trafficClass: "request",
  frameBytesMax: STAGE_FRAME_BYTES_MAX,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 160 * MIB,
};

export type StagesMsg =
  | StagesRequest
  | {readonly type: "answered"; readonly run: () => void}
  | {readonly type: "session_link"; readonly event: LinkEvent<SessionMessage>}
  | {readonly type: "stage_link"; readonly event: LinkEvent<StageMessage>}
  | {readonly type: "rank_link"; readonly event: LinkEvent<RankMessage>}
  | {readonly type: "slots_link"; readonly event: LinkEvent<SlotsMessage>}
  | {readonly type: "member"; readonly event: MembershipEvent};

/** Holds the loaded stages of this peer and runs their pipelines. */
export function createStagesActor(deps: StagesDeps): ActorSpec<StagesMsg> {
  return {
    name: "stages",
    mailbox: {capacity: 16_384, onFull: "reject"},
    supervision: {onFault: "escalate"},
    start: (ctx) => {
      const stages = new Stages(deps, ctx);
      return (message) => stages.receive(message);
    },
  };
}

class Stages {
  readonly #shared: StagesShared;
  readonly #sessionLinks: PeerLinks<SessionMessage>;
  readonly #desk: SessionDesk;
  readonly #handovers: HandoverDesk;
  readonly #hosted = new Map<string, HostedStage>();

  constructor(deps: StagesDeps, ctx: ActorContext<StagesMsg>) {
    const {transport} = deps.world;
    this.#sessionLinks = new PeerLinks<SessionMessage>({
      transport,
      protocol: sessionProtocol,
      sendProtocol: tokensProtocol,
      codec: sessionCodec,
      log: ctx.log,
      deliver: (event) => ctx.self.send({type: "session_link", event}),
    });
    const stageLinks = new PeerLinks<StageMessage>({
      transport,
      protocol: stageProtocol,
      codec: stageCodec,
      log: ctx.log,
      handed: ({deployment}, bytes) => this.#handed(deployment, bytes),
      deliver: (event) => ctx.self.send({type: "stage_link", event}),
    });
    const rankLinks = new PeerLinks<RankMessage>({
      transport,
      protocol: ranksProtocol,
      codec: rankCodec,
      log: ctx.log,
      deliver: (event) => ctx.self.send({type: "rank_link", event}),
    });
    this.#shared = new StagesShared(deps, ctx, {
      sendStage: (peer, message) => stageLinks.send(peer, message) !== "refused",
      sendRank: (peer, message) => rankLinks.send(peer, message) !== "refused",
    });
    this.#desk = new SessionDesk(this.#shared, (deployment) => this.#hosted.get(deployment));
    const slotsLinks = new PeerLinks<SlotsMessage>({
      ...{transport, protocol: slotsProtocol, codec: slotsCodec, log: ctx.log},
      deliver: (event) => ctx.self.send({type: "slots_link", event}),
    });
    this.#handovers = new HandoverDesk({
      self: transport.self,
      nextNumber: () => ctx.rng.nextU32(),
      hosted: (deployment) => this.#hosted.get(deployment),
      send: (peer, message) => void slotsLinks.send(peer, message),
      answered: (handle) => this.#shared.answered(handle),
      after: (ms, run) => ctx.after(ms, {type: "answered", run}),
      nowMs: () => ctx.clock.nowMs(),
      note: (event, fields) => ctx.log.info(event, fields),
    });
    ctx.onStop(() => {
      slotsLinks.close();
      this.#sessionLinks.close();
      stageLinks.close();
      rankLinks.close();
      for (const hosted of this.#hosted.values()) hosted.unload();
    });
    deps.guard.send({type: "subscribe", observe: (ladder) => this.#shared.later(() => Object.assign(this.#shared, {ladder}))});
    deps.membership.send({type: "subscribe", observe: (event) => void ctx.self.send({type: "member", event})});
  }

  receive(message: StagesMsg): void {
    switch (message.type) {
      case "load":
        return this.#load(message.assignment, message.observe);
      case "draft":
        return this.#hosted.get(message.deployment)?.head?.draft(message.draft, message.observe);
      case "unload":
        return this.#unload(message.deployment);
      case "activations":
        this.#shared.activations = message.activations;
        return;
      case "stage_pairs":
        return this.#handovers.pair(message.pairs);
      case "hand_over":
        return this.#handovers.leave(message.deployment);
      case "loaded":
        return message.done(ok([...this.#hosted.values()].filter((hosted) => hosted.isReady).map((hosted) => hosted.view())));
      case "speed":
        return message.done(ok(this.#shared.speed.speed));
      case "used":
        return this.#tellUsed(message.done);
      case "workload":
        return message.done(ok(this.#workload()));
      case "session":
        return this.#session({peer: this.#shared.self, reply: message.reply}, message.message);
      case "answered":
        return message.run();
      case "session_link":
        return this.#sessionLinked(message.event);
      case "stage_link":
        return this.#stageLinked(message.event);
      case "rank_link":
        return this.#rankLinked(message.event);
      case "slots_link":
        return this.#handovers.heard(message.event);
      case "member":
        if (message.event.type === "peer_down") this.#peerGone(message.event.peer, "it left the mesh");
        return;
    }
  }

  /** Messages of what is not here any more count for nothing. */
  #handed(deployment: string, bytes: number): void {
    const {sentBytes} = this.#shared;
    if (this.#hosted.has(deployment)) sentBytes.set(deployment, (sentBytes.get(deployment) ?? 0) + bytes);
  }

  /** Of all that are ready and can tell. */
  #tellUsed(done: Callback<readonly StageUsedView[]>): void {
    const asked = [...this.#hosted.values()].filter(({isReady}) => isReady);
    const told: StageUsedView[] = [];
    let waiting = asked.length;
    if (waiting === 0) return done(ok(told));
    for (const hosted of asked) {
      hosted.used((used) => {
        if (used) told.push(used);
        if (--waiting === 0) done(ok(told));
      });
    }
  }

  #workload(): Workload {
    const heads = [...this.#hosted.values()].flatMap(({head}) => head ?? []);
    const running = heads.reduce((sum, head) => sum + head.active, 0);
    const waiting = heads.reduce((sum, head) => sum + head.queued, this.#desk.waiting);
    return {running, waiting, ...this.#shared.tally};
  }

  #load(assignment: StageAssignment, observe: (state: StageState) => void): void {
    const {deployment} = assignment;
    const known = this.#hosted.get(deployment);
    if (known && isSame(known.assignment, assignment)) return known.reobserve(observe);
    if (known) this.#unload(deployment);
    const hosted: HostedStage = new HostedStage(this.#shared, assignment, observe, (failure) => {
      if (this.#hosted.get(deployment) === hosted) this.#forget(deployment);
      this.#shared.ctx.log.warn("stage_gone", {deployment, code: failure.code, reason: failure.message});
    });
    this.#hosted.set(deployment, hosted);
  }

  #unload(deployment: string): void {
    const hosted = this.#hosted.get(deployment);
    this.#forget(deployment);
    hosted?.unload();
  }

  #forget(deployment: string): void {
    this.#hosted.delete(deployment);
    this.#shared.sentBytes.delete(deployment);
  }

  #sessionLinked(event: LinkEvent<SessionMessage>): void {
    if (event.type === "broken") return this.#readerUntold(event.peer, event.failure.message);
    if (event.type !== "message") return;
    const {peer, message} = event;
    // A refused reply means that too much waits for a channel that cannot be opened: `broken` follows and ends the sessions of that peer.
    this.#session({peer, reply: (reply) => void this.#sessionLinks.send(peer, reply)}, message);
  }

  #session(client: Client, message: SessionMessage): void {
    if (message.type === "open") return this.#desk.open(client, message);
    if (message.type !== "cancel") return; // answers belong to the other direction
    this.#desk.cancel(client.peer, message.session);
    for (const hosted of this.#hosted.values()) hosted.head?.cancel(client.peer, message.session);
  }

  #stageLinked(event: LinkEvent<StageMessage>): void {
    if (event.type === "broken" || event.type === "unheard") return this.#stageGone(event.peer, event.failure.message);
    if (event.type !== "message") return;
    const {peer, message} = event;
    const hosted = this.#hosted.get(message.deployment);
    if (!hosted) return message.type === "batch" ? this.#notHere(peer, message) : undefined;
    if (message.type === "batch") return hosted.follower?.batch(peer, message);
    const {peers} = hosted.assignment;
    if (message.type === "sampled" && peer === peers.at(-1)) hosted.head?.sampled(message.stream, message.sequence, message.sampled);
    if (message.type !== "stage_failed" || !peers.includes(peer)) return;
    hosted.head?.stageFailed(message.stream, message.code, message.reason);
    // From the first stage: what came of all of them is no number.
    if (message.code === DAMAGED_WEIGHTS && peer === peers[0] && hosted.follower) return void this.#shared.deps.deployments.send({type: "doubted", deployment: message.deployment});
    hosted.follower?.behindFailed(message.stream, message.code, message.reason);
  }

  /** A stage that died or was unloaded knew neither this batch nor, perhaps, its stream: who sent it would wait for ever. Only that peer is known here; it tells the first stage. */
  #notHere(peer: PeerId, {deployment, stream}: BatchMessage): void {
    this.#shared.sendStage(peer, {type: "stage_failed", deployment, stream, code: "stage_lost", reason: `peer ${this.#shared.self} has not loaded its stage`});
  }

  #rankLinked(event: LinkEvent<RankMessage>): void {
    if (event.type === "broken" || event.type === "unheard") for (const hosted of this.#hosted.values()) hosted.ranks?.peerGone(event.peer, event.failure.message);
    if (event.type === "message") this.#hosted.get(event.message.deployment)?.ranks?.receive(event.peer, event.message);
  }

  #peerGone(peer: PeerId, reason: string): void {
    this.#readerGone(peer);
    this.#stageGone(peer, reason);
  }

  /** What was said to it last is lost, so its sessions end; it may be there still, and have asked anew before this was noticed. */
  #readerUntold(peer: PeerId, reason: string): void {
    const sentence = `what was said of the answer was lost on its way (${reason})`;
    this.#desk.refuseAllOf(peer, sentence);
    for (const hosted of this.#hosted.values()) hosted.head?.failAllOf(peer, sentence);
  }

  #readerGone(peer: PeerId): void {
    this.#desk.cancelAllOf(peer);
    for (const hosted of this.#hosted.values()) hosted.head?.cancelAllOf(peer);
  }

  #stageGone(peer: PeerId, reason: string): void {
    for (const hosted of this.#hosted.values()) hosted.lostPeer(peer, reason);
  }
}

function isSame(a: StageAssignment, b: StageAssignment): boolean {
  return (
    a.index === b.index &&
    a.path === b.path &&
    a.adapterPath === b.adapterPath &&
    a.firstLayer === b.firstLayer &&
    a.lastLayer === b.lastLayer &&
    a.contextLength === b.contextLength &&
    a.peers.join() === b.peers.join() &&
    a.ranks?.join() === b.ranks?.join()
  );
}
