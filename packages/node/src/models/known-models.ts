import type {ModelManifest} from "@ollamesh/ports";
import {type ModelName, modelKey, parseModelName} from "@ollamesh/stdx";
import type {World} from "../world.ts";
import type {Shared} from "./models-shared.ts";

const KEY_PREFIX = "known-model/";
const KNOWN_MAX = 1000;

/** A model described once that is not held here under its name. */
export interface Known {
  readonly manifest: ModelManifest;
  readonly headerBytes: number;
  /** The mesh had agreed on it: when it does no more, the name was removed, and is not only unheard of yet. */
  readonly isAgreed: boolean;
}

interface Stored {
  readonly headerBytes: number;
  readonly manifest: string;
  readonly isAgreed?: boolean;
}

/** What names of the mesh stand for that are not held here, by model key and over restarts; their small layers and headers are on this disk. */
export class KnownModels {
  readonly #world: World;
  readonly #known = new Map<string, Known>();

  /** @param loaded what was known before is here */
  constructor(shared: Shared, loaded: () => void) {
    this.#world = shared.deps.world;
    const recalled = shared.answered<readonly {key: string; value: Uint8Array}[]>((outcome) => {
      for (const {key, value} of outcome.ok ? outcome.value : []) this.#recalled(key.slice(KEY_PREFIX.length), value);
      loaded();
    });
    this.#world.kv.scan(KEY_PREFIX, KNOWN_MAX, recalled);
  }

  all(): readonly Known[] {
    return [...this.#known.values()];
  }

  /** @param agreed what the name must stand for: learnt under whatever name; empty: anything, learnt under that name */
  recall(name: ModelName, agreed: string): Known | undefined {
    const known = this.#known.get(modelKey(name));
    if (agreed === "" || known?.manifest.digest === agreed) return known;
    const other = this.all().find(({manifest}) => manifest.digest === agreed);
    return other && {...other, manifest: {...other.manifest, name}};
  }

  /** @returns what was known under that name before */
  remember(known: Known): ModelManifest | undefined {
    const {manifest, headerBytes, isAgreed} = known;
    const key = modelKey(manifest.name);
    const previous = this.#known.get(key)?.manifest;
    if (!previous && this.#known.size >= KNOWN_MAX) return undefined;
    this.#known.set(key, known);
    const stored: Stored = {headerBytes, isAgreed, manifest: new TextDecoder().decode(manifest.bytes)};
    this.#world.kv.write([{kind: "put", key: KEY_PREFIX + key, value: new TextEncoder().encode(JSON.stringify(stored))}], () => {});
    return previous;
  }

  forget(name: ModelName): void {
    const key = modelKey(name);
    if (this.#known.delete(key)) this.#world.kv.write([{kind: "delete", key: KEY_PREFIX + key}], () => {});
  }

  #recalled(key: string, value: Uint8Array): void {
    const name = parseModelName(key);
    const stored = parse(value);
    if (!name.ok || !stored) return;
    const manifest = this.#world.manifests.parse(name.value, new TextEncoder().encode(stored.manifest));
    if (!manifest.ok || this.#known.has(key)) return;
    this.#known.set(key, {manifest: manifest.value, headerBytes: stored.headerBytes, isAgreed: stored.isAgreed === true});
  }
}

function parse(value: Uint8Array): Stored | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(value)) as Stored;
  } catch {
    return undefined; // it is asked for again
  }
}
