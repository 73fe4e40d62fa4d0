import {join} from "node:path";
import type {Digest} from "@ollamesh/ports";
import {assert, type ModelName} from "@ollamesh/stdx";

/** Where things lie. `models` is Ollama's folder layout byte for byte; the rest is ours. */
export interface Layout {
  readonly database: string;
  readonly partial: string;
  readonly incoming: string;
  /** New blobs and manifests go here. */
  readonly models: string;
  /** An existing Ollama folder that may only be read. */
  readonly lowerModels: string | undefined;
}

export function blobFile(models: string, digest: Digest): string {
  return join(models, "blobs", fileName(digest));
}

export function partialFile(layout: Layout, digest: Digest): string {
  return join(layout.partial, fileName(digest));
}

export function manifestFile(models: string, name: ModelName): string {
  const parts = [name.host, name.namespace, name.model, name.tag];
  // Names are validated where they come in; a path is the wrong place to find out that one was not.
  for (const part of parts) assert(part !== "" && !part.includes("/") && !part.includes("\\") && !part.includes("..") && !part.startsWith("."), `unsafe name part ${part}`);
  return join(models, "manifests", ...parts);
}

function fileName(digest: Digest): string {
  assert(isDigest(digest), `malformed digest ${digest}`);
  return digest.replace(":", "-");
}

export function isDigest(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}
