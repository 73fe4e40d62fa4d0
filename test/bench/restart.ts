/**
 * A peer is killed (SIGKILL) in the middle of a pull, started again on its folder, and told to pull again: how long until pieces come, and what is fetched twice.
 * tsx test/bench/restart.ts [--megabytes 8192] [--rounds 3]
 */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {type PeerProcess, TestMesh, until} from "../e2e/support/mesh.ts";
import {putModel, type SeededModel} from "../e2e/support/seeded-model.ts";
import {largeModel} from "./support/large-model.ts";

const {values} = parseArgs({options: {rounds: {type: "string", default: "3"}, megabytes: {type: "string", default: "8192"}}});
const ROUNDS = Number(values.rounds);
const KILLED_AT = 0.6;
const HEADER_BYTES_MAX = 100e6;

interface Transfer {
  readonly completed: number;
  readonly total: number;
  readonly state: string;
  readonly sources: readonly {readonly bytes: number}[];
}

const FLAGS = ["--default-model", "false"];

/** Of the weights, and not only of their header. */
async function transferOf(peer: PeerProcess): Promise<Transfer | undefined> {
  const {transfers} = await peer.get<{transfers: readonly Transfer[]}>("/api/v1/transfers");
  return transfers.find(({total}) => total > HEADER_BYTES_MAX);
}

const fetchedBy = ({sources}: Transfer): number => sources.reduce((sum, {bytes}) => sum + bytes, 0);
const pull = (peer: PeerProcess): Promise<unknown> => peer.post("/api/pull", {model: "big", stream: false});
const seconds = (ms: number): string => (ms / 1000).toFixed(2);

/** Prints how long it took from the start of the process to `ready` and to its first new bytes, and what was fetched then. */
async function round(model: SeededModel): Promise<void> {
  const mesh = new TestMesh();
  try {
    for (let i = 0; i < 2; i++) await mesh.add({flags: FLAGS});
    await mesh.allSeeEachOther();
    const [seed, leech] = [mesh.peer(0), mesh.peer(1)];
    await putModel(seed, "big", model);
    await leech.post("/api/show", {model: "big"});
    const first = pull(leech).catch(() => undefined);
    const before = await until("most of it is there", 600_000, async () => {
      const transfer = await transferOf(leech);
      return transfer && transfer.completed > transfer.total * KILLED_AT ? transfer : undefined;
    });
    await leech.stop("SIGKILL");
    await first;
    const startedAt = performance.now();
    const again = await mesh.add({dataDir: mesh.dataDir(1), flags: FLAGS});
    const readyAt = performance.now();
    await until("it is back in the mesh", 20_000, async () => (await again.get<{peers: unknown[]}>("/api/v1/peers")).peers.length === 1);
    const backAt = performance.now();
    const second = pull(again);
    await until("a piece comes", 60_000, async () => {
      const transfer = await transferOf(again);
      return transfer && fetchedBy(transfer) > 0;
    });
    const comesAt = performance.now();
    await second;
    const after = (await transferOf(again)) as Transfer;
    console.log(
      [
        `killed with ${before.completed} of ${before.total} bytes verified`,
        `ready after ${seconds(readyAt - startedAt)} s, back in the mesh after ${seconds(backAt - startedAt)} s`,
        `first bytes ${seconds(comesAt - backAt)} s after the pull, ${seconds(comesAt - startedAt)} s after the start`,
        `fetched then ${fetchedBy(after)}, at most ${before.total - before.completed} were missing`,
      ].join("; "),
    );
  } finally {
    await mesh.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), "ollamesh-restart-"));
try {
  const model = await largeModel(Number(values.megabytes), folder);
  for (let i = 0; i < ROUNDS; i++) await round(model);
} finally {
  rmSync(folder, {recursive: true, force: true});
}
