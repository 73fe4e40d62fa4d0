import {connect} from "node:net";
import {afterEach, describe, expect, it} from "vitest";
import {commandLine} from "./support/command-line.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
afterEach(() => mesh?.stop());

const LAN = {flags: ["--election-timeout", "300ms", "--heartbeat-interval", "60ms"]};

interface Settings {
  readonly consistency: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sources: Readonly<Record<string, string>>;
}
interface Cluster {
  readonly state: string;
  readonly leader: string | null;
  readonly members: readonly {readonly role: string; readonly peer: string; readonly leader: boolean}[];
  readonly appended: {readonly appends: number; readonly entries: number};
}

const settingsOf = (peer: PeerProcess): Promise<Settings> => peer.get<Settings>("/api/v1/cluster/settings");
const clusterOf = (peer: PeerProcess): Promise<Cluster> => peer.get<Cluster>("/api/v1/cluster");

async function ask(peer: PeerProcess, method: string, path: string, body?: object): Promise<{status: number; error: string}> {
  const response = await fetch(`${peer.api}/api/v1/${path}`, {method, ...(body && {body: JSON.stringify(body)})});
  return {status: response.status, error: ((await response.json()) as {error?: string}).error ?? ""};
}
const set = (peer: PeerProcess, name: string, value: unknown): ReturnType<typeof ask> => ask(peer, "PUT", `cluster/settings/${name}`, {value});

