import {type PeerFacts, type Placement, stageOf} from "@ollamesh/catalog";
import {type Link, Links, type PeerCapacity} from "@ollamesh/placement";
import type {ModelInfo, PeerId} from "@ollamesh/ports";
import {type ByteRange, type Callback, fail, modelKey, type Outcome, ok} from "@ollamesh/stdx";
import type {Member} from "../membership/messages.ts";
import type {ModelDetails} from "../models/messages.ts";
import {answered, type Shared} from "./actor-context.ts";
import type {FactsByPeer, FactsDesk} from "./facts-desk.ts";

/** Whom a plan may use. */
export interface Surveyed {
  /** Every peer that answers and belongs to no other group, and this one, with the memory they would have were the model not placed. Without those that shall be stopped. */
  readonly peers: readonly PeerCapacity[];
  /** The memory they have now. */
  readonly memoryNow: ReadonlyMap<PeerId, number>;
  readonly links: Links;
}

export interface MeshSurveyDeps {
  readonly shared: Shared;
  readonly facts: FactsDesk;
  /** Memory this peer could give, were nothing taken back. */
  freeBytes(): number;
  /** Who shall be stopped. */
  drained(): ReadonlySet<PeerId>;
  /** Peers of other groups: what is placed there is carried out by nobody. */
  apart(): ReadonlySet<PeerId>;
}

/** Looks at the mesh with the eyes of one that plans for one model. */
export class MeshSurvey {
  readonly #deps: MeshSurveyDeps;

  constructor(deps: MeshSurveyDeps) {
    this.#deps = deps;
  }

  /** @param previous what serves the model now, and would be given back */
  look(details: ModelDetails, previous: Placement | undefined, done: Callback<Surveyed>): void {
    const {shared, facts} = this.#deps;
    const handle = answered(shared, "members", (outcome: Outcome<readonly Member[]>) => {
      if (!outcome.ok) return done(outcome);
      const members = outcome.value.filter(({id}) => !this.#deps.apart().has(id));
      facts.ask(members, details.blob, (told) => {
        const found = this.#capacities(details, members, previous, told);
        if (found.peers.length === 0) return done(fail("not_enough_peers", "every peer that is there is being drained: undo that on one of them (drain --undo), or start another"));
        done(ok({...found, links: linksOf(shared.deps.world.transport.self, members, told)}));
      });
    });
    if (!shared.deps.membership.send({type: "members", done: handle})) done(fail("busy", "too many requests are waiting"));
  }

  #capacities(details: ModelDetails, members: readonly Member[], previous: Placement | undefined, told: FactsByPeer): Pick<Surveyed, "peers" | "memoryNow"> {
    const {config, world} = this.#deps.shared.deps;
    const key = modelKey(details.manifest.name);
    const own = {id: world.transport.self, memoryFreeBytes: this.#deps.freeBytes(), speed: config.threads, rttMs: undefined, holdsModel: details.complete};
    const others = members
      .filter((member) => !member.isSuspected)
      .map(({id, memoryFreeBytes, threads, rttMs, holds}) => ({id, memoryFreeBytes, speed: Math.max(1, threads), rttMs, holdsModel: holds.includes(key)}));
    const returned = (peer: string): number => (previous ? (previous.stages[stageOf(previous, peer)]?.memoryBytes ?? 0) : 0);
    const drained = this.#deps.drained();
    const usable = [own, ...others].filter(({id}) => !drained.has(id));
    return {
      peers: usable.map((peer) => ({...peer, memoryFreeBytes: peer.memoryFreeBytes + returned(peer.id), ...ofFacts(told.get(peer.id), details.info)})),
      memoryNow: new Map(usable.map(({id, memoryFreeBytes}) => [id, memoryFreeBytes])),
    };
  }
}

function ofFacts(facts: PeerFacts | undefined, info: ModelInfo): Pick<PeerCapacity, "measured" | "diskFreeBytes" | "heldLayers"> {
  if (!facts) return {};
  const heldLayers = info.segments.layers.flatMap((ranges, layer) => (ranges.every((range) => isCovered(range, facts.held)) ? [layer] : []));
  return {measured: facts.speed, diskFreeBytes: facts.diskFreeBytes, heldLayers};
}

function isCovered({start, end}: ByteRange, held: readonly ByteRange[]): boolean {
  return held.some((range) => range.start <= start && end <= range.end);
}

function linksOf(self: PeerId, members: readonly Member[], told: FactsByPeer): Links {
  const own: Link[] = members.map(({id, rttMs}) => ({a: self, b: id, rttMs}));
  const others: Link[] = [...told].flatMap(([b, {links}]) => links.map(({peer, rttMs, bytesPerMs}) => ({a: peer, b, rttMs, bytesPerMs})));
  return new Links([...own, ...others]);
}
