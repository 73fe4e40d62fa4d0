import type {ActorContext, ActorRef, ActorSpec} from "@ollamesh/actor";
import {type KeptAnswer, KeptAnswers, type ResumeMessage} from "@ollamesh/inference";
import type {PeerId, ProtocolSpec} from "@ollamesh/ports";
import {type Callback, fail, MIB, ok} from "@ollamesh/stdx";
import {RESUME_FRAME_BYTES_MAX, resumeCodec} from "@ollamesh/wire";
import {type LinkEvent, PeerLinks} from "../link/peer-links.ts";
import type {MembershipEvent, MembershipRequest} from "../membership/messages.ts";
import type {World} from "../world.ts";
import {keepersOf} from "./keepers-of.ts";
import type {ResumptionRequest} from "./messages.ts";

/** A protocol of its own: a peer that knows nothing of it refuses the stream, and answers are kept by others. */
export const resumeProtocol: ProtocolSpec = {
  id: "/ollamesh/resume/1",
  trafficClass: "request",
  frameBytesMax: RESUME_FRAME_BYTES_MAX,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 8 * MIB, // a prompt as long as they may be, and some usual ones
};

/** How long a client may take to find another peer. */
const KEPT_MS = 60_000;
/** Room for thousands of usual answers, and for a few with the longest prompts. */
const KEPT_BYTES_MAX = 32 * MIB;
const KEPT_ANSWERS_MAX = 4096;
/** Whoever has not answered by then does not have it, milliseconds. */
const FIND_TIMEOUT_MS = 2000;
/** Peers asked for one answer. */
const ASKED_MAX = 64;
/** Of this peer's clients, at once. */
const FINDS_MAX = 256;

export type ResumptionMsg =
  | ResumptionRequest
  | {readonly type: "link"; readonly event: LinkEvent<ResumeMessage>}
  | {readonly type: "member"; readonly event: MembershipEvent}
  | {readonly type: "late"; readonly find: Find};

export interface ResumptionDeps {
  readonly world: World;
  readonly membership: ActorRef<MembershipRequest>;
}

interface Find {
  readonly id: string;
  readonly asked: Set<PeerId>;
  readonly done: Callback<KeptAnswer>;
}

/** Keeps answers under way, its own and those of other peers, for clients that lose the peer they asked. */
export function createResumptionActor(deps: ResumptionDeps): ActorSpec<ResumptionMsg> {
  return {
    name: "resumption",
    mailbox: {capacity: 8192, onFull: "reject"},
    supervision: {onFault: "restart", restartsMax: 5, windowMs: 60_000, backoffMs: 100},
    start: (ctx) => {
      const resumption = new Resumption(deps, ctx);
      return (message) => resumption.receive(message);
    },
  };
}

class Resumption {
  readonly #ctx: ActorContext<ResumptionMsg>;
  readonly #self: PeerId;
  readonly #links: PeerLinks<ResumeMessage>;
  readonly #kept = new KeptAnswers({answersMax: KEPT_ANSWERS_MAX, bytesMax: KEPT_BYTES_MAX, keptMs: KEPT_MS});
  readonly #members = new Set<PeerId>();
  /** Who keeps an answer that is under way here; bounded by those. */
  readonly #keepers = new Map<string, readonly PeerId[]>();
  readonly #finds = new Set<Find>();

  constructor({world, membership}: ResumptionDeps, ctx: ActorContext<ResumptionMsg>) {
    this.#ctx = ctx;
    this.#self = world.transport.self;
    this.#links = new PeerLinks<ResumeMessage>({
      transport: world.transport,
      protocol: resumeProtocol,
      codec: resumeCodec,
      log: ctx.log,
      deliver: (event) => ctx.self.send({type: "link", event}),
    });
    ctx.onStop(() => {
      this.#links.close();
      for (const find of [...this.#finds]) this.#end(find, undefined);
    });
    membership.send({type: "subscribe", observe: (event) => void ctx.self.send({type: "member", event})});
  }

  receive(message: ResumptionMsg): void {
    switch (message.type) {
      case "keep":
        return this.#keep(message);
      case "add":
        return this.#add(message);
      case "left":
        return void this.#keepers.delete(message.id);
      case "find":
        return this.#find(message);
      case "late":
        return this.#end(message.find, undefined);
      case "link":
        if (message.event.type === "message") this.#heard(message.event.peer, message.event.message);
        if (message.event.type === "broken") this.#without(message.event.peer);
        return;
      case "member":
        if (message.event.type === "peer_up") this.#members.add(message.event.peer);
        else this.#gone(message.event.peer);
    }
  }

  #keep({id, request, near}: ResumptionRequest & {type: "keep"}): void {
    this.#kept.keep(this.#self, id, request, this.#ctx.clock.nowMs());
    const others = [...this.#members].filter((peer) => peer !== this.#self);
    const keepers = keepersOf(id, others, near).filter((peer) => this.#links.send(peer, {type: "keep", id, request}) !== "refused");
    this.#keepers.set(id, keepers);
  }

  #add({id, from, tokens, reason}: ResumptionRequest & {type: "add"}): void {
    const added = {from, tokens, reason};
    this.#kept.add(this.#self, id, added, this.#ctx.clock.nowMs());
    for (const peer of this.#keepers.get(id) ?? []) this.#links.send(peer, {type: "add", id, ...added});
    if (reason !== undefined) this.#keepers.delete(id);
  }

  #find({id, done}: ResumptionRequest & {type: "find"}): void {
    const here = this.#kept.find(id, this.#ctx.clock.nowMs());
    if (here) return done(ok(here));
    if (this.#finds.size >= FINDS_MAX) return done(fail("busy", `${FINDS_MAX} answers are looked for`));
    const others = [...this.#members].filter((peer) => peer !== this.#self).slice(0, ASKED_MAX);
    const find: Find = {id, asked: new Set(others), done};
    this.#finds.add(find);
    this.#ctx.after(FIND_TIMEOUT_MS, {type: "late", find});
    for (const peer of others) if (this.#links.send(peer, {type: "want", id}) === "refused") find.asked.delete(peer);
    if (find.asked.size === 0) this.#end(find, undefined);
  }

  #heard(peer: PeerId, message: ResumeMessage): void {
    const nowMs = this.#ctx.clock.nowMs();
    switch (message.type) {
      case "keep":
        return this.#kept.keep(peer, message.id, message.request, nowMs);
      case "add":
        return this.#kept.add(peer, message.id, message, nowMs);
      case "want":
        return void this.#links.send(peer, {type: "found", id: message.id, answer: this.#kept.find(message.id, nowMs)});
      case "found":
        for (const find of [...this.#finds]) if (find.id === message.id && find.asked.has(peer)) this.#answered(find, peer, message.answer);
    }
  }

  #answered(find: Find, peer: PeerId, answer: KeptAnswer | undefined): void {
    find.asked.delete(peer);
    if (answer || find.asked.size === 0) this.#end(find, answer);
  }

  #gone(peer: PeerId): void {
    this.#members.delete(peer);
    this.#without(peer);
  }

  #without(peer: PeerId): void {
    for (const find of [...this.#finds]) if (find.asked.has(peer)) this.#answered(find, peer, undefined);
  }

  #end(find: Find, answer: KeptAnswer | undefined): void {
    if (!this.#finds.delete(find)) return;
    find.done(
      answer
        ? ok(answer)
        : fail("not_found", `no answer ${JSON.stringify(find.id.slice(0, 100))} is kept by any peer: they are for 60 s after their last token, ask again from the beginning`),
    );
  }
}
