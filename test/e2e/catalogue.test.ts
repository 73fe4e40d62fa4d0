import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {metric} from "./support/held-answer.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

/** A LAN's timing: tests need not wait as long as the default does. */
const LAN = {flags: ["--election-timeout", "300ms", "--heartbeat-interval", "60ms"]};

interface Tags {
  readonly models: readonly {readonly name: string; readonly digest: string; readonly details: {readonly family: string; readonly parameter_size: string}}[];
}

const namesOf = async (peer: PeerProcess): Promise<string[]> => (await peer.get<Tags>("/api/tags")).models.map(({name}) => name).sort();
const digestOf = async (peer: PeerProcess, name: string): Promise<string | undefined> => (await peer.get<Tags>("/api/tags")).models.find((model) => model.name === name)?.digest;
const story = (peer: PeerProcess, model: string): Promise<{response: string}> =>
  peer.post("/api/generate", {model, prompt: "Once", stream: false, options: {temperature: 0, num_predict: 12}});
const blobsOf = (index: number): string[] => {
  const folder = join(mesh.dataDir(index), "models", "blobs");
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith("sha256-")) : [];
};

async function allAgree(): Promise<void> {
  await until("all are members of one group", 30_000, async () => {
    const views = await Promise.all(mesh.peers.filter((peer) => !peer.hasEnded).map((peer) => peer.get<{state: string; members: unknown[]}>("/api/v1/cluster")));
    return views.every(({state, members}) => state === "member" && members.length === views.length);
  });
}

async function allKnow(...names: string[]): Promise<void> {
  for (const peer of mesh.peers.filter((one) => !one.hasEnded)) {
    await until(`peer ${mesh.peers.indexOf(peer)} knows ${names}`, 10_000, async () => (await namesOf(peer)).join() === [...names].sort().join());
  }
}

describe("names of models", () => {
  it("are the same on every peer: created, copied, overwritten and deleted on any of them", async () => {
    mesh = await TestMesh.start(3, LAN);
    await allAgree();
    const [a, b, c] = mesh.peers as [PeerProcess, PeerProcess, PeerProcess];
    await allKnow("storyteller:latest");
    expect((await c.get<Tags>("/api/tags")).models[0]?.details).toMatchObject({family: "llama", parameter_size: expect.stringMatching(/M$/)});

    await a.post("/api/create", {stream: false, model: "bard", from: "storyteller", system: "Rhyme."});
    await allKnow("bard:latest", "storyteller:latest");
    // A peer that has nothing of it names it anew, and answers by it.
    await b.post("/api/copy", {source: "bard", destination: "poet"});
    await allKnow("bard:latest", "poet:latest", "storyteller:latest");
    const [first, second] = await Promise.all([story(c, "poet"), story(b, "bard")]);
    expect(first.response.length).toBeGreaterThan(10);
    expect(second.response).toBe(first.response);

    // One that had it follows when the name gets another meaning.
    await c.post("/api/pull", {model: "bard", stream: false});
    const old = await digestOf(a, "bard:latest");
    await a.post("/api/create", {stream: false, model: "bard", from: "storyteller", system: "Sing."});
    await until("the new meaning is known and held by all that had the old one", 10_000, async () => {
      const shown = await Promise.all([b, c].map((peer) => peer.post<{system: string}>("/api/show", {model: "bard"})));
      return shown.every(({system}) => system === "Sing.") && (await digestOf(c, "bard:latest")) !== old;
    });

    await b.post("/api/delete", {model: "bard"}, "DELETE");
    await allKnow("poet:latest", "storyteller:latest");
    await c.post("/api/delete", {model: "poet"}, "DELETE");
    await c.post("/api/delete", {model: "storyteller"}, "DELETE");
    await allKnow();
    await until("no blob is left anywhere", 10_000, async () => [0, 1, 2].every((index) => blobsOf(index).length === 0));
    await expect(story(a, "storyteller")).rejects.toThrow(/not found/);
  });

  it("deleted while a peer is away are gone when it comes back; what it alone had joins the mesh", async () => {
    mesh = await TestMesh.start(4, LAN);
    await allAgree();
    const [a, , , away] = mesh.peers as [PeerProcess, PeerProcess, PeerProcess, PeerProcess];
    await a.post("/api/copy", {source: "storyteller", destination: "gone"});
    await away.post("/api/pull", {model: "gone", stream: false});
    await away.stop("SIGKILL");
    await a.post("/api/delete", {model: "gone"}, "DELETE");
    const back = await mesh.add({...LAN, dataDir: mesh.dataDir(3), flags: [...LAN.flags, "--default-model", "false"]});
    await allKnow("storyteller:latest");
    expect(await namesOf(back)).toEqual(["storyteller:latest"]);

    // Alone, it makes a model, and one under a name the mesh uses for another.
    const alone = await mesh.add({bootstrap: [], flags: [...LAN.flags, "--default-model", "true"], dataDir: join(mesh.folder, "alone")});
    await alone.post("/api/create", {stream: false, model: "own", from: "storyteller", system: "Mine."});
    await alone.post("/api/create", {stream: false, model: "storyteller", from: "storyteller", system: "Another."});
    const theirs = await digestOf(alone, "storyteller:latest");
    await alone.stop("SIGTERM");
    const joined = await mesh.add({...LAN, dataDir: join(mesh.folder, "alone")});
    await allKnow("own:latest", "storyteller:latest");
    expect(await digestOf(joined, "storyteller:latest")).not.toBe(theirs);
    expect((await a.post<{system: string}>("/api/show", {model: "own"})).system).toBe("Mine.");
  });

  it("cannot be changed without a majority, and nothing is left of the attempt", async () => {
    mesh = await TestMesh.start(3, LAN);
    await allAgree();
    await until("three vote", 20_000, async () => {
      const {members} = await mesh.peer(0).get<{members: {role: string}[]}>("/api/v1/cluster");
      return members.filter(({role}) => role === "voter").length === 3;
    });
    await Promise.all([mesh.peer(1).stop("SIGKILL"), mesh.peer(2).stop("SIGKILL")]);
    const a = mesh.peer(0);
    await expect(a.post("/api/create", {stream: false, model: "bard", from: "storyteller", system: "Rhyme."})).rejects.toThrow(/503.*no quorum/);
    await expect(a.post("/api/copy", {source: "storyteller", destination: "poet"})).rejects.toThrow(/503.*no quorum/);
    await expect(a.post("/api/delete", {model: "storyteller"}, "DELETE")).rejects.toThrow(/503.*no quorum/);
    expect(await namesOf(a)).toEqual(["storyteller:latest"]);
    expect((await story(a, "storyteller")).response.length).toBeGreaterThan(10);
  });
});

