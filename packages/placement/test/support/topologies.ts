import {Prng} from "@ollamesh/stdx";
import {type Link, type ModelShape, nominalSpeed, type PeerCapacity} from "../../src/index.ts";

const MIB = 2 ** 20;

/** A mesh and a model as they could be, and what is asked of them. */
export interface Topology {
  readonly shape: ModelShape;
  readonly peers: readonly PeerCapacity[];
  readonly links: readonly Link[];
  readonly streams: number;
  readonly contextLength: number;
}

/** Unequal hosts, near and far, with and without room: whatever a seed gives. */
export function drawTopology(seed: number, peersMax: number, layersMax: number): Topology {
  const rng = new Prng(seed);
  const layers = 3 + rng.below(layersMax - 2);
  const layerBytes = Array.from({length: layers}, () => (20 + rng.below(rng.pick([5, 200]))) * MIB);
  const total = layerBytes.reduce((sum, bytes) => sum + bytes, 0);
  const peers = Array.from({length: 1 + rng.below(peersMax)}, (_, i) => drawPeer(rng, `peer-${i}`, total, layers));
  const cuts = Array.from({length: layers - 1}, (_, i) => i + 1).filter(() => rng.chance(5, 6));
  const split = rng.chance(1, 12) ? ({kind: "whole_only", reason: "positions are learned"} as const) : ({kind: "splittable", cuts, eachStageNeeds: []} as const);
  const shape = {layers, layerBytes, firstBytes: rng.below(100) * MIB, lastBytes: rng.below(100) * MIB, everyBytes: MIB, kvBytesPerTokenLayer: 4096, hiddenBytes: 16384, split};
  return {shape, peers, links: drawLinks(rng, peers), streams: rng.pick([1, 1, 2, 4, 8]), contextLength: 512};
}

function drawPeer(rng: Prng, id: string, modelBytes: number, layers: number): PeerCapacity {
  const speed = 1 + rng.below(8);
  const guess = nominalSpeed(speed);
  const factor = (1 + rng.below(30)) / 10;
  const measured = {fixedMs: rng.below(30) / 10, msPerByte: guess.msPerByte * factor, msPerRowByte: guess.msPerRowByte * factor};
  return {
    id,
    speed,
    measured: rng.chance(3, 4) ? measured : undefined,
    memoryFreeBytes: Math.floor((modelBytes * (10 + rng.below(150))) / 100) + 64 * MIB,
    diskFreeBytes: rng.chance(1, 4) ? Math.floor((modelBytes * rng.below(150)) / 100) : undefined,
    rttMs: undefined,
    holdsModel: rng.chance(1, 4),
    heldLayers: Array.from({length: layers}, (_, i) => i).filter(() => rng.chance(1, 5)),
  };
}

function drawLinks(rng: Prng, peers: readonly PeerCapacity[]): readonly Link[] {
  const far = rng.pick([1, 5, 40]);
  return peers.flatMap(({id: a}, i) =>
    peers
      .slice(i + 1)
      .map(({id: b}) => ({a, b, rttMs: rng.chance(1, 10) ? undefined : (1 + rng.below(20 * far)) / 10, bytesPerMs: rng.chance(1, 2) ? undefined : 1000 * (1 + rng.below(200))})),
  );
}
