import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {root} from "../../scripts/peer-process.ts";

/** The last lines it printed. */
async function cluster(args: readonly string[]): Promise<{readonly status: number | null; readonly printed: string}> {
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "scripts/cluster.ts"), ...args], {cwd: root, stdio: ["ignore", "pipe", "pipe"]});
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += String(chunk)));
  const [status] = (await once(child, "close")) as [number | null];
  return {status, printed};
}

it("a cluster of three is started by one command, and the same again from its folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ollamesh-cluster-"));
  try {
    const ids = [];
    for (let i = 0; i < 2; i++) {
      const {status, printed} = await cluster(["3", "--exit", "--folder", folder]);
      expect(printed).toContain("All is well");
      expect(status).toBe(0);
      ids.push(printed.match(/…\S+/g));
    }
    expect(ids[0]).toHaveLength(3);
    expect(ids[1]).toEqual(ids[0]);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
});

it("a number that makes no sense is refused", async () => {
  const usage = "how many? npm run cluster -- <1 to 16> [--exit] [--folder <folder>]\n";
  expect(await cluster(["none"])).toEqual({status: 1, printed: `error: ${usage}`});
  const below = await cluster(["-1"]);
  expect(below.status).toBe(2);
  expect(below.printed).toMatch(/^error: .*-1.*\n/);
  expect(below.printed).toContain(usage);
  expect(below.printed).not.toMatch(/^ +at /m);
});

it("a peer that ends is told of", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ollamesh-cluster-"));
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "scripts/cluster.ts"), "1", "--folder", folder], {cwd: root, stdio: ["ignore", "pipe", "pipe"]});
  const ended = once(child, "close");
  try {
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        printed += String(chunk);
        // The one process it has started.
        if (printed.includes("Ctrl-C ends them") && !printed.includes("ended (")) process.kill(peerOf(child.pid as number), "SIGKILL");
      });
    expect(await ended).toEqual([1, null]);
    expect(printed).toMatch(/^peer 1 {2}…\w{8} ended \(SIGKILL\)/m);
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, {recursive: true, force: true});
  }
});

function peerOf(parent: number): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").trim().split(" ").map(Number);
  return children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("peer.js")) as number;
}
