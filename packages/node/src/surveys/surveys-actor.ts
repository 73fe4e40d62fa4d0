import type {ActorContext, ActorRef, ActorSpec} from "@ollamesh/actor";
import type {PeerId, ProtocolSpec} from "@ollamesh/ports";
import {type Callback, fail, MIB, modelKey, type Outcome} from "@ollamesh/stdx";
import {SURVEYED_LINKS_MAX, type SurveyMessage} from "@ollamesh/swarm";
import {SURVEY_FRAME_BYTES_MAX, surveyCodec} from "@ollamesh/wire";
import {type LinkEvent, PeerLinks} from "../link/peer-links.ts";
import type {Member, MembershipRequest} from "../membership/messages.ts";
import type {ModelBlobs, ModelsRequest} from "../models/messages.ts";
import type {TransfersRequest, TransferView} from "../transfers/messages.ts";
import type {World} from "../world.ts";
import type {Inquiry} from "./inquiry.ts";
import {LinkSurvey} from "./link-survey.ts";
import type {SurveysRequest, SwarmSurvey} from "./messages.ts";
import {ownShare} from "./own-share.ts";
import {Survey} from "./survey.ts";

/** Beside the swarm's own protocol: a peer that knows nothing of it refuses a stream, and its transfers go on; answers wait behind no pieces. */
export const surveyProtocol: ProtocolSpec = {
  id: "/ollamesh/survey/1",
  trafficClass: "monitoring",
  frameBytesMax: SURVEY_FRAME_BYTES_MAX,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 2 * MIB, // the answers to several surveys of large models
};

/** Peers asked for one survey: holders first. */
const ASKED_MAX = 64;
/** Whoever has not answered by then is told of as silent, milliseconds. */
const ANSWER_TIMEOUT_MS = 2000;
/** Of this peer's users, at once: each keeps the answers of all peers. */
const SURVEYS_MAX = 8;

export type SurveysMsg = SurveysRequest | {readonly type: "answered"; readonly run: () => void} | {readonly type: "link"; readonly event: LinkEvent<SurveyMessage>};

export interface SurveysDeps {
  readonly world: World;
  readonly membership: ActorRef<MembershipRequest>;
  readonly models: ActorRef<ModelsRequest>;
  readonly transfers: ActorRef<TransfersRequest>;
}

/** Asks who holds what of a model, or who is linked to whom, and answers when asked. Nothing it does is seen by transfers. */
export function createSurveysActor(deps: SurveysDeps): ActorSpec<SurveysMsg> {
  return {
    name: "surveys",
    mailbox: {capacity: 4096, onFull: "reject"},
    supervision: {onFault: "restart", restartsMax: 5, windowMs: 60_000, backoffMs: 100},
    start: (ctx) => {
      const surveys = new Surveys(deps, ctx);
      return (message) => surveys.receive(message);
    },
  };
}

class Surveys {
  readonly #deps: SurveysDeps;
  readonly #ctx: ActorContext<SurveysMsg>;
  readonly #links: PeerLinks<SurveyMessage>;
  readonly #running = new Map<number, Inquiry>();
  #begun = 0;
  #nextId = 1;