describe("copies of models", () => {
  const KEPT = {flags: [...LAN.flags, "--replication-factor", "2", "--repair-after", "1s"]};

  interface Kept {
    readonly models: readonly {readonly name: string; readonly kept_by: readonly string[]; readonly held_by: readonly string[]}[];
  }

  const keptBy = async (peer: PeerProcess): Promise<Kept["models"][number] | undefined> => (await peer.get<Kept>("/api/v1/models")).models[0];

  async function wholeOn(copies: number, live: readonly PeerProcess[]): Promise<readonly string[]> {
    const ids = live.map(({id}) => id);
    return until(`${copies} of the living keep and hold it`, 30_000, async () => {
      const model = await keptBy(live[0] as PeerProcess);
      const keeping = model?.kept_by.filter((id) => ids.includes(id) && model.held_by.includes(id)) ?? [];
      return keeping.length === copies && model?.kept_by.length === copies && keeping;
    });
  }

  it("are kept by as many as the group says, and made anew when one is lost for good", async () => {
    mesh = await TestMesh.start(4, KEPT);
    await allAgree();
    const keepers = await wholeOn(2, mesh.peers);
    const other = mesh.peer(mesh.peers.findIndex(({id}, index) => index > 0 && keepers.includes(id)));
    const watcher = mesh.peer(0);
    const missing = (): Promise<number> => metric(watcher, "ollamesh_missing_copies");
    await until("all copies are there", 5000, async () => (await missing()) === 0);
    await other.stop("SIGKILL");
    const live = mesh.peers.filter((peer) => peer !== other);
    await until("one is missed", 10_000, async () => (await missing()) === 1);
    const after = await wholeOn(2, live);
    await until("none is missed", 10_000, async () => (await missing()) === 0);
    expect(after).not.toContain(other.id);
    await (live[0] as PeerProcess).post("/api/v1/cluster/settings/replication_factor", {value: 3}, "PUT");
    await wholeOn(3, live);
    for (const peer of live) expect((await story(peer, "storyteller")).response.length).toBeGreaterThan(10);
  });
});