/** In one write of one connection, so that they come together however quick the disk is. Answers how many were made. */
async function setAtOnce(peer: PeerProcess, count: number): Promise<number> {
  const {hostname, port} = new URL(peer.api);
  const requests = Array.from({length: count}, (_, i) => {
    const body = JSON.stringify({value: i});
    return `PUT /api/v1/cluster/settings/x-${i % 8} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  });
  const socket = connect(Number(port), hostname);
  socket.write(requests.join(""));
  let answers = "";
  for await (const chunk of socket) {
    answers += chunk;
    if (answers.split("HTTP/1.1 ").length > count) break;
  }
  return answers.split("HTTP/1.1 200").length - 1;
}

describe("settings of one peer", () => {
  it("say who set them, and are refused with what is allowed", async () => {
    mesh = await TestMesh.start(1, {flags: ["--voters-max", "3"]});
    const peer = mesh.peer(0);
    expect(await settingsOf(peer)).toMatchObject({settings: {voters_max: 3, min_nodes: 1, mode: "normal"}, sources: {voters_max: "flag", min_nodes: "default", mode: "default"}});
    expect(await set(peer, "voters_max", 5)).toMatchObject({status: 200});
    expect(await settingsOf(peer)).toMatchObject({settings: {voters_max: 5}, sources: {voters_max: "cluster"}});
    expect(await set(peer, "voters_max", 4)).toEqual({status: 400, error: "voters_max must be 1, 3, 5 or 7, not 4"});
    expect(await set(peer, "votersMax", 5)).toMatchObject({status: 400, error: expect.stringMatching(/there are voters_max, min_nodes/)});
    expect(commandLine(peer, "cluster", "settings", "replication_factor", "2").text).toMatch(/replication_factor +2 +cluster +0 to 16/);
    expect(commandLine(peer, "cluster", "settings", "voters_max", "--unset").text).toMatch(/voters_max +3 +flag/);
    expect(commandLine(peer, "cluster", "settings", "nothing")).toMatchObject({status: 1, text: expect.stringMatching(/no setting "nothing"/)});
    expect(await set(peer, "consistency_level", "stale")).toMatchObject({status: 200});
    expect((await settingsOf(peer)).consistency).toBe("stale");
    expect((await peer.get<Settings>("/api/v1/cluster/settings?consistency=strong")).consistency).toBe("strong");
  });

  it("hold back deploys while members are missing, and nothing else", async () => {
    mesh = await TestMesh.start(1);
    const peer = mesh.peer(0);
    await set(peer, "min_nodes", 2);
    expect((await clusterOf(peer)).state).toBe("forming");
    const refused = await ask(peer, "POST", "deploy", {model: "storyteller", strategy: "whole"});
    expect(refused).toMatchObject({status: 503, error: expect.stringMatching(/forming: it has 1 of the 2 members/)});
    await peer.post("/api/generate", {model: "storyteller", prompt: "Once", stream: false, options: {num_predict: 2}});
    await mesh.add({flags: ["--default-model", "false"]});
    await until("two are members", 20_000, async () => (await clusterOf(peer)).state === "member");
    await peer.post("/api/v1/deploy", {model: "storyteller", strategy: "whole"});
  });

  it("let changes that wait share an append, or not", async () => {
    mesh = await TestMesh.start(1);
    const peer = mesh.peer(0);
    const perAppend = async (): Promise<number> => {
      const before = (await clusterOf(peer)).appended;
      expect(await setAtOnce(peer, 64)).toBe(64);
      const after = (await clusterOf(peer)).appended;
      return (after.entries - before.entries) / (after.appends - before.appends);
    };
    expect(await perAppend()).toBeGreaterThan(1.5);
    await set(peer, "batch_operations", false);
    expect(await perAppend()).toBe(1);
  });
});

describe("the setting voters_max", () => {
  it("makes learners of voters, and voters of them again", async () => {
    mesh = await TestMesh.start(3, LAN);
    const voting = (count: number): Promise<boolean> =>
      until(`${count} vote`, 30_000, async () => {
        const views = await Promise.all(mesh.peers.map(clusterOf));
        return views.every(({members, leader}) => leader !== null && members.filter(({role}) => role === "voter").length === count);
      });
    await voting(3);
    expect(commandLine(mesh.peer(1), "cluster", "settings", "voters_max", "1")).toMatchObject({status: 0});
    await voting(1);
    await set(mesh.peer(2), "voters_max", 3);
    await voting(3);
  });
});

interface Change {
  readonly id: string;
  readonly result: string;
  readonly error: string | null;
}

async function setAsync(peer: PeerProcess, name: string, value: unknown, expected?: unknown): Promise<{status: number; id: string; error: string}> {
  const response = await fetch(`${peer.api}/api/v1/cluster/settings/${name}`, {method: "PUT", body: JSON.stringify({value, async: true, expected})});
  return {status: response.status, ...((await response.json()) as {id: string; error: string})};
}
const changeOf = (peer: PeerProcess, id: string): Promise<Change> => peer.get<Change>(`/api/v1/cluster/changes/${id}`);

/** The lines of an endless answer, one at a time. */
async function* linesOf(peer: PeerProcess, path: string, signal: AbortSignal): AsyncGenerator<Record<string, unknown>> {
  const response = await fetch(`${peer.api}${path}`, {signal});
  let rest = "";
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const parts = (rest + Buffer.from(chunk).toString()).split("\n");
    rest = parts.pop() as string;
    yield* parts.map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}

describe("the mode async_training", () => {
  it("lets changes be taken at once and tells later what came of them", async () => {
    mesh = await TestMesh.start(1);
    const peer = mesh.peer(0);
    expect(await setAsync(peer, "x-a", 1)).toMatchObject({status: 409, error: expect.stringMatching(/mode of this group is normal/)});
    await set(peer, "mode", "async_training");
    expect(await setAsync(peer, "voters_max", 2)).toMatchObject({status: 400});
    const leave = new AbortController();
    const lines = linesOf(peer, "/api/v1/cluster/events", leave.signal);
    const next = async (): Promise<unknown> => (await lines.next()).value;
    expect(await next()).toEqual({event: "watching", pending: 0});
    const {status, id} = await setAsync(peer, "x-a", 1);
    expect(status).toBe(202);
    expect(await next()).toEqual({event: "change", id, setting: "x-a", result: "applied", error: null});
    const refused = await setAsync(peer, "x-a", 2, 7);
    expect(await next()).toEqual({event: "change", id: refused.id, setting: "x-a", result: "refused", error: "x-a is 1, not 7"});
    leave.abort();
    expect((await settingsOf(peer)).settings["x-a"]).toBe(1);
    const told = commandLine(peer, "cluster", "settings", "x-b", "2", "--async").text;
    const other = /taken as (\S+):/.exec(told)?.[1] as string;
    await until("it is made", 5000, async () => (await changeOf(peer, other)).result === "applied");
    expect(commandLine(peer, "cluster", "change", other).text).toBe(`${other}: x-b applied\n`);
    expect(commandLine(peer, "cluster", "change", "nothing")).toMatchObject({status: 1, text: expect.stringMatching(/took no change nothing/)});
  });

  it("takes changes without a quorum, and makes them once there is one, also after a kill -9", async () => {
    mesh = await TestMesh.start(3, LAN);
    const [first, second, third] = [mesh.peer(0), mesh.peer(1), mesh.peer(2)];
    await until("three vote", 30_000, async () => (await clusterOf(first)).members.filter(({role}) => role === "voter").length === 3);
    await set(first, "mode", "async_training");
    await until("all know the mode", 5000, async () => (await third.get<Settings>("/api/v1/cluster/settings?consistency=stale")).settings["mode"] === "async_training");
    await Promise.all([first.stop("SIGKILL"), second.stop("SIGKILL")]);
    const startedAt = Date.now();
    const taken = await Promise.all([1, 2, 3].map((value) => setAsync(third, "x-step", value)));
    expect(taken.map(({status}) => status)).toEqual([202, 202, 202]);
    expect(Date.now() - startedAt).toBeLessThan(2000);
    const last = taken.map(({id}) => id).sort()[2] as string;
    expect((await changeOf(third, last)).result).toBe("pending");
    await third.stop("SIGKILL");
    const folders = mesh.peers.map((_, i) => mesh.dataDir(i));
    mesh.peers.length = 0;
    for (const dataDir of folders) await mesh.add({dataDir, ...LAN});
    await until("they are made", 30_000, async () => (await changeOf(mesh.peer(2), last)).result === "applied");
    for (const {id} of taken) expect((await changeOf(mesh.peer(2), id)).result).toBe("applied");
    expect([1, 2, 3]).toContain((await settingsOf(mesh.peer(0))).settings["x-step"]);
  });
});
