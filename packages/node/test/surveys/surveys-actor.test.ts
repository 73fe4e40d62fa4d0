import {createActorSystem, ManualDispatcher} from "@ollamesh/actor";
import type {Channel, ChannelReceiver, Clock, Logger, ModelManifest, PeerId, ProtocolSpec, Transport} from "@ollamesh/ports";
import {Bitset, fail, type ModelName, type Outcome, ok, Prng} from "@ollamesh/stdx";
import type {SurveyMessage} from "@ollamesh/swarm";
import {surveyCodec} from "@ollamesh/wire";
import {expect, it} from "vitest";
import type {SwarmSurvey, Topology} from "../../src/surveys/messages.ts";
import {createSurveysActor, type SurveysMsg} from "../../src/surveys/surveys-actor.ts";
import type {World} from "../../src/world.ts";

const digest = `sha256:${"a".repeat(64)}`;
const name: ModelName = {host: "h", namespace: "n", model: "m", tag: "t"};
const manifest = {digest: "sha256:m", name} as unknown as ModelManifest;
const silent: Logger = {child: () => silent, debug() {}, info() {}, warn() {}, error() {}};

/** One peer with a blob of two pieces, of which the first is here; the others are what the test makes of them. */
class OnePeer {
  /** What was sent to each other peer. */
  readonly sent = new Map<PeerId, SurveyMessage[]>();
  readonly answers: Outcome<SwarmSurvey>[] = [];
  readonly topologies: Outcome<Topology>[] = [];
  readonly #receivers = new Map<PeerId, ChannelReceiver>();
  readonly #timers: {readonly atMs: number; readonly fire: () => void}[] = [];
  readonly #dispatcher = new ManualDispatcher(new Prng(1));
  readonly #actor: {send(message: SurveysMsg): boolean};
  #accept: (channel: Channel) => void = () => {};
  #nowMs = 0;

