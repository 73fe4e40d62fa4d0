import type {KvStore} from "@ollamesh/ports";
import {type Callback, fail, type Outcome} from "@ollamesh/stdx";

const PREFIX = "agreed-name/";
/** As many names as the catalogue may have. */
const MARKS_MAX = 10_000;

interface Mark {
  readonly cluster: string;
  readonly manifest: string;
}

export interface MarksDeps {
  readonly kv: KvStore;
  answered<T>(handle: (outcome: Outcome<T>) => void): Callback<T>;
  loaded(): void;
}

/**
 * Which names held here are the mesh's to decide on, with what they stood for, and of which cluster: so that a name the mesh removed while this peer was away, or one that
 * was never agreed on because this peer died while it asked, is told from one the mesh was not asked about. A mark that is lost makes a removed name come back.
 */
export class Marks {
  readonly #deps: MarksDeps;
  readonly #marks = new Map<string, Mark>();
  #isLoaded = false;
  #cached: {readonly cluster: string; readonly marks: ReadonlyMap<string, string>} | undefined;

  constructor(deps: MarksDeps) {
    this.#deps = deps;
    const loaded = (outcome: Outcome<readonly {key: string; value: Uint8Array}[]>): void => {
      if (!outcome.ok) return; // without marks no name is dropped nor told to the mesh
      for (const {key, value} of outcome.value) {
        const mark = parse(value);
        if (mark) this.#marks.set(key.slice(PREFIX.length), mark);
      }
      this.#isLoaded = true;
      deps.loaded();
    };
    deps.kv.scan(PREFIX, MARKS_MAX, deps.answered(loaded));
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Manifests by model key. */
  of(cluster: string): ReadonlyMap<string, string> {
    if (this.#cached?.cluster !== cluster) {
      const marks = new Map([...this.#marks].filter(([, mark]) => mark.cluster === cluster).map(([model, {manifest}]) => [model, manifest]));
      this.#cached = {cluster, marks};
    }
    return this.#cached.marks;
  }

  /** Counts from when it is on the disk: one that a restart would not find must be set again. */
  set(cluster: string, model: string, manifest: string, done: Callback<void>): void {
    if (this.#marks.size >= MARKS_MAX && !this.#marks.has(model)) return done(fail("catalog_full", `${MARKS_MAX} names are held here already`));
    const value = new TextEncoder().encode(JSON.stringify({cluster, manifest}));
    const written = this.#deps.answered<void>((outcome) => {
      if (outcome.ok) this.#marks.set(model, {cluster, manifest});
      this.#cached = undefined;
      done(outcome);
    });
    this.#deps.kv.write([{kind: "put", key: PREFIX + model, value}], written);
  }

  clear(model: string): void {
    if (!this.#marks.delete(model)) return;
    this.#cached = undefined;
    this.#deps.kv.write([{kind: "delete", key: PREFIX + model}], () => {});
  }
}

function parse(value: Uint8Array): Mark | undefined {
  try {
    const {cluster, manifest} = JSON.parse(new TextDecoder().decode(value)) as Partial<Mark>;
    return typeof cluster === "string" && typeof manifest === "string" ? {cluster, manifest} : undefined;
  } catch {
    return undefined;
  }
}
