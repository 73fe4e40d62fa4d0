import type {ActorContext, ActorSpec} from "@ollamesh/actor";
import {type Advert, type MemberMessage, Membership, type MembershipEffect, membershipDefaults, type PeerHint} from "@ollamesh/membership";
import type {Cancel, PeerId, ProtocolSpec} from "@ollamesh/ports";
import {KIB, type Outcome, ok, Prng} from "@ollamesh/stdx";
import {advertCodec, memberCodec} from "@ollamesh/wire";
import type {NodeConfig} from "../config.ts";
import {type LinkEvent, PeerLinks} from "../link/peer-links.ts";
import type {World} from "../world.ts";
import type {Member, MembershipEvent, MembershipRequest} from "./messages.ts";
import {SuspicionShell} from "./suspicion.ts";

export const memberProtocol: ProtocolSpec = {
  id: "/ollamesh/member/1",
  trafficClass: "consensus",
  frameBytesMax: 128 * KIB, // an advert and 64 hints
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 512 * KIB,
};

export const ADVERTS_TOPIC = "ollamesh/adverts/1";

export type MembershipMsg =
  | MembershipRequest
  | {readonly type: "connected"; readonly peer: PeerId}
  | {readonly type: "disconnected"; readonly peer: PeerId}
  | {readonly type: "dialled"; readonly address: string; readonly outcome: Outcome<PeerId>}
  | {readonly type: "pinged"; readonly peer: PeerId; readonly outcome: Outcome<number>}
  | {readonly type: "link"; readonly event: LinkEvent<MemberMessage>}
  | {readonly type: "gossiped"; readonly from: PeerId; readonly advert: Advert}
  | {readonly type: "leave"; readonly done: () => void}
  | {readonly type: "tick"}
  | {readonly type: "swim_tick"}
  /** It sent something on a channel of another protocol. */
  | {readonly type: "heard"; readonly peer: PeerId};

export interface MembershipDeps {
  readonly world: World;
  readonly config: NodeConfig;
}

/** Runs the membership core over the transport and gossip ports, and tells subscribers who came and went. */
export function createMembershipActor(deps: MembershipDeps): ActorSpec<MembershipMsg> {
  return {
    name: "membership",
    mailbox: {capacity: 4096, onFull: "reject"},
    supervision: {onFault: "escalate"}, // a node that does not know who is here must not go on
    start: (ctx) => {
      const shell = new MembershipShell(deps, ctx);
      return (message) => shell.receive(message);
    },
  };
}

class MembershipShell {
  readonly #deps: MembershipDeps;
  readonly #ctx: ActorContext<MembershipMsg>;
  readonly #core: Membership;
  readonly #links: PeerLinks<MemberMessage>;
  readonly #suspicion: SuspicionShell;
  readonly #subscribers: ((event: MembershipEvent) => void)[] = [];
  #ticking: Cancel | undefined;
  /** What the timer was set to. */
  #tickingMs = 0;
  #unreachable = new Set<string>();

