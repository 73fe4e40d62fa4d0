import {type PlannedStage, ranksOf} from "@ollamesh/placement";
import {fail, type Outcome, ok} from "@ollamesh/stdx";
import {serversOf} from "./servers.ts";
import type {Placement} from "./types.ts";

const LAYERS_MAX = 4096;
export const STAGES_MAX = 64;
export const REPLICAS_MAX = 15;
/** Peers that serve one placement, all ranks of all stages: each takes some 60 bytes of the log. */
const SERVERS_MAX = 256;

/**
 * A placement heard from another peer, checked before it is believed: every layer exactly once from 0, ascending, one seat a peer,
 * sane numbers. Code: `bad_placement`.
 */
export function checkPlacement(placement: Placement): Outcome<Placement> {
  const bad = (why: string) => fail("bad_placement", `placement of ${placement.displayName.slice(0, 200)} refused: ${why}`);
  const {stages} = placement;
  if (stages.length < 1 || stages.length > STAGES_MAX) return bad(`${stages.length} stages`);
  let next = 0;
  for (const stage of stages) {
    if (stage.firstLayer !== next || stage.lastLayer < stage.firstLayer) return bad(`layers ${stage.firstLayer}-${stage.lastLayer} after layer ${next - 1}`);
    next = stage.lastLayer + 1;
  }
  if (next > LAYERS_MAX) return bad(`${next} layers`);
  const {replicas} = placement;
  if (replicas && (stages.length > 1 || stages[0]?.fellows || replicas.length === 0 || replicas.length > REPLICAS_MAX))
    return bad(`${replicas.length} replicas of ${stages.length} stages`);
  const {scaling} = placement;
  if (scaling && (scaling.added.length === 0 || scaling.added.some((peer) => !replicas?.includes(peer)) || !isSubset(scaling.leaving, scaling.added)))
    return bad("what load has added is no replica");
  const servers = serversOf(placement);
  if (servers.length > SERVERS_MAX) return bad(`${servers.length} peers`);
  if (new Set(servers).size !== servers.length) return bad("a peer has two stages");
  const {keepers} = placement;
  if (keepers && keepers.length !== stages.length) return bad(`keepers of ${keepers.length} stages, of ${stages.length}`);
  if (keepers?.some((peers, index) => keepsTwice(peers, stages[index]))) return bad("a peer keeps a stage twice");
  if (!/^sha256:[0-9a-f]{64}$/.test(placement.blob)) return bad("malformed blob digest");
  if (!/^([0-9a-f]{64})?$/.test(placement.pieceRoot)) return bad("malformed piece root");
  if (!isCount(placement.epoch) || !isCount(placement.blobSize) || !isCount(placement.headerBytes)) return bad("a number is out of range");
  if (placement.headerBytes > placement.blobSize) return bad("the header is longer than the blob");
  const {adapter} = placement;
  if (adapter && !(/^sha256:[0-9a-f]{64}$/.test(adapter.digest) && isCount(adapter.size))) return bad("malformed adapter");
  const {draft} = placement;
  if (draft && !(/^sha256:[0-9a-f]{64}$/.test(draft.digest) && isCount(draft.size) && isCount(draft.memoryBytes))) return bad("malformed draft model");
  if (!isCount(placement.contextLength) || !isCount(placement.sequencesMax)) return bad("context or sequences out of range");
  return ok(placement);
}

/** Each once. */
function isSubset(some: readonly string[], all: readonly string[]): boolean {
  return new Set(some).size === some.length && some.every((one) => all.includes(one));
}

function keepsTwice(keepers: readonly string[], stage: PlannedStage | undefined): boolean {
  const servers = stage ? ranksOf(stage) : [];
  return new Set([...keepers, ...servers]).size !== keepers.length + servers.length;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
