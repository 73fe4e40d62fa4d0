import {cpSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {judgeHistory} from "@ollamesh/sim/history";
import {Prng} from "@ollamesh/stdx";
import {afterEach, describe, expect, it} from "vitest";
import {Workload} from "../chaos/workload.ts";
import {agreeing, clusterOf, sameCatalogues} from "./support/group.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

const LAN = {flags: ["--election-timeout", "300ms", "--heartbeat-interval", "60ms"]};
const HOUR_MS = 3_600_000;
/** Two processes of one key that began within five seconds both end. */
const AS_OLD_MS = 5500;

async function startThree(): Promise<void> {
  mesh = await TestMesh.start(3, LAN);
  await agreeing(mesh, 3);
}

/** While clients write: what they saw must be explained by one catalogue, and all peers must hold that one in the end. */
async function whileJudged(what: () => Promise<void>): Promise<void> {
  const workload = new Workload(mesh, new Prng(1));
  workload.start(3);
  await until("clients write", 10_000, async () => workload.writes.acknowledged > 10);
  await what();
  const before = workload.writes.acknowledged;
  await until("clients still write", 20_000, async () => workload.writes.acknowledged > before + 10);
  await workload.stop();
  for (const peer of mesh.peers) await workload.readBack(peer);
  const judged = judgeHistory(workload.lines.join(""));
  expect(judged.ok && judged.value.verdict).toBe("linearizable");
  expect(workload.writes.lost).toBe(0);
  await sameCatalogues(mesh);
}

/** Starts a stopped peer again in its place on the mesh's list. */
async function restart(index: number, options: Parameters<TestMesh["add"]>[0] = {}): Promise<PeerProcess> {
  const bootstrap = mesh.peers.filter((peer) => !peer.hasEnded).map(({multiaddr}) => multiaddr);
  const back = await mesh.add({dataDir: mesh.dataDir(index), bootstrap, ...LAN, ...options});
  mesh.peers.splice(mesh.peers.indexOf(back), 1);
  mesh.peers[index] = back;
  return back;
}

let copies = 0;

function copyOf(index: number): string {
  const copy = join(mesh.folder, `copy ${copies++} of ${index}`);
  cpSync(mesh.dataDir(index), copy, {recursive: true, preserveTimestamps: true});
  return copy;
}

/** A peer that ends by itself, before it is ready or after. @returns its exit status and last words */
async function startAndEnd(options: Parameters<TestMesh["add"]>[0]): Promise<string> {
  const peer = await mesh.add(options).catch((error: Error) => error.message);
  if (typeof peer === "string") return peer;
  await until("it ends", 60_000, async () => peer.hasEnded);
  mesh.peers.splice(mesh.peers.indexOf(peer), 1);
  return `${peer.child.exitCode} ${peer.log}`;
}

const MOVED = {flags: [...LAN.flags, "--data-dir-moved", "true"]};

describe("a peer that lost what it promised", () => {
  it("comes back as another node, whether it lost its consensus log or all but its key, and nobody votes twice", async () => {
    await startThree();
    await whileJudged(async () => {
      await loses(2, ["consensus"]);
      await loses(1, ["consensus", "database", "models", "incoming", "partial", "scratch", "place.json"]);
      expect(readdirSync(mesh.dataDir(1))).toContain("place.json");
    });
  });

  async function loses(index: number, names: readonly string[]): Promise<void> {
    const {id} = mesh.peer(index);
    const {node} = await clusterOf(mesh.peer(index));
    await mesh.peer(index).stop("SIGKILL");
    for (const name of names) rmSync(join(mesh.dataDir(index), name), {recursive: true, force: true});
    expect((await restart(index)).id).toBe(id);
    await until("only the new node votes", 60_000, async () => {
      const views = await agreeing(mesh, 3, 60_000);
      return views.every(({members}) => members.length === 3 && !members.some((member) => member.node === node));
    });
  }
});

describe("a copy of a data folder", () => {
  it("is refused; said to be moved it ends while the original runs, which all are told; when that is off it takes its place, but as another node if it is outdated", async () => {
    await startThree();
    const {id, node} = {id: mesh.peer(1).id, node: (await clusterOf(mesh.peer(1))).node};
    await mesh.peer(1).stop("SIGTERM");
    const [copy, ...spares] = [copyOf(1), copyOf(1), copyOf(1)] as const;
    const original = await restart(1);
    const startedAt = performance.now();
    // Something the copy knows nothing of, whether the original's return was worth a line of the log or not.
    await mesh.peer(0).post("/api/v1/cluster/settings/tensor_context_over", {value: 4096}, "PUT");
    await agreeing(mesh, 3);
    await whileJudged(async () => {
      await expect(mesh.add({dataDir: copy, ...LAN})).rejects.toThrow(/ended \(1\).*is a copy of another one.*--data-dir-moved true/s);
      await until("the original is clearly older", 10_000, async () => performance.now() - startedAt > AS_OLD_MS);
      expect(await startAndEnd({dataDir: copy, ...MOVED})).toMatch(/70.*another process runs with this peer's key: somebody copied the data folder/s);
      await until("the original says so", 10_000, async () => /the other one was started later.*"data_folder_copied"/.test(original.log));
      expect(original.hasEnded).toBe(false);
      expect(mesh.peers.some((peer) => peer !== original && /"data_folder_copied"/.test(peer.log))).toBe(true);
      await original.stop("SIGTERM");
      const moved = await restart(1, {dataDir: copyOf(1), ...MOVED});
      expect(moved.id).toBe(id);
      await agreeing(mesh, 3);
      expect((await clusterOf(moved)).node).toBe(node);
      for (const outdatedCopy of [copy, ...spares]) if (await becomesAnother(outdatedCopy, node)) return;
      expect.fail(`leaders changed in each of ${1 + spares.length} attempts`);
    });
  });

  /** In place of the one that runs. False: another leader than the one that heard what this node acknowledged; nobody else can know that the copy lacks it. */
  async function becomesAnother(dataDir: string, node: string): Promise<boolean> {
    await agreeing(mesh, 3);
    const {term} = await clusterOf(mesh.peer(1));
    await mesh.peer(1).stop("SIGTERM");
    const outdated = await restart(1, {dataDir, ...MOVED});
    const told = await until("the copy, which knows less than the original acknowledged, is another node, or there is another leader", 60_000, async () => {
      const [view] = await agreeing(mesh, 3, 60_000);
      if (view?.members.length === 3 && !view.members.some((member) => member.node === node)) return "another node";
      return view && view.term !== term ? "another leader" : undefined;
    });
    if (told === "another node") expect(outdated.log).toMatch(/"consensus_log_outdated"/);
    return told === "another node";
  }
});

describe("hosts whose clocks are an hour off, and are set while they run", () => {
  it("agree as others do, and nobody is elected for it", async () => {
    const preload = `--require ${join(import.meta.dirname, "support/shifted-clock.cjs")}`;
    mesh = new TestMesh();
    for (const [index, shift] of [0, HOUR_MS, -HOUR_MS].entries())
      await mesh.add({flags: [...LAN.flags, "--default-model", String(index === 0)], ...(shift !== 0 && {env: {NODE_OPTIONS: preload, SHIFT_MS: String(shift)}})});
    await mesh.allSeeEachOther();
    const [before] = await agreeing(mesh, 3);
    await whileJudged(async () => {
      await mesh.peer(1).post("/api/v1/cluster/transfer", {peer: mesh.peer(1).id});
      await until("the one whose clock is ahead leads", 10_000, async () => (await clusterOf(mesh.peer(0))).leader === mesh.peer(1).id);
      const [{term} = {term: 0}] = await agreeing(mesh, 3);
      for (const index of [1, 2]) mesh.peer(index).child.kill("SIGUSR2");
      const setAt = performance.now();
      await until("ten election timeouts have passed", 10_000, async () => performance.now() - setAt > 3000);
      expect((await agreeing(mesh, 3)).map((view) => view.term)).toEqual([term, term, term]);
    });
    expect(before?.members).toHaveLength(3);
  });
});
