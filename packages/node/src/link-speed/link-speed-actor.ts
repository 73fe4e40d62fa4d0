import type {ActorContext, ActorRef, ActorSpec} from "@ollamesh/actor";
import {type LinkSpeed, LinkSpeeds, ProbeGuard, type ProbeMessage} from "@ollamesh/membership";
import type {Cancel, PeerId, ProtocolSpec} from "@ollamesh/ports";
import {type Callback, MIB, ok} from "@ollamesh/stdx";
import {PROBE_FRAME_BYTES_MAX, probeCodec} from "@ollamesh/wire";
import {type LinkEvent, PeerLinks} from "../link/peer-links.ts";
import type {MembershipEvent, MembershipRequest} from "../membership/messages.ts";
import type {World} from "../world.ts";
import type {LinkSpeedRequest} from "./messages.ts";
import {ProbeRun} from "./probe-run.ts";

/** What is told for information goes behind all else: a probe takes what room there is. */
export const probeProtocol: ProtocolSpec = {
  id: "/ollamesh/probe/1",
  trafficClass: "monitoring",
  frameBytesMax: PROBE_FRAME_BYTES_MAX,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: MIB,
};

/** Who plans waits so long for links that were not measured; they go on being measured, for the next plan. */
const WAIT_MS = 600;
/** Of links measured for one plan: the nearest are told first. */
const PEERS_MAX = 16;
const WAITING_MAX = 64;

export type LinkSpeedMsg =
  | LinkSpeedRequest
  /** `atMs`: when it came, before it waited for its turn here. */
  | {readonly type: "link"; readonly event: LinkEvent<ProbeMessage>; readonly atMs: number}
  | {readonly type: "member"; readonly event: MembershipEvent}
  | {readonly type: "overdue"; readonly number: number}
  | {readonly type: "again"}
  | {readonly type: "waited"; readonly asker: number};

export interface LinkSpeedDeps {
  readonly world: World;
  readonly membership: ActorRef<MembershipRequest>;
}

interface Asker {
  readonly peers: readonly PeerId[];
  /** Not measured yet. */
  readonly due: Set<PeerId>;
  readonly timeout: Cancel;
  readonly done: Callback<ReadonlyMap<PeerId, LinkSpeed>>;
}

/** Knows how fast the links from other peers to this one are: from what comes anyway, and by probes when somebody plans. */
export function createLinkSpeedActor(deps: LinkSpeedDeps): ActorSpec<LinkSpeedMsg> {
  return {
    name: "link_speed",
    mailbox: {capacity: 4096, onFull: "reject"},
    supervision: {onFault: "restart", restartsMax: 5, windowMs: 60_000, backoffMs: 100},
    start: (ctx) => {
      const shell = new LinkSpeedShell(deps, ctx);
      return (message) => shell.receive(message);
    },
  };
}

class LinkSpeedShell {
  readonly #ctx: ActorContext<LinkSpeedMsg>;
  readonly #links: PeerLinks<ProbeMessage>;
  readonly #speeds = new LinkSpeeds();
  readonly #guard = new ProbeGuard();
  readonly #run: ProbeRun;
  readonly #askers = new Map<number, Asker>();
  #lastAsker = 0;

  constructor({world, membership}: LinkSpeedDeps, ctx: ActorContext<LinkSpeedMsg>) {
    this.#ctx = ctx;
    this.#links = new PeerLinks({
      transport: world.transport,
      protocol: probeProtocol,
      codec: probeCodec,
      hasAnswers: true,
      log: ctx.log,
      deliver: (event) => ctx.self.send({type: "link", event, atMs: ctx.clock.nowMs()}),
    });
    this.#run = new ProbeRun({
      ctx,
      ask: (peer, number, bytes) => this.#links.send(peer, {type: "ask", number, bytes}) !== "refused",
      measured: (peer, bytesPerMs) => this.#measured(peer, bytesPerMs),
    });
    ctx.onStop(() => {
      this.#links.close();
      for (const asker of [...this.#askers.keys()]) this.#answer(asker);
    });
    membership.send({type: "subscribe", observe: (event) => void ctx.self.send({type: "member", event})});
  }

  receive(message: LinkSpeedMsg): void {
    switch (message.type) {
      case "measure":
        return this.#measure(message.peers, message.done);
      case "passed":
        return this.#speeds.passed(message.peer, message.bytesPerMs, this.#ctx.clock.nowMs());
      case "link":
        return this.#linked(message.event, message.atMs);
      case "member":
        if (message.event.type === "peer_down") this.#lost(message.event.peer);
        return;
      case "overdue":
        return this.#run.overdue(message.number);
      case "again":
        return this.#run.next();
      case "waited":
        return this.#answer(message.asker);
    }
  }

  #measure(peers: readonly PeerId[], done: Callback<ReadonlyMap<PeerId, LinkSpeed>>): void {
    const now = this.#ctx.clock.nowMs();
    const due = new Set(peers.filter((peer) => this.#speeds.isDue(peer, now)).slice(0, PEERS_MAX));
    if (due.size === 0 || this.#askers.size >= WAITING_MAX) return done(ok(this.#known(peers)));
    const asker = ++this.#lastAsker;
    this.#askers.set(asker, {peers, due, timeout: this.#ctx.after(WAIT_MS, {type: "waited", asker}), done});
    this.#run.want([...due]);
  }

  #measured(peer: PeerId, bytesPerMs: number | undefined): void {
    this.#speeds.probed(peer, bytesPerMs, this.#ctx.clock.nowMs());
    this.#settle(peer);
  }

  /** It may come back another way. */
  #lost(peer: PeerId): void {
    this.#run.lost(peer);
    this.#speeds.forget(peer);
    this.#settle(peer);
  }

  #settle(peer: PeerId): void {
    for (const [asker, {due}] of [...this.#askers]) if (due.delete(peer) && due.size === 0) this.#answer(asker);
  }

  #answer(number: number): void {
    const asker = this.#askers.get(number);
    if (!asker) return;
    this.#askers.delete(number);
    asker.timeout();
    asker.done(ok(this.#known(asker.peers)));
  }

  #known(peers: readonly PeerId[]): ReadonlyMap<PeerId, LinkSpeed> {
    const now = this.#ctx.clock.nowMs();
    return new Map(
      peers.flatMap((peer) => {
        const speed = this.#speeds.of(peer, now);
        return speed ? [[peer, speed] as const] : [];
      }),
    );
  }

  #linked(event: LinkEvent<ProbeMessage>, atMs: number): void {
    if (event.type === "broken") return this.#run.lost(event.peer);
    if (event.type !== "message") return;
    const {peer, message} = event;
    if (message.type === "ask") this.#links.answer(peer, this.#answerTo(peer, message));
    else this.#run.answered(peer, message, atMs);
  }

  #answerTo(peer: PeerId, {number, bytes}: ProbeMessage & {type: "ask"}): ProbeMessage {
    return this.#guard.admits(peer, bytes, this.#ctx.clock.nowMs()) ? {type: "answer", number, payload: new Uint8Array(bytes)} : {type: "busy", number};
  }
}
