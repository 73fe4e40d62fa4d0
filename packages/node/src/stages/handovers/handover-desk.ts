import type {StagePairs} from "@ollamesh/catalog";
import type {PeerId, ProtocolSpec} from "@ollamesh/ports";
import {MIB} from "@ollamesh/stdx";
import {type Handover, SLOTS_FRAME_BYTES_MAX, type SlotsMessage} from "@ollamesh/wire";
import type {LinkEvent} from "../../link/peer-links.ts";
import type {HostedStage} from "../hosted-stage.ts";
import {Arrivals} from "./arrivals.ts";
import {Leaving} from "./leaving.ts";
import {SlotSource} from "./slot-source.ts";
import {SlotTarget} from "./slot-target.ts";
import type {SlotsDeps} from "./slots-deps.ts";

/** What slots remember, piece by piece. Room for what one stage has on its way, and others with it. */
export const slotsProtocol: ProtocolSpec = {
  id: "/ollamesh/slots/1",
  trafficClass: "bulk",
  frameBytesMax: SLOTS_FRAME_BYTES_MAX,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 32 * MIB,
};

/** What one stage here has to do with others of its layers. */
interface Roles {
  readonly hosted: HostedStage;
  readonly source: SlotSource;
  readonly target: SlotTarget;
  readonly arrivals: Arrivals;
  leaving: Leaving | undefined;
}

export interface HandoverDeskOptions extends SlotsDeps {
  readonly self: PeerId;
  nextNumber(): number;
  hosted(deployment: string): HostedStage | undefined;
}

/** Sees that answers which leave stages that retire take along what these remember of them. What is not agreed on (`pairs`) is nobody's to give or take. */
export class HandoverDesk {
  readonly #options: HandoverDeskOptions;
  /** Bounded by the moves there are. */
  #pairs: readonly StagePairs[] = [];
  readonly #roles = new Map<string, Roles>();

  constructor(options: HandoverDeskOptions) {
    this.#options = options;
  }

  /** As agreed now. */
  pair(pairs: readonly StagePairs[]): void {
    this.#pairs = pairs;
    for (const [deployment, {hosted}] of this.#roles) if (this.#options.hosted(deployment) !== hosted) this.#forget(deployment);
  }

  /** Those who are answered here go where the model is served now. Once for each load of a stage. */
  leave(deployment: string): void {
    const pairs = this.#pairs.find(({from, fromPeers}) => from === deployment && fromPeers[0] === this.#options.self);
    const roles = this.#rolesOf(deployment);
    if (!pairs || !roles?.hosted.head || roles.leaving) return;
    roles.leaving = new Leaving(this.#options, roles.hosted.head, {pairs, nextNumber: () => this.#options.nextNumber()});
    roles.leaving.begin();
  }

  heard(event: LinkEvent<SlotsMessage>): void {
    if (event.type === "message") return this.#message(event.peer, event.message);
    if (event.type !== "broken") return;
    for (const {target, arrivals, leaving} of this.#roles.values()) {
      target.broken(event.peer);
      arrivals.broken(event.peer);
      leaving?.broken(event.peer);
    }
  }

  #message(peer: PeerId, message: SlotsMessage): void {
    const {handover} = message;
    const pairs = this.#pairsOf(handover);
    if (!pairs) return this.#unknown(peer, message);
    const {self} = this.#options;
    const {fromPeers, toPeers} = pairs;
    const [giving, taking] = [this.#rolesOf(handover.from), this.#rolesOf(handover.to)];
    switch (message.type) {
      case "offer":
        return peer === fromPeers[0] && self === toPeers[0] ? taking?.arrivals.offer(pairs, message) : undefined;
      case "bring":
        return peer === toPeers[0] ? taking?.target.bring(peer, fromPeers[toPeers.indexOf(self)] ?? "", message) : undefined;
      case "pull":
        return this.#areOpposite(pairs, peer) ? giving?.source.pull(peer, message) : undefined;
      case "more":
        return giving?.source.more(peer, handover, message.pieces);
      case "piece":
        return taking?.target.piece(peer, message);
      case "refused":
        return taking?.target.refused(peer, handover, message.reason);
      case "brought":
        return taking?.arrivals.brought(peer, handover, message.reason);
      case "settled":
        return giving?.leaving?.settled(peer, handover, message.reason);
    }
  }

  /** Nothing is known of it here, or not yet: who waits for it need not. */
  #unknown(peer: PeerId, {type, handover}: SlotsMessage): void {
    const answer = {offer: "settled", bring: "brought", pull: "refused"} as const;
    if (type === "offer" || type === "bring" || type === "pull")
      this.#options.send(peer, {type: answer[type], handover, reason: "it is not agreed that one serves instead of the other"});
  }

  /** The stage there has the layers that the one here had. */
  #areOpposite({fromPeers, toPeers}: StagePairs, peer: PeerId): boolean {
    const index = toPeers.indexOf(peer);
    return index >= 0 && fromPeers[index] === this.#options.self;
  }

  #pairsOf({from, to, head}: Handover): StagePairs | undefined {
    return this.#pairs.find((pairs) => pairs.from === from && pairs.to === to && pairs.fromPeers[0] === head);
  }

  #rolesOf(deployment: string): Roles | undefined {
    const hosted = this.#options.hosted(deployment);
    const known = this.#roles.get(deployment);
    if (known && known.hosted === hosted) return known;
    this.#forget(deployment);
    if (!hosted) return undefined;
    const roles = {
      ...{hosted, leaving: undefined},
      source: new SlotSource(this.#options, hosted),
      target: new SlotTarget(this.#options, hosted),
      arrivals: new Arrivals(this.#options, hosted),
    };
    this.#roles.set(deployment, roles);
    return roles;
  }

  #forget(deployment: string): void {
    this.#roles.get(deployment)?.leaving?.close();
    this.#roles.delete(deployment);
  }
}
