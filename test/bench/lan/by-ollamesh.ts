import {join} from "node:path";
import {type PeerProcess, TestMesh} from "../../e2e/support/mesh.ts";
import {putModel} from "../../e2e/support/seeded-model.ts";
import {loopDelay, watchedBy} from "../support/watched-peer.ts";
import type {Contender, Running, Scene} from "./contender.ts";

const MODEL = "bench";

/** Reads the answer to its end: a pull's longest silence is shorter than any timeout of the client. */
async function pull(peer: PeerProcess): Promise<void> {
  const response = await fetch(`${peer.api}/api/pull`, {method: "POST", body: JSON.stringify({model: MODEL})});
  const last = (await response.text()).trim().split("\n").at(-1) ?? "";
  if ((JSON.parse(last) as {status?: string}).status !== "success") throw new Error(`the pull ended with ${last}`);
}

async function prepare(scene: Scene, flags: readonly string[], profiles: string | undefined): Promise<Running> {
  const mesh = new TestMesh();
  const dataDir = (host: number): string => join(scene.folder, String(host));
  const delayFile = (host: number): string => join(scene.folder, `${host}.json`);
  const envOf = (host: number): Record<string, string> => (profiles === undefined ? {} : {...watchedBy(delayFile(host)).env, OLLAMESH_CPU_PROFILE: profiles});
  const writeProfiles = (): Promise<unknown> => Promise.all(profiles === undefined ? [] : mesh.peers.map((peer, host) => loopDelay(peer, delayFile(host))));
  for (let host = 0; host < scene.lan.hosts; host++) {
    await mesh.add({...scene.lan.placeOf(host), dataDir: dataDir(host), env: envOf(host), flags: ["--default-model", "false", ...flags]});
  }
  await mesh.allSeeEachOther();
  await putModel(mesh.peer(0), MODEL, scene.file);
  // The cutting is made once in a model's life, when it is first given away: not part of a transfer, nor is a torrent.
  await mesh.peer(1).post("/api/show", {model: MODEL});
  const pulls = new Map<number, "under way" | "done" | Error>();
  const begin = (host: number): void => {
    pulls.set(host, "under way");
    pull(mesh.peer(host)).then(
      () => pulls.set(host, "done"),
      (error: Error) => pulls.set(host, error),
    );
  };
  return {
    begin: async () => {
      await writeProfiles();
      for (let host = 1; host < scene.lan.hosts; host++) begin(host);
    },
    isDone: async (host) => {
      const state = pulls.get(host);
      if (state instanceof Error) throw state;
      return state === "done";
    },
    fileOf: (host) => join(dataDir(host), "models", "blobs", scene.file.digest.replace(":", "-")),
    pids: mesh.peers.map(({child}) => child.pid as number),
    stop: async () => {
      await writeProfiles();
      await mesh.stop();
    },
  };
}

/** @param flags of each peer @param profiles folder for what each main thread did: the first file of each before the transfer, the second during it */
export function ollamesh(flags: readonly string[], profiles: string | undefined): Contender {
  return {name: "ollamesh", missing: () => undefined, prepare: (scene) => prepare(scene, flags, profiles)};
}
