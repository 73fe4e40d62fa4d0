import type {StagePairs} from "@ollamesh/catalog";
import type {Cancel, PeerId} from "@ollamesh/ports";
import type {Handover, SlotAt, SlotsMessage} from "@ollamesh/wire";
import type {HostedStage} from "../hosted-stage.ts";
import {isSame, type SlotsDeps, WAIT_MS, WITHIN_MS_MAX} from "./slots-deps.ts";

type Offer = SlotsMessage & {readonly type: "offer"};

interface Arrival {
  readonly offer: Offer;
  readonly pairs: StagePairs;
  readonly target: SlotAt;
  /** Stages that do not have it yet, by index. */
  readonly missing: Set<number>;
  readonly late: Cancel;
}

/** At the head that serves: has all its stages take what a slot remembers, and knows only then that it is there. One slot at a time. */
export class Arrivals {
  readonly #deps: SlotsDeps;
  readonly #hosted: HostedStage;
  #arrival: Arrival | undefined;

  constructor(deps: SlotsDeps, hosted: HostedStage) {
    this.#deps = deps;
    this.#hosted = hosted;
  }

  offer(pairs: StagePairs, offer: Offer): void {
    const {handover, source, tokens, withinMs} = offer;
    const refuse = (reason: string): void => this.#deps.send(handover.head, {type: "settled", handover, reason});
    const {head, isReady, assignment} = this.#hosted;
    const {vocabularySize} = assignment.info;
    if (!head || !isReady) return refuse("nothing is served here yet");
    if (this.#arrival) return refuse("another slot is on its way");
    if (tokens.length === 0 || tokens.length >= assignment.contextLength) return refuse(`${tokens.length} tokens do not fit into a context of ${assignment.contextLength}`);
    if (tokens.some((token) => token < 0 || token >= vocabularySize)) return refuse(`a token beyond the vocabulary of ${vocabularySize}`);
    const target = head.reserve();
    if (!target) return refuse("no slot is free");
    const late = this.#deps.after(Math.min(WITHIN_MS_MAX, withinMs) + WAIT_MS, () => this.#end("not all of its stages say that they have it"));
    this.#arrival = {offer, pairs, target, missing: new Set(pairs.toPeers.keys()), late};
    for (const peer of pairs.toPeers) this.#deps.send(peer, {type: "bring", handover, source, target, positions: tokens.length, withinMs});
  }

  /** @param reason empty: it is there */
  brought(peer: PeerId, handover: Handover, reason: string): void {
    const arrival = this.#arrival;
    const index = arrival?.pairs.toPeers.indexOf(peer) ?? -1;
    if (!arrival || index < 0 || !isSame(arrival.offer.handover, handover)) return;
    if (reason !== "") return this.#end(`stage ${index}: ${reason}`);
    arrival.missing.delete(index);
    if (arrival.missing.size === 0) this.#end("");
  }

  broken(peer: PeerId): void {
    if (this.#arrival?.pairs.toPeers.includes(peer)) this.#end("the way to one of its stages broke");
  }

  #end(reason: string): void {
    const arrival = this.#arrival;
    if (!arrival) return;
    this.#arrival = undefined;
    arrival.late();
    const {target, offer} = arrival;
    const isThere = this.#hosted.head?.fill(target, reason === "" ? offer.tokens : undefined) ?? false;
    this.#deps.send(offer.handover.head, {type: "settled", handover: offer.handover, reason: isThere || reason !== "" ? reason : "its stages began anew"});
  }
}
