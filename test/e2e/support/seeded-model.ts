import {execFileSync} from "node:child_process";
import {createHash} from "node:crypto";
import {createReadStream, existsSync, mkdirSync, renameSync} from "node:fs";
import {join} from "node:path";
import {root} from "../../../scripts/peer-process.ts";
import type {PeerProcess} from "./mesh.ts";

export interface SeededModel {
  readonly path: string;
  readonly digest: string;
}

/** The 300 MB model, made once and kept in the cache folder: the same seed gives the same bytes. */
export async function seededModel(): Promise<SeededModel> {
  const folder = join(root, ".cache");
  const path = join(folder, "seeded-300mb.gguf");
  if (!existsSync(path)) {
    mkdirSync(folder, {recursive: true});
    const unfinished = `${path}.${process.pid}`;
    execFileSync(process.execPath, ["--import", "tsx", "scripts/make-model.ts", "--preset", "seeded-300mb", "--out", unfinished], {cwd: root, stdio: "inherit"});
    renameSync(unfinished, path);
  }
  return {path, digest: await digestOf(path)};
}

export async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) hash.update(chunk as Buffer);
  return `sha256:${hash.digest("hex")}`;
}

/** Uploads it to one peer and gives it a name there. */
export async function putModel(peer: PeerProcess, name: string, model: SeededModel): Promise<void> {
  const body = createReadStream(model.path, {highWaterMark: 1 << 20}) as unknown as RequestInit["body"];
  const response = await fetch(`${peer.api}/api/blobs/${model.digest}`, {method: "POST", body, duplex: "half"} as RequestInit);
  if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`);
  await peer.post("/api/create", {model: name, files: {"model.gguf": model.digest}, stream: false});
}