  /** @param members `older` ones refuse the protocol */
  constructor(members: readonly string[]) {
    const clock: Clock = {
      nowMs: () => this.#nowMs,
      wallMs: () => 0,
      after: (delayMs, fire) => {
        this.#timers.push({atMs: this.#nowMs + delayMs, fire});
        return () => {};
      },
    };
    const have = new Bitset(2);
    have.add(0);
    const status = {digest, size: 15, complete: false, pieceSize: 10, have};
    const world = {clock, transport: this.#transport(), blobs: {status: (one: string) => (one === digest ? status : undefined)}} as unknown as World;
    const system = createActorSystem({clock, rng: new Prng(2), log: silent, dispatcher: this.#dispatcher, onFatal: () => expect.unreachable()});
    const answering =
      (answer: unknown) =>
      (request: unknown): boolean => {
        (request as {done(outcome: unknown): void}).done(ok(answer));
        return true;
      };
    this.#actor = system.spawn(
      createSurveysActor({
        world,
        membership: {name: "membership", send: answering(members.map((id) => ({id, holds: []})))},
        models: {name: "models", send: answering({manifest, layers: [{mediaType: "x", digest, size: 15}], keepers: []})},
        transfers: {name: "transfers", send: answering([])},
      }),
    );
    this.#run();
  }

  survey(): void {
    this.#actor.send({type: "survey", name, done: (outcome) => this.answers.push(outcome)});
    this.#run();
  }

  topology(): void {
    this.#actor.send({type: "topology", done: (outcome) => this.topologies.push(outcome)});
    this.#run();
  }

  /** A message comes in. */
  receive(peer: PeerId, message: SurveyMessage): void {
    const receiver = this.#receivers.get(peer) ?? this.#connect(peer);
    receiver.frame(surveyCodec.encode(message));
    this.#run();
  }

  passTime(ms: number): void {
    this.#nowMs += ms;
    for (const {fire} of this.#timers.filter(({atMs}) => atMs <= this.#nowMs)) fire();
    this.#run();
  }

  #connect(peer: PeerId): ChannelReceiver {
    let receiver: ChannelReceiver | undefined;
    const channel = {peer, protocol: "", receive: (one: ChannelReceiver) => (receiver = one), send: () => true, close() {}, abort() {}};
    this.#accept(channel as Channel);
    this.#receivers.set(peer, receiver as unknown as ChannelReceiver);
    return receiver as unknown as ChannelReceiver;
  }

  #transport(): Transport {
    const open = (peer: PeerId, _protocol: ProtocolSpec, done: (outcome: Outcome<Channel>) => void): void => {
      if (peer.startsWith("older")) return done(fail("protocol_unsupported", "no such protocol"));
      const frames: SurveyMessage[] = [];
      this.sent.set(peer, frames);
      const send = (frame: Uint8Array): boolean => {
        const decoded = surveyCodec.decode(frame);
        if (decoded.ok) frames.push(decoded.value);
        return true;
      };
      done(ok({peer, protocol: "", receive() {}, send, close() {}, abort() {}}));
    };
    return {self: "self", open, handle: (_spec: ProtocolSpec, accept: (channel: Channel) => void) => (this.#accept = accept)} as unknown as Transport;
  }

  #run(): void {
    this.#dispatcher.runUntilIdle(10_000);
  }
}

const whole = {digest, size: 15, pieceSize: 10, bitfield: Uint8Array.of(3), isWhole: true, isFetching: false, bytesPerSecond: 0, etaMs: undefined, sources: []};

it("puts together what it has with what others say, and waits for nobody who is too old to answer", () => {
  const peer = new OnePeer(["a", "older"]);
  peer.survey();
  const [question] = peer.sent.get("a") ?? [];
  expect(question).toMatchObject({type: "survey", digests: [digest]});
  expect(peer.answers).toEqual([]);
  peer.receive("a", {type: "share", id: (question as {id: number}).id, ...whole});
  const [answer] = peer.answers;
  expect(answer?.ok && answer.value.peers).toEqual([
    {id: "self", isSelf: true, answer: "answered"},
    {id: "a", isSelf: false, answer: "answered"},
    {id: "older", isSelf: false, answer: "older"},
  ]);
  expect(answer?.ok && answer.value.blobs[0]?.shares.map(({peer: id, heldBytes}) => [id, heldBytes])).toEqual([
    ["self", 10],
    ["a", 15],
  ]);
});

it("answers without the others when they take too long", () => {
  const peer = new OnePeer(["a"]);
  peer.survey();
  peer.passTime(1999);
  expect(peer.answers).toEqual([]);
  peer.passTime(1);
  const [answer] = peer.answers;
  expect(answer?.ok && answer.value.peers.map(({id, answer: how}) => [id, how])).toEqual([
    ["self", "answered"],
    ["a", "silent"],
  ]);
});

it("tells whoever asks what it holds, also of what it never heard of", () => {
  const peer = new OnePeer([]);
  const other = `sha256:${"b".repeat(64)}`;
  peer.receive("stranger", {type: "survey", id: 7, digests: [digest, other]});
  const shares = (peer.sent.get("stranger") ?? []).flatMap((message) => (message.type === "share" ? [message] : []));
  expect(shares.map(({id, digest: of, size, bitfield, isWhole}) => [id, of, size, [...bitfield], isWhole])).toEqual([
    [7, digest, 15, [1], false],
    [7, other, 0, [], false],
  ]);
});

it("begins no more surveys than it can keep", () => {
  const peer = new OnePeer(["a"]);
  for (let i = 0; i < 9; i++) peer.survey();
  expect(peer.answers).toMatchObject([{ok: false, error: {code: "too_many"}}]);
  peer.passTime(2000);
  expect(peer.answers).toHaveLength(9);
  peer.survey();
  expect(peer.answers).toHaveLength(9);
});

it("asks all members for their links, and tells its own to whom asks", () => {
  const peer = new OnePeer(["a", "older", "slow"]);
  peer.topology();
  const [question] = peer.sent.get("a") ?? [];
  expect(question).toMatchObject({type: "ask_links"});
  peer.receive("a", {type: "links", id: (question as {id: number}).id, links: [{peer: "self", rttMs: 0.5, isSuspected: false}]});
  expect(peer.topologies).toEqual([]);
  peer.passTime(2000);
  const [answer] = peer.topologies;
  expect(answer?.ok && answer.value.peers.map(({id, answer: said, links}) => [id, said, links])).toEqual([
    ["self", "answered", 3],
    ["a", "answered", 1],
    ["older", "older", 1],
    ["slow", "silent", 1],
  ]);
  peer.receive("a", {type: "ask_links", id: 77});
  expect(peer.sent.get("a")?.at(-1)).toMatchObject({type: "links", id: 77, links: [{peer: "a"}, {peer: "older"}, {peer: "slow"}]});
});
