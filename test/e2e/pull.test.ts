import {closeSync, openSync, statSync, writeSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeAll, describe, expect, it} from "vitest";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";
import {digestOf, putModel, type SeededModel, seededModel} from "./support/seeded-model.ts";

interface Transfer {
  readonly digest: string;
  readonly state: string;
  readonly total: number;
  readonly completed: number;
  readonly sources: readonly {readonly peer: string; readonly bytes: number; readonly state: string}[];
  readonly corrupt_peers: readonly string[];
  readonly pieces: {readonly count: number; readonly bytes: number; readonly have: string} | null;
}

const MODEL = "big";
let model: SeededModel;
let mesh: TestMesh;

beforeAll(async () => {
  model = await seededModel();
});
afterEach(() => mesh?.stop());

/** Answers once the pull has ended, with its last line. */
async function pull(peer: PeerProcess): Promise<{status?: string; error?: string}> {
  const response = await fetch(`${peer.api}/api/pull`, {method: "POST", body: JSON.stringify({model: MODEL})});
  const lines = (await response.text()).trim().split("\n");
  return JSON.parse(lines.at(-1) as string);
}

async function transferOf(peer: PeerProcess): Promise<Transfer | undefined> {
  const {transfers} = await peer.get<{transfers: Transfer[]}>("/api/v1/transfers");
  return transfers.find(({digest}) => digest === model.digest);
}

function blobPath(index: number): string {
  return join(mesh.dataDir(index), "models/blobs", model.digest.replace(":", "-"));
}

function bytesFrom(transfer: Transfer | undefined, peer: PeerProcess): number {
  return transfer?.sources.find((source) => source.peer === peer.id)?.bytes ?? 0;
}

/** Whether every piece is at one of them. */
function isWholeTogether(haves: readonly Buffer[], count: number): boolean {
  if (count === 0) return false;
  for (let i = 0; i < count; i++) if (!haves.some((have) => ((have[i >> 3] ?? 0) & (1 << (i & 7))) !== 0)) return false;
  return true;
}

function havesOf(transfer: Transfer | undefined): Buffer {
  return Buffer.from(transfer?.pieces?.have ?? "", "base64");
}

describe("a 300 MB model", () => {
  it("is pulled by two at once, who also give it to each other", async () => {
    mesh = await TestMesh.start(3);
    const [a, b, c] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
    await putModel(a, MODEL, model);
    const startedAt = Date.now();
    expect(await Promise.all([pull(b), pull(c)])).toEqual([{status: "success"}, {status: "success"}]);
    const seconds = (Date.now() - startedAt) / 1000;
    const [atB, atC] = [await transferOf(b), await transferOf(c)];
    const between = [bytesFrom(atB, c), bytesFrom(atC, b)];
    const fromA = [bytesFrom(atB, a), bytesFrom(atC, a)];
    const size = statSync(model.path).size;
    const mega = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
    console.log(
      `two pulls of ${mega(size)} at once: ${seconds.toFixed(1)} s, ${mega((2 * size) / seconds)}/s in all; B from A ${mega(fromA[0] ?? 0)}, from C ${mega(between[0] ?? 0)}; C from A ${mega(fromA[1] ?? 0)}, from B ${mega(between[1] ?? 0)}`,
    );
    expect(between[0]).toBeGreaterThan(size / 10);
    expect(between[1]).toBeGreaterThan(size / 10);
    expect(await digestOf(blobPath(1))).toBe(model.digest);
    expect(await digestOf(blobPath(2))).toBe(model.digest);
  });

  it("comes whole to both when its only seeder dies once every piece exists elsewhere", async () => {
    mesh = await TestMesh.start(3);
    const [a, b, c] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
    await putModel(a, MODEL, model);
    const pulls = Promise.all([pull(b), pull(c)]);
    let left = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    // The seeder runs for moments only, so that it can be looked at what the others have while it gives nothing.
    for (;;) {
      a.child.kill("SIGSTOP");
      const both = await Promise.all([transferOf(b), transferOf(c)]);
      if (isWholeTogether(both.map(havesOf), both[0]?.pieces?.count ?? 0)) break;
      left = both.map((one) => (one?.total ?? 0) - (one?.completed ?? 0));
      a.child.kill("SIGCONT");
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await a.stop("SIGKILL");
    console.log(`the seeder died for good with about ${left.map((bytes) => `${(bytes / 1e6).toFixed(0)} MB`).join(" and ")} still to come`);
    expect(Math.max(...left)).toBeGreaterThan(0);
    expect(await pulls).toEqual([{status: "success"}, {status: "success"}]);
    expect(await digestOf(blobPath(1))).toBe(model.digest);
    expect(await digestOf(blobPath(2))).toBe(model.digest);
  });

  it("is right although one source sends corrupted pieces, which is found, dropped, told and mended", async () => {
    mesh = await TestMesh.start(3);
    const [a, liar, c] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
    await putModel(a, MODEL, model);
    expect(await pull(liar)).toEqual({status: "success"});
    // The header comes from one of them; whoever was asked has read its piece hashes by then, and believes to hold what they say.
    await c.post("/api/show", {model: MODEL});
    const file = openSync(blobPath(1), "r+");
    for (let at = 100_000; at < statSync(model.path).size; at += 500_000) writeSync(file, Buffer.from([0x5a, 0xa5, 0x5a]), 0, 3, at);
    closeSync(file);
    expect(await pull(c)).toEqual({status: "success"});
    const transfer = await transferOf(c);
    console.log(`corrupt peers: ${transfer?.corrupt_peers.map((id) => mesh.indexOf(id)).join()}; bytes from it that were kept: ${bytesFrom(transfer, liar)}`);
    expect(transfer?.corrupt_peers).toEqual([liar.id]);
    expect(c.log).toContain("corrupt_peer_banned");
    expect(await digestOf(blobPath(2))).toBe(model.digest);
    // Nobody asks for that: whoever met the damage tells the one that has it.
    await until("the damaged copy is mended", 60_000, async () => (statSync(blobPath(1), {throwIfNoEntry: false}) ? (await digestOf(blobPath(1))) === model.digest : false));
  });

  it("continues after kill -9 without fetching again what was verified", async () => {
    mesh = await TestMesh.start(2);
    const [a, b] = [mesh.peer(0), mesh.peer(1)];
    await putModel(a, MODEL, model);
    const first = pull(b).catch(() => undefined);
    const before = await until("half of it is there", 60_000, async () => {
      const transfer = await transferOf(b);
      return transfer && transfer.completed > transfer.total / 2 ? transfer : undefined;
    });
    await b.stop("SIGKILL");
    await first;
    expect(before.state).toBe("active");
    const again = await mesh.add({dataDir: mesh.dataDir(1), flags: ["--default-model", "false"]});
    expect(again.id).toBe(b.id);
    await until("it is back in the mesh", 20_000, async () => (await again.get<{peers: unknown[]}>("/api/v1/peers")).peers.length === 1);
    expect(await pull(again)).toEqual({status: "success"});
    const after = await transferOf(again);
    const fetched = bytesFrom(after, a);
    console.log(`killed with ${before.completed} of ${before.total} bytes verified; fetched after the restart: ${fetched}`);
    expect(fetched).toBeLessThanOrEqual(before.total - before.completed);
    expect(await digestOf(blobPath(1))).toBe(model.digest);
  });
});
