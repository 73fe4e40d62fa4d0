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

/**
 * Loads what computes: `widest` is llama.cpp's own choice. `narrow` is a build for processors of eight numbers at a time where the folder has one that this processor can run, else llama.cpp's choice:
 * there is none on other architectures and in builds of one's own.
 */
export function loadBackends(loader: BackendLoader, folder: string, kernels: Kernels): void {
  const files = readdirSync(folder);
  const narrow = kernels === "narrow" ? NARROW.flatMap((name) => files.filter((file) => new RegExp(`^(lib)?ggml-cpu-${name}\\.`).test(file))) : [];
  // llama.cpp has one choice for all kinds together, and its processor's would be loaded besides.
  if (!narrow.some((file) => loader.loadBackend(join(folder, file)))) return loader.loadBackends(folder);
  for (const file of files.filter((file) => OTHER_BACKEND.test(file))) loader.loadBackend(join(folder, file));
}
