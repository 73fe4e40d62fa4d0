import {execFileSync, spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {connect} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {peerEntry} from "../../scripts/peer-process.ts";
import {TestMesh} from "./support/mesh.ts";

let mesh: TestMesh | undefined;
afterEach(async () => {
  await mesh?.stop();
  mesh = undefined;
});

function processesNaming(text: string): string[] {
  const all = execFileSync("ps", ["-eo", "pid=,args="]).toString().split("\n");
  return all.filter((line) => line.includes(text) && !line.includes("ps -eo"));
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

function portsOf(target: TestMesh): number[] {
  return target.peers.flatMap((peer) => [Number(new URL(peer.api).port), Number(/tcp\/(\d+)/.exec(peer.multiaddr)?.[1])]);
}

/** CPU time of a process, ticks of 10 ms; resident memory, bytes. */
function usage(pid: number): {ticks: number; rss: number} {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
  return {ticks: Number(stat[11]) + Number(stat[12]), rss: pages * 4096};
}

describe("a mesh of three", () => {
  it("starts and stops ten times and leaves no process, no open port and no file of its making", async () => {
    const launches: number[] = [];
    for (let cycle = 0; cycle < 10; cycle++) {
      const startedAt = Date.now();
      const current = await TestMesh.start(3);
      mesh = current;
      launches.push(Date.now() - startedAt);
      // With a model loaded, so that there is a runner to leave behind.
      if (cycle % 3 === 0) await current.peer(1).post("/api/generate", {model: "storyteller", prompt: "What are you?", stream: false, options: {num_predict: 5}});
      const ports = portsOf(current);
      const folder = current.folder;
      const statuses = await Promise.all(current.peers.map((peer) => peer.stop(cycle % 2 === 0 ? "SIGTERM" : "SIGINT")));
      expect(statuses).toEqual([0, 0, 0]);
      expect(processesNaming(folder)).toEqual([]);
      expect(await Promise.all(ports.map(isOpen))).toEqual(ports.map(() => false));
      expect(filesIn(current.tempDir)).toEqual([]);
      for (let i = 0; i < 3; i++) expect(["scratch", "incoming"].flatMap((name) => filesIn(join(current.dataDir(i), name)))).toEqual([]);
      await current.stop();
      expect(existsSync(folder)).toBe(false);
    }
    const sorted = launches.toSorted((a, b) => a - b);
    console.log(`launch of three peers to all knowing each other: median ${sorted[5]} ms, worst ${sorted[9]} ms`);
    expect(sorted[5]).toBeLessThan(5000);
  });

  it("leaves no runner behind when a peer is killed with -9", async () => {
    mesh = await TestMesh.start(1);
    const peer = mesh.peer(0);
    await peer.post("/api/generate", {model: "storyteller", prompt: "What are you?", stream: false});
    const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(peer.child.pid)])
      .toString()
      .trim()
      .split(/\s+/);
    expect(children.length).toBeGreaterThan(0);
    await peer.stop("SIGKILL");
    await expect.poll(() => children.filter((pid) => existsSync(`/proc/${pid}`)), {timeout: 5000}).toEqual([]);
  });
});

describe("a single peer", () => {
  it("is small and quiet when idle", async () => {
    mesh = await TestMesh.start(1);
    const pid = mesh.peer(0).child.pid as number;
    const seconds = 10; // what is measured is time itself
    // Ten seconds or half a minute after its start the engine of JavaScript collects once what the start left behind: idle begins after that.
    await expect
      .poll(
        async () => {
          const before = usage(pid);
          await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
          const after = usage(pid);
          const percent = ((after.ticks - before.ticks) / 100 / seconds) * 100;
          console.log(`idle single peer: RSS ${(after.rss / 1e6).toFixed(0)} MB, CPU ${percent.toFixed(2)} % of a core`);
          return {isSmall: after.rss < 150e6, isQuiet: percent < 1};
        },
        {timeout: 60_000, interval: 1},
      )
      .toEqual({isSmall: true, isQuiet: true});
  });

  it("is complete with no flag but its folder: the storyteller answers", async () => {
    mesh = await TestMesh.start(1);
    const answer = await mesh.peer(0).post<{response: string; done: boolean}>("/api/generate", {model: "storyteller", prompt: "Tell me a story about an owl.", stream: false});
    expect(answer).toMatchObject({done: true, response: expect.stringContaining("owl")});
    expect(await (await fetch(mesh.peer(0).api)).text()).toBe("Ollama is running");
  });

  it("keeps what it had over a restart, and does not bring back a deleted default model", async () => {
    mesh = await TestMesh.start(1);
    await mesh.peer(0).post("/api/copy", {source: "storyteller", destination: "kept"});
    await mesh.peer(0).post("/api/delete", {model: "storyteller"}, "DELETE");
    const id = mesh.peer(0).id;
    await mesh.peer(0).stop("SIGKILL");
    const again = await mesh.add({dataDir: mesh.dataDir(0), bootstrap: [], flags: ["--default-model", "true"]});
    expect(again.id).toBe(id);
    const {models} = await again.get<{models: {name: string}[]}>("/api/tags");
    expect(models.map(({name}) => name)).toEqual(["kept:latest"]);
  });

  it("shows help and version without a configuration", () => {
    const folder = mkdtempSync(join(tmpdir(), "ollamesh-e2e-"));
    const run = (...args: string[]) => spawnSync(process.execPath, [peerEntry, ...args], {env: {PATH: process.env["PATH"], HOME: join(folder, "nowhere")}, encoding: "utf8"});
    expect(run("--version")).toMatchObject({status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/)});
    const help = run("--help");
    expect(help.status).toBe(0);
    for (const word of ["--bootstrap", "--data-dir", "OLLAMA_HOST", "OLLAMA_MODELS", "deploy", "Examples"]) expect(help.stdout).toContain(word);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, {recursive: true});
  });
});

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
