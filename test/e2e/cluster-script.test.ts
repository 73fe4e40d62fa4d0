import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {root} from "../../scripts/peer-process.ts";

/** The last lines it printed. */
async function cluster(args: readonly string[]): Promise<{readonly status: number | null; readonly printed: string}> {
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "scripts/cluster.ts"), ...args], {cwd: root, stdio: ["ignore", "pipe", "pipe"]});
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += String(chunk)));
  const [status] = (await once(child, "exit")) as [number | null];
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
  expect(await cluster(["none"])).toEqual({status: 1, printed: "error: how many? npm run cluster -- <1 to 16>\n"});
});
