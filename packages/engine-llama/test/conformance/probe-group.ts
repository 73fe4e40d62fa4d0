import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {closeSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {ModelInfo} from "@ollamesh/ports";
import {assert} from "@ollamesh/stdx";
import koffi from "koffi";
import {loadLlama} from "../../src/ffi/llama.ts";
import {planStageFile, type StageSeat} from "../../src/gguf/index.ts";
import type {StageAdapter} from "../../src/runner/adapter.ts";
import {NativeStage} from "../../src/runner/native-stage.ts";
import {RankGroup} from "../../src/runner/rank-group.ts";
import {otherRanks, RankPipe} from "../../src/runner/rank-pipe.ts";
import {DescriptorStream} from "../../src/runner/rank-stream.ts";
import {CACHE_USUAL} from "../../src/runner/runner-messages.ts";
import {logitsOf, stageOptions} from "./probe-model.ts";

const RANK_PATH = fileURLToPath(new URL("./rank-process.ts", import.meta.url));
const AF_UNIX = 1;
const SOCK_STREAM = 1;

/** Of a child: behind the standard ones. */
const FIRST_DESCRIPTOR = 3;

/** Of each rank. */
export type GroupAdapters = readonly StageAdapter[];

/** Logits of a model whose layers are shared by this process (rank 0) and others. POSIX only. */
export async function probeGroupLogits(info: ModelInfo, path: string, ranks: number, adapters?: GroupAdapters): Promise<Float32Array> {
  const ends = socketsBetween(ranks);
  const children = await Promise.all(otherRanks(0, ranks).map((rank) => startRank(path, rank, ranks, ends[rank] as readonly number[], adapters?.[rank])));
  const own = ends[0] as readonly number[];
  try {
    const {stage} = await loadRank(info, path, {rank: 0, ranks}, own, adapters?.[0]);
    return logitsOf(info, [stage]);
  } finally {
    for (const child of children) child.kill("SIGKILL");
    for (const descriptor of own) closeSync(descriptor);
  }
}

/** By rank, a descriptor of a stream to each other one, ascending. */
function socketsBetween(ranks: number): readonly (readonly number[])[] {
  const socketpair = koffi.load(null).func("int socketpair(int domain, int type, int protocol, _Out_ int *descriptors)");
  const ends: number[][] = Array.from({length: ranks}, () => []);
  for (let lower = 0; lower < ranks; lower++) {
    for (let higher = lower + 1; higher < ranks; higher++) {
      const pair = [0, 0];
      assert(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) === 0, "no pair of sockets");
      ends[lower]?.push(pair[0] as number);
      ends[higher]?.push(pair[1] as number);
    }
  }
  return ends;
}

async function startRank(path: string, rank: number, ranks: number, descriptors: readonly number[], adapter: StageAdapter | undefined): Promise<ChildProcess> {
  const args = [...process.execArgv, RANK_PATH, path, String(rank), String(ranks), ...(adapter ? [JSON.stringify(adapter)] : [])];
  const child = spawn(process.execPath, args, {stdio: ["ignore", "ignore", "inherit", ...descriptors]});
  for (const descriptor of descriptors) closeSync(descriptor);
  await once(child, "spawn");
  return child;
}

/** @param descriptors of the streams to the other ranks, ascending; undefined: of a child */
export async function loadRank(
  info: ModelInfo,
  path: string,
  seat: StageSeat,
  descriptors?: readonly number[],
  adapter?: StageAdapter,
): Promise<{stage: NativeStage; group: RankGroup}> {
  const plan = await planStageFile(path, info, 0, info.layers - 1, seat);
  const pipes = otherRanks(seat.rank, seat.ranks).map((other, index) => new RankPipe(other, new DescriptorStream(descriptors?.[index] ?? FIRST_DESCRIPTOR + index)));
  // Whatever the links are like here: of more than two every sum is shared out.
  const group = new RankGroup({rank: seat.rank, others: pipes, host: undefined, scatterFrom: 0});
  const cache = adapter ? {flashAttention: false, type: "f32" as const} : CACHE_USUAL;
  const options = stageOptions(info, {source: {kind: "model", path, plan}, firstLayer: 0, lastLayer: info.layers - 1, cache});
  return {stage: new NativeStage(loadLlama(), {...options, group, adapter}), group};
}
