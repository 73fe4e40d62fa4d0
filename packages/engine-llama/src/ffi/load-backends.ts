import {readdirSync} from "node:fs";
import {join} from "node:path";
import type {Pointer} from "./types.ts";

/** Numbers that one instruction of the kernels takes: as many as this processor can, or, of 32-bit ones, eight where it could take sixteen. */
export type Kernels = "widest" | "narrow";

/** Builds without AVX-512, the best first. */
const NARROW = ["alderlake", "haswell"];
/** Of anything but processors, which the publisher's package may hold besides. */
const OTHER_BACKEND = /^(lib)?ggml-(?!base\b|cpu\b)[a-z]+\.(so|dylib|dll)$/;

export interface BackendLoader {
  /** Loads the best for each kind of device. */
  loadBackends(folder: string): void;
  /** Null: it is not for this processor. */
  loadBackend(path: string): Pointer | null;
}

/** Builds for processors of eight numbers at a time that the folder holds, the best first. None: other architectures, and builds of one's own. */
export function narrowBuilds(folder: string): readonly string[] {
  const files = readdirSync(folder);
  return NARROW.flatMap((name) => files.filter((file) => new RegExp(`^(lib)?ggml-cpu-${name}\\.`).test(file)));
}

/** Loads what computes: `widest` is llama.cpp's own choice. `narrow` is the best of the narrow builds that this processor can run, else llama.cpp's choice. */
export function loadBackends(loader: BackendLoader, folder: string, kernels: Kernels): void {
  const narrow = kernels === "narrow" ? narrowBuilds(folder) : [];
  // llama.cpp has one choice for all kinds together, and its processor's would be loaded besides.
  if (!narrow.some((file) => loader.loadBackend(join(folder, file)))) return loader.loadBackends(folder);
  for (const file of readdirSync(folder).filter((file) => OTHER_BACKEND.test(file))) loader.loadBackend(join(folder, file));
}