  constructor(deps: MembershipDeps, ctx: ActorContext<MembershipMsg>) {
    const {world, config} = deps;
    this.#deps = deps;
    this.#ctx = ctx;
    this.#core = new Membership({self: world.transport.self, advert: ownAdvert(deps), bootstrap: config.bootstrap, rng: new Prng(ctx.rng.nextU32())});
    this.#links = new PeerLinks({
      transport: world.transport,
      protocol: memberProtocol,
      codec: memberCodec,
      log: ctx.log,
      deliver: (event) => ctx.self.send({type: "link", event}),
    });
    this.#suspicion = new SuspicionShell({
      ctx,
      self: world.transport.self,
      send: (peer, message) => void this.#links.send(peer, {type: "swim", message}),
      died: (peer, observers) => this.#core.step({type: "death_confirmed", peer, observers}, ctx.clock.nowMs()),
    });
    ctx.onStop(() => this.#links.close());
    ctx.onStop(
      world.gossip.subscribe(ADVERTS_TOPIC, (from, bytes) => {
        const advert = advertCodec.decode(bytes);
        if (advert.ok) ctx.self.send({type: "gossiped", from, advert: advert.value});
      }),
    );
    ctx.onStop(
      world.transport.observe({
        connected: (peer) => ctx.self.send({type: "connected", peer}),
        disconnected: (peer) => ctx.self.send({type: "disconnected", peer}),
      }),
    );
    this.#settle();
    if (this.#core.isActive) ctx.self.send({type: "tick"});
  }

  receive(message: MembershipMsg): void {
    const now = this.#ctx.clock.nowMs();
    switch (message.type) {
      case "members":
        return message.done(ok(this.#members()));
      case "subscribe":
        this.#subscribers.push(message.observe);
        for (const {id, advert} of this.#core.members()) message.observe({type: "peer_up", peer: id, zone: advert.zone});
        return;
      case "subscribe_suspicions":
        this.#suspicion.observe(message.observe);
        return;
      case "advertise":
        this.#core.step({type: "self_changed", advert: {...this.#core.ownAdvert, ...ownFacts(message), addresses: this.#addresses()}}, now);
        break;
      case "connected":
      case "disconnected":
        this.#core.step(message, now);
        this.#suspicion.step({type: message.type === "connected" ? "link_up" : "link_lost", peer: message.peer});
        break;
      case "dialled":
        this.#dialled(message.address, message.outcome, now);
        break;
      case "pinged":
        this.#core.step(message.outcome.ok ? {type: "pong", peer: message.peer, rttMs: message.outcome.value} : {type: "ping_missed", peer: message.peer}, now);
        break;
      case "link":
        this.#linked(message.event, now);
        break;
      case "gossiped":
        this.#core.step({type: "advert_heard", peer: message.from, advert: message.advert, direct: false}, now);
        break;
      case "leave":
        for (const member of this.#core.members()) this.#links.send(member.id, {type: "leave"});
        return message.done();
      case "tick":
        this.#ticking?.(); // the first tick comes before its time
        this.#ticking = undefined;
        this.#core.step({type: "ticked"}, now);
        break;
      case "heard":
        this.#core.step({type: "frame_heard", peer: message.peer}, now);
        this.#suspicion.step(message);
        break;
      case "swim_tick":
        this.#suspicion.tick();
        break;
    }
    this.#settle();
  }

  #linked(event: LinkEvent<MemberMessage>, now: number): void {
    // A broken link is followed by a disconnect where it matters, but a peer without a connection is not waited for.
    if (event.type === "broken") this.#suspicion.step({type: "link_lost", peer: event.peer});
    if (event.type !== "message") return;
    const {peer, message} = event;
    if (message.type === "swim") return this.#suspicion.step({type: "received", from: peer, message: message.message});
    if (message.type === "leave") return this.#core.step({type: "leave_heard", peer}, now);
    this.#core.step({type: "advert_heard", peer, advert: message.advert, direct: true}, now);
    this.#core.step({type: "hints_heard", hints: message.hints}, now);
  }

  #dialled(address: string, outcome: Outcome<PeerId>, now: number): void {
    this.#core.step({type: "dialled", address, peer: outcome.ok ? outcome.value : undefined}, now);
    if (outcome.ok) {
      this.#unreachable.delete(address);
      return;
    }
    // Said once until it works again: the user should know, the log should not fill.
    const isBootstrap = this.#deps.config.bootstrap.includes(address);
    if (!isBootstrap || this.#unreachable.has(address)) return;
    this.#unreachable.add(address);
    this.#ctx.log.warn("bootstrap_unreachable", {address, reason: outcome.error.message, action: "serving alone, will keep trying"});
  }

  #settle(): void {
    // A suspicion may follow from what membership says, and the other way round.
    for (let effects = this.#core.takeEffects(); effects.length > 0; effects = this.#core.takeEffects()) {
      for (const effect of effects) this.#execute(effect);
    }
    if (this.#core.isActive) this.#setTimer(this.#core.tickMs);
  }

  #setTimer(tickMs: number): void {
    if (this.#ticking && tickMs >= this.#tickingMs) return;
    this.#ticking?.();
    this.#tickingMs = tickMs;
    this.#ticking = this.#ctx.after(tickMs, {type: "tick"});
  }

  #execute(effect: MembershipEffect): void {
    const {transport, gossip} = this.#deps.world;
    switch (effect.type) {
      case "dial":
        return transport.dial(
          effect.address,
          membershipDefaults.dialTimeoutMs,
          this.#ctx.reply((outcome) => ({type: "dialled", address: effect.address, outcome})),
        );
      case "ping":
        return transport.ping(
          effect.peer,
          membershipDefaults.pingTimeoutMs,
          this.#ctx.reply((outcome) => ({type: "pinged", peer: effect.peer, outcome})),
        );
      case "hang_up":
        return transport.hangUp(effect.peer);
      case "greet":
        return this.#greet(effect.peer, effect.hints);
      case "publish":
        return gossip.publish(ADVERTS_TOPIC, advertCodec.encode(effect.advert));
      case "peer_up":
      case "peer_down":
        this.#suspicion.follow(effect);
        return this.#announce(effect);
      case "forgotten":
        return this.#suspicion.follow(effect);
    }
  }

  #greet(peer: PeerId, hints: readonly PeerHint[]): void {
    this.#links.send(peer, {type: "hello", advert: {...this.#core.ownAdvert, addresses: this.#addresses()}, hints});
  }

  #announce(effect: MembershipEffect & {type: "peer_up" | "peer_down"}): void {
    this.#ctx.log.info(effect.type, {peer: effect.peer, reason: effect.type === "peer_down" ? effect.reason : undefined});
    const event: MembershipEvent =
      effect.type === "peer_up"
        ? {type: "peer_up", peer: effect.peer, zone: this.#core.members().find(({id}) => id === effect.peer)?.advert.zone ?? ""}
        : {type: "peer_down", peer: effect.peer, hasLeft: effect.hasLeft};
    for (const observe of this.#subscribers) observe(event);
  }

  /** Asked each time: interfaces come and go, and the port is known only once the transport listens. */
  #addresses(): readonly string[] {
    return this.#deps.world.transport.addresses();
  }

  #members(): readonly Member[] {
    return this.#core.members().map(({id, advert, rttMs}) => ({
      id,
      addresses: advert.addresses,
      rttMs,
      version: advert.version,
      apiUrl: advert.apiUrl === "" ? undefined : advert.apiUrl,
      zone: advert.zone,
      engine: advert.engine,
      threads: advert.threads,
      memoryBytes: advert.memoryBytes,
      memoryFreeBytes: advert.memoryFreeBytes,
      devices: advert.devices,
      holds: advert.holds,
      lacksRoomFor: advert.lacksRoomFor,
      loaded: advert.loaded,
      weight: advert.weight,
      isSuspected: this.#suspicion.isSuspected(id),
      phi: this.#suspicion.phi(id),
    }));
  }
}

function ownAdvert({world, config}: MembershipDeps): Advert {
  return {
    incarnation: Math.floor(world.clock.wallMs()),
    sequence: 1,
    addresses: world.transport.addresses(),
    version: config.version,
    apiUrl: "", // advertised once the HTTP server listens
    zone: config.zone,
    engine: `${world.compute.info.engine} ${world.compute.info.version}`,
    threads: config.threads,
    memoryBytes: world.compute.info.memoryBytes,
    memoryFreeBytes: config.memoryBytesMax,
    devices: world.compute.info.devices,
    holds: [],
    lacksRoomFor: [],
    loaded: [],
    weight: config.routingWeight ?? 1,
  };
}

function ownFacts(message: MembershipRequest & {type: "advertise"}): Partial<Advert> {
  return {
    ...(message.holds && {holds: message.holds}),
    ...(message.lacksRoomFor && {lacksRoomFor: message.lacksRoomFor}),
    ...(message.apiUrl !== undefined && {apiUrl: message.apiUrl}),
    ...(message.loaded && {loaded: message.loaded}),
    ...(message.memoryFreeBytes !== undefined && {memoryFreeBytes: message.memoryFreeBytes}),
  };
}
