import {spawn} from "node:child_process";
import {once} from "node:events";
import {closeSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {ModelInfo} from "@ollamesh/ports";
import {assert} from "@ollamesh/stdx";
import koffi from "koffi";
import {loadLlama} from "../../src/ffi/llama.ts";
import {planStageFile} from "../../src/gguf/index.ts";
import type {StageAdapter} from "../../src/runner/adapter.ts";
import {NativeStage} from "../../src/runner/native-stage.ts";
import {RankGroup} from "../../src/runner/rank-group.ts";
import {RankPipe} from "../../src/runner/rank-pipe.ts";
import {DescriptorStream} from "../../src/runner/rank-stream.ts";
import {CACHE_USUAL} from "../../src/runner/runner-messages.ts";
import {logitsOf, stageOptions} from "./probe-model.ts";

const RANK_PATH = fileURLToPath(new URL("./rank-process.ts", import.meta.url));
const AF_UNIX = 1;
const SOCK_STREAM = 1;

/** Of each of the two ranks. */
export type GroupAdapter = readonly [StageAdapter, StageAdapter];

/** Logits of a model whose layers are shared by this process (rank 0) and another one (rank 1). POSIX only. */
export async function probeGroupLogits(info: ModelInfo, path: string, adapter?: GroupAdapter): Promise<Float32Array> {
  const socketpair = koffi.load(null).func("int socketpair(int domain, int type, int protocol, _Out_ int *descriptors)");
  const ends = [0, 0];
  assert(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) === 0, "no pair of sockets");
  const [own, other] = ends as [number, number];
  // Its descriptor 3 is the other end.
  const child = spawn(process.execPath, [...process.execArgv, RANK_PATH, path, ...(adapter ? [JSON.stringify(adapter[1])] : [])], {stdio: ["ignore", "ignore", "inherit", other]});
  closeSync(other);
  await once(child, "spawn");
  try {
    const {stage} = await loadRank(info, path, 0, own, adapter?.[0]);
    return logitsOf(info, [stage]);
  } finally {
    child.kill("SIGKILL");
    closeSync(own);
  }
}

/** @param descriptor of the stream to the other rank */
export async function loadRank(info: ModelInfo, path: string, rank: number, descriptor: number, adapter?: StageAdapter): Promise<{stage: NativeStage; group: RankGroup}> {
  const plan = await planStageFile(path, info, 0, info.layers - 1, {rank, ranks: 2});
  const group = new RankGroup(rank, [new RankPipe(1 - rank, new DescriptorStream(descriptor))], undefined);
  const cache = adapter ? {flashAttention: false, type: "f32" as const} : CACHE_USUAL;
  const options = stageOptions(info, {source: {kind: "model", path, plan}, firstLayer: 0, lastLayer: info.layers - 1, cache});
  return {stage: new NativeStage(loadLlama(), {...options, group, adapter}), group};
}