  constructor(deps: SurveysDeps, ctx: ActorContext<SurveysMsg>) {
    this.#deps = deps;
    this.#ctx = ctx;
    this.#links = new PeerLinks({
      transport: deps.world.transport,
      protocol: surveyProtocol,
      codec: surveyCodec,
      log: ctx.log,
      deliver: (event) => ctx.self.send({type: "link", event}),
    });
    ctx.onStop(() => {
      this.#links.close();
      for (const [id, inquiry] of [...this.#running]) this.#finish(id, inquiry);
    });
  }

  receive(message: SurveysMsg): void {
    switch (message.type) {
      case "survey":
        return this.#survey(message);
      case "topology":
        return this.#topology(message);
      case "answered":
        return message.run();
      case "link":
        return this.#linked(message.event);
    }
  }

  #linked(event: LinkEvent<SurveyMessage>): void {
    if (event.type === "broken") return this.#lost(event.peer, event.failure.code === "protocol_unsupported");
    if (event.type !== "message") return;
    const {peer, message} = event;
    if (message.type === "survey") this.#asked(peer, message);
    else if (message.type === "ask_links") this.#askedLinks(peer, message.id);
    else this.#heard(message.id, (inquiry) => inquiry.received(peer, message));
  }

  /** First what the name stands for, then who is there, then what they have. */
  #survey({name, done}: SurveysRequest & {type: "survey"}): void {
    const end = this.#admit(done);
    if (!end) return;
    const withModel = this.#answered<ModelBlobs>((model) => (model.ok ? this.#askMembers(model.value, end) : end(model)));
    if (!this.#deps.models.send({type: "blobs", name, done: withModel})) end(fail("busy", "too many requests are waiting"));
  }

  #askMembers(model: ModelBlobs, done: Callback<SwarmSurvey>): void {
    const key = modelKey(model.manifest.name);
    const isHolder = ({id, holds}: Member): number => Number(holds.includes(key) || model.keepers.includes(id));
    this.#withMembers(done, (members) => {
      const peers = members.toSorted((a, b) => isHolder(b) - isHolder(a)).map(({id}) => id);
      this.#begin(new Survey({model, ...this.#split(peers), done}));
    });
  }

  #topology({done}: SurveysRequest & {type: "topology"}): void {
    const end = this.#admit(done);
    if (!end) return;
    this.#withMembers(end, (members) => this.#begin(new LinkSurvey({...this.#split(members.map(({id}) => id)), done: end})));
  }

  /** Undefined: there are too many, which was said. */
  #admit<T>(done: Callback<T>): Callback<T> | undefined {
    if (this.#begun >= SURVEYS_MAX) {
      done(fail("too_many", `${SURVEYS_MAX} surveys are under way`));
      return undefined;
    }
    this.#begun++;
    return (outcome) => {
      this.#begun--;
      done(outcome);
    };
  }

  #withMembers<T>(done: Callback<T>, run: (members: readonly Member[]) => void): void {
    const handle = this.#answered<readonly Member[]>((members) => (members.ok ? run(members.value) : done(members)));
    if (!this.#deps.membership.send({type: "members", done: handle})) done(fail("busy", "too many requests are waiting"));
  }

  #split(others: readonly PeerId[]): {readonly self: PeerId; readonly asked: readonly PeerId[]; readonly unasked: readonly PeerId[]} {
    const {self} = this.#deps.world.transport;
    const peers = [self, ...others];
    return {self, asked: peers.slice(0, ASKED_MAX), unasked: peers.slice(ASKED_MAX)};
  }

  #begin(inquiry: Inquiry): void {
    const id = this.#nextId++;
    this.#running.set(id, inquiry);
    inquiry.timeout = this.#ctx.after(ANSWER_TIMEOUT_MS, {type: "answered", run: () => this.#finish(id, inquiry)});
    for (const peer of inquiry.asked) if (this.#links.send(peer, inquiry.question(id)) === "refused") inquiry.lost(peer, false);
    if (inquiry.isOver) this.#finish(id, inquiry);
  }

  #heard(id: number, tell: (inquiry: Inquiry) => void): void {
    const inquiry = this.#running.get(id);
    if (!inquiry) return;
    tell(inquiry);
    if (inquiry.isOver) this.#finish(id, inquiry);
  }

  #lost(peer: PeerId, isOlder: boolean): void {
    for (const id of [...this.#running.keys()]) this.#heard(id, (inquiry) => inquiry.lost(peer, isOlder));
  }

  #finish(id: number, inquiry: Inquiry): void {
    if (this.#running.delete(id)) inquiry.finish();
  }

  #askedLinks(peer: PeerId, id: number): void {
    const handle = this.#answered<readonly Member[]>((members) => {
      if (!members.ok) return;
      const links = members.value.slice(0, SURVEYED_LINKS_MAX).map(({id: other, rttMs, isSuspected}) => ({peer: other, rttMs, isSuspected}));
      this.#links.send(peer, {type: "links", id, links});
    });
    this.#deps.membership.send({type: "members", done: handle});
  }

  #asked(peer: PeerId, {id, digests}: SurveyMessage & {type: "survey"}): void {
    const handle = this.#answered<readonly TransferView[]>((outcome) => this.#answer(peer, id, digests, outcome.ok ? outcome.value : []));
    if (!this.#deps.transfers.send({type: "active_views", done: handle})) this.#answer(peer, id, digests, []);
  }

  /** To whom does not read its answers no more are given: it will find them missing. */
  #answer(peer: PeerId, id: number, digests: readonly string[], transfers: readonly TransferView[]): void {
    for (const digest of digests) {
      const transfer = transfers.find((view) => view.digest === digest);
      const share = ownShare(digest, this.#deps.world.blobs.status(digest), transfer);
      if (this.#links.send(peer, {type: "share", id, ...share}) !== "sent") return;
    }
  }

  #answered<T>(handle: (outcome: Outcome<T>) => void): (outcome: Outcome<T>) => void {
    return this.#ctx.reply<T>((outcome) => ({type: "answered", run: () => handle(outcome)}));
  }
}
