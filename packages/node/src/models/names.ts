import {type CatalogModel, type HeldName, type NameAction, reconcileNames} from "@ollamesh/catalog";
import type {Cancel, Digest, ManifestLayer, ModelManifest} from "@ollamesh/ports";
import {type Callback, displayModelName, type Failure, fail, type ModelName, modelKey, type Outcome, ok, parseModelName} from "@ollamesh/stdx";
import type {Agreed} from "../agreement/agreed.ts";
import {notFound} from "./finder.ts";
import {allLayers, manifestSize} from "./manifest-layers.ts";
import type {Marks} from "./marks.ts";
import type {ModelDetails, NamedModel} from "./messages.ts";
import type {Shared} from "./models-shared.ts";

/** Names told to the mesh at once. */
const REGISTERING_MAX = 8;
/** After a failure a name is left alone for so long, then twice as long, up to the most; milliseconds. */
const RETRY_MS = 5000;
const RETRY_MS_MAX = 300_000;
/** Of one name: pulls of the same thing at once. */
const WAITING_MAX = 64;
/** Refusals that are certain: nothing of the change will ever happen. */
const REFUSALS: readonly string[] = ["superseded", "catalog_full", "no_quorum", "busy"];

/** What a name means: a manifest the mesh agreed on, something the mesh does not know (yet), or nothing, since the mesh agreed to remove it. */
export type Meaning = {readonly type: "agreed"; readonly model: CatalogModel} | {readonly type: "unknown"} | {readonly type: "removed"};

export interface NamesDeps {
  readonly shared: Shared;
  readonly agreed: Agreed;
  readonly marks: Marks;
  describe(manifest: ModelManifest, done: Callback<ModelDetails>): void;
  /** Gets what an agreed name stands for, whole, and lets the name stand for it here. */
  fetch(name: ModelName, done: Callback<void>): void;
  /** Takes the name from this disk, and what no other name needs. */
  removeHere(name: ModelName, done: Callback<void>): void;
  /** Blobs that no other name's end takes away, nor the want of room, until `release`. */
  keep(id: string, layers: readonly ManifestLayer[]): void;
  release(id: string): void;
  /** The mesh removed that name a moment ago. */
  wasRemoved(key: string): boolean;
  /** No name here stands for it any more. */
  replaced(manifest: ModelManifest): void;
  /** Which models are here has changed. */
  changed(): void;
  /** It shall be here, and there was no room for it. */
  lacksRoom(model: string): boolean;
}

/** The names of models: what they mean by agreement, how that is changed, and that this disk follows. */
export class Names {
  readonly #deps: NamesDeps;
  /** Keys something is being done about. */
  readonly #busy = new Set<string>();
  /** Keys whose manifest here is being changed. */
  readonly #writing = new Set<string>();
  /** By key, who waits to change it after that. */
  readonly #waiting = new Map<string, readonly (() => void)[]>();
  /** By key, whose marks are being written: what they shall be in the end. */
  readonly #marking = new Map<string, string>();
  readonly #failures = new Map<string, {readonly count: number; readonly againMs: number}>();
  readonly #warned = new Set<string>();
  #isFetching = false;
  #isRefreshing = false;
  #again: Cancel | undefined;

  constructor(deps: NamesDeps) {
    this.#deps = deps;
  }

  meaningOf(name: ModelName): Meaning {
    const {agreed, marks, shared} = this.#deps;
    const key = modelKey(name);
    const model = agreed.state.models.get(key);
    if (model) return {type: "agreed", model};
    const mark = marks.of(agreed.cluster).get(key);
    const here = shared.deps.world.manifests.get(name)?.digest;
    const isRemoved = here === undefined ? this.#deps.wasRemoved(key) : here === mark;
    return {type: isRemoved ? "removed" : "unknown"};
  }

  /** For people: names that were here, that the mesh counts on to be here, and that are not. They may come back, as a folder that is mounted again does, or anew. */
  missing(): readonly string[] {
    const {agreed, marks, shared} = this.#deps;
    if (agreed.cluster === "" || !marks.isLoaded) return ["what the mesh agreed on"];
    const {self} = shared.deps.world.transport;
    return [...marks.of(agreed.cluster).keys()].flatMap((key) => {
      const model = agreed.state.models.get(key);
      const name = nameOf(key);
      return model?.holders.includes(self) && name && !shared.deps.world.manifests.get(name) ? model.displayName : [];
    });
  }

  /** What the mesh calls that manifest. */
  standingFor(manifest: Digest): readonly ModelName[] {
    const models = [...this.#deps.agreed.state.models.values()].filter((model) => model.manifest === manifest);
    return models.flatMap(({model}) => {
      const name = parseModelName(model);
      return name.ok ? [name.value] : [];
    });
  }

  /** Everything that has a name, in the mesh or only here. */
  all(): readonly NamedModel[] {
    const {agreed, shared} = this.#deps;
    const {manifests} = shared.deps.world;
    const known = [...agreed.state.models.values()].map((model): NamedModel => ({...model, isHere: this.#isHere(model), lacksRoom: this.#deps.lacksRoom(model.model)}));
    const onlyHere = manifests.list().filter((manifest) => this.meaningOf(manifest.name).type === "unknown" && shared.isComplete(manifest));
    return [...known, ...onlyHere.map((manifest) => ({...unregistered(manifest), holders: [], isHere: true, lacksRoom: false}))];
  }

  /** Lets the name stand for the manifest, here and everywhere. Refused, it leaves everything as it was. Codes: those of agreement and of the stores. */
  give(name: ModelName, bytes: Uint8Array, done: Callback<void>): void {
    const {shared, agreed} = this.#deps;
    const {manifests} = shared.deps.world;
    const key = modelKey(name);
    if (this.#busy.has(key) || this.#writing.has(key)) return done(beingChanged(name));
    this.#busy.add(key);
    this.#writing.add(key);
    const replaces = agreed.state.models.get(key)?.manifest;
    const previous = manifests.get(name);
    const markBefore = this.#deps.marks.of(agreed.cluster).get(key);
    const holdId = `name-${key}`;
    const end = (outcome: Outcome<void>): void => {
      this.#busy.delete(key);
      this.#deps.release(holdId);
      const isLost = !outcome.ok && outcome.error.code === "superseded";
      done(isLost ? fail("superseded", `somebody else changed ${displayModelName(name)} at the same time: look at it, then ask again`) : outcome);
      this.#written(key);
      this.look();
    };
    const parsed = manifests.parse(name, bytes);
    if (!parsed.ok) return end(parsed);
    const undo = (outcome: Outcome<void>): void => {
      const restored = shared.answered<unknown>(() => end(outcome));
      if (!previous) return manifests.remove(name, restored);
      // With the mark of what was not agreed on, a name that was removed meanwhile would be taken for one nobody has heard of.
      const marked = (): void => manifests.put(name, previous.bytes, restored);
      if (markBefore !== undefined) return this.#deps.marks.set(agreed.cluster, key, markBefore, marked);
      this.#deps.marks.clear(key);
      marked();
    };
    this.#deps.keep(holdId, allLayers(parsed.value));
    const wasWhole = shared.isComplete(parsed.value);
    const written = (manifest: Outcome<ModelManifest>): void => {
      if (!manifest.ok) return end(manifest);
      // Another name's end may have been at them when this began.
      if (wasWhole && !shared.isComplete(manifest.value)) return undo(blobsGone(name));
      this.#register(manifest.value, replaces, (outcome) => {
        if (outcome.ok && previous) this.#deps.replaced(previous);
        if (outcome.ok || !REFUSALS.includes(outcome.error.code)) end(outcome);
        else undo(outcome);
      });
    };
    // From before it is visible the mesh decides: what this peer cannot be sure of, or dies over, is undone unless it was agreed on.
    this.#deps.marks.set(agreed.cluster, key, parsed.value.digest, (outcome) => (outcome.ok ? manifests.put(name, bytes, shared.answered(written)) : end(outcome)));
  }

  /**
   * What was pulled stands for its name here from now on. Waits for what else is being done to the name; of several pulls of the same thing the first one does it for all. Codes: `superseded` where the
   * name stands for something else by then, `blobs_gone`, `busy`; those of agreement where something else is here under the name.
   */
  settle(manifest: ModelManifest, done: Callback<ModelManifest>): void {
    const {name} = manifest;
    const {manifests} = this.#deps.shared.deps.world;
    const key = modelKey(name);
    if (this.#writing.has(key)) {
      const waiting = this.#waiting.get(key) ?? [];
      if (waiting.length >= WAITING_MAX) return done(beingChanged(name));
      this.#waiting.set(key, [...waiting, () => this.settle(manifest, done)]);
      return;
    }
    const held = manifests.get(name);
    if (held?.digest === manifest.digest && this.#deps.shared.isComplete(held)) return done(ok(held));
    this.#writing.add(key);
    const {agreed} = this.#deps;
    const agreedOn = (): Digest | undefined => agreed.state.models.get(key)?.manifest;
    const before = agreedOn();
    const end = (outcome: Outcome<ModelManifest>): void => {
      if (outcome.ok && held) this.#deps.replaced(held);
      done(outcome);
      this.#written(key);
    };
    const write = (isFollowed: boolean): void =>
      this.#write(manifest, held, (outcome) => {
        if (outcome.ok && isFollowed) this.#mark(key, manifest.digest);
        end(outcome);
      });
    if (!held && (before === manifest.digest || agreed.cluster === "")) return write(before !== undefined);
    // What is agreed on may only not have been heard of here yet: this peer may have begun a moment ago, and what it has may be newer. What it follows it must know to follow:
    // else it would tell the mesh of the name as its own once that is removed there.
    agreed.refresh((refreshed) => {
      const now = agreedOn();
      if (!refreshed.ok && held) end(refreshed);
      else if (now === undefined && before !== undefined) end(fail("superseded", `${displayModelName(name)} was removed from the mesh while it was pulled`));
      else if (now !== undefined && now !== manifest.digest) end(fail("superseded", `${displayModelName(name)} was changed in the mesh while it was pulled: pull it again`));
      else write(now !== undefined);
    });
  }

  #write(manifest: ModelManifest, previous: ModelManifest | undefined, end: Callback<ModelManifest>): void {
    const {name, bytes} = manifest;
    const {shared} = this.#deps;
    const {manifests} = shared.deps.world;
    const written = (outcome: Outcome<ModelManifest>): void => {
      if (!outcome.ok || shared.isComplete(manifest)) return end(outcome);
      // Another name's end was at them already when the last of it was looked at.
      const restored = shared.answered<unknown>(() => end(blobsGone(name)));
      if (previous) manifests.put(name, previous.bytes, restored);
      else manifests.remove(name, restored);
    };
    manifests.put(name, bytes, shared.answered(written));
  }

  /** Those that wait to change what is here under this name may, until one of them does. */
  #written(key: string): void {
    this.#writing.delete(key);
    while (!this.#writing.has(key)) {
      const [next, ...others] = this.#waiting.get(key) ?? [];
      if (!next) return void this.#waiting.delete(key);
      this.#waiting.set(key, others);
      next();
    }
  }

  /**
   * What was agreed on for a name is here now. Remembered at once: whatever becomes of the name, this peer did not think of it first.
   * Once at a time, the last one last: it is looked at again when it is done, and some time after it failed.
   */
  #mark(model: string, manifest: string): void {
    const isUnderWay = this.#marking.has(model);
    this.#marking.set(model, manifest);
    if (isUnderWay) return;
    this.#deps.marks.set(this.#deps.agreed.cluster, model, manifest, (outcome) => {
      const last = this.#marking.get(model);
      this.#marking.delete(model);
      if (last !== undefined && last !== manifest) this.#mark(model, last);
      else if (outcome.ok) this.look();
      else this.#later();
    });
  }

  /** Another name for what `source` stands for. Nothing is fetched for it. */
  copy(source: ModelName, destination: ModelName, done: Callback<void>): void {
    this.#deps.agreed.refresh((outcome) => {
      if (!outcome.ok) return done(outcome);
      const {agreed, shared} = this.#deps;
      const meaning = this.meaningOf(source);
      const here = meaning.type === "agreed" ? shared.manifestOf(meaning.model.manifest) : shared.deps.world.manifests.get(source);
      if (here && meaning.type !== "removed") return this.give(destination, here.bytes, done);
      if (meaning.type !== "agreed") return done(notFound(source));
      const model = modelKey(destination);
      const copy = {...meaning.model, model, displayName: displayModelName(destination), modifiedMs: shared.deps.world.clock.wallMs()};
      const replaces = agreed.state.models.get(model)?.manifest;
      agreed.propose({type: "set_model", model: copy, replaces, source: modelKey(source)}, (outcome) => {
        const isGone = !outcome.ok && outcome.error.code === "superseded" && !agreed.state.models.has(modelKey(source));
        done(isGone ? notFound(source) : outcome);
      });
    });
  }

  /**
   * The name goes everywhere; here at once, on the others as soon as they hear of it. Code `read_only` where this peer may not change what it has under the name:
   * asked of it, nothing changes anywhere. Removed at another peer, the name means nothing here either, though its files stay.
   */
  remove(name: ModelName, done: Callback<void>): void {
    this.#deps.agreed.refresh((outcome) => {
      if (!outcome.ok) return done(outcome);
      const {agreed, shared} = this.#deps;
      const {world} = shared.deps;
      const model = agreed.state.models.get(modelKey(name));
      if (world.manifests.isReadOnly(name)) return done(this.meaningOf(name).type === "removed" ? notFound(name) : readOnly(name));
      const held = world.manifests.get(name);
      if (!model && held && this.#writing.has(modelKey(name))) return done(beingChanged(name));
      if (!model) return held ? this.#dropOnly(name, held.digest, done) : done(notFound(name));
      agreed.propose({type: "remove_model", model: model.model, manifest: model.manifest, author: world.transport.self}, (removed) => {
        if (removed.ok) this.#dropOnly(name, model.manifest, done);
        else done(removed);
      });
    });
  }

  /** Compares what is here with what is agreed on, and does what is missing. Cheap, and right to call at any time. */
  look(): void {
    const {agreed, marks} = this.#deps;
    this.#again?.();
    this.#again = undefined;
    if (agreed.cluster === "" || !marks.isLoaded) return;
    const actions = this.#actions();
    const concerned = new Set(actions.map(({model}) => model));
    for (const model of this.#failures.keys()) if (!concerned.has(model)) this.#failures.delete(model);
    // A mark is no second attempt at what failed: without it a removal meanwhile would not be told from a name nobody has heard of.
    for (const action of actions) if (this.#isDue(action.model) || (action.type === "mark" && !this.#busy.has(action.model))) this.#act(action);
    this.#lookAgain();
  }

  #actions(): readonly NameAction[] {
    const {agreed, marks, shared} = this.#deps;
    const held = new Map<string, HeldName>();
    for (const manifest of shared.deps.world.manifests.list()) {
      held.set(modelKey(manifest.name), {manifest: manifest.digest, isComplete: shared.isComplete(manifest)});
    }
    return reconcileNames(agreed.state, held, marks.of(agreed.cluster), shared.deps.world.transport.self);
  }

  #isDue(model: string): boolean {
    return !this.#busy.has(model) && (this.#failures.get(model)?.againMs ?? 0) <= this.#deps.shared.ctx.clock.nowMs();
  }

  #act(action: NameAction): void {
    const {marks} = this.#deps;
    switch (action.type) {
      case "mark":
        return this.#mark(action.model, action.manifest);
      case "unmark":
        return marks.clear(action.model);
      case "conflict":
        return this.#warn(action.model, action.manifest);
      case "register":
        // What follows the mesh is not this peer's to tell of, also where the mesh removed it before that was written down.
        if (this.#busy.size < REGISTERING_MAX && !this.#writing.has(action.model) && !this.#marking.has(action.model)) this.#registerHere(action.model);
        return;
      case "fetch":
        return this.#fetch(action.model, action.manifest);
      case "drop":
        return this.#dropSurely();
    }
  }

  #registerHere(model: string): void {
    const name = nameOf(model);
    const manifest = name && this.#deps.shared.deps.world.manifests.get(name);
    if (manifest) this.#under(model, (done) => this.#register(manifest, undefined, done));
  }

  /** One at a time: it is nobody's hurry, and somebody may be waiting for another transfer. */
  #fetch(model: string, manifest: string): void {
    const name = nameOf(model);
    if (this.#isFetching || !name) return;
    this.#isFetching = true;
    this.#under(model, (done) => {
      const ended = (outcome: Outcome<void>): void => {
        this.#isFetching = false;
        done(outcome);
      };
      const held = this.#deps.shared.deps.world.manifests.get(name);
      if (!held || held.digest === manifest) return this.#deps.fetch(name, ended);
      // In place of something else: a peer that began a moment ago may not have heard of the latest change, which may be its own.
      this.#deps.agreed.refresh((outcome) => {
        const isDue = outcome.ok && this.#actions().some((action) => action.type === "fetch" && action.model === model && action.manifest === manifest);
        if (isDue) this.#deps.fetch(name, ended);
        else ended(outcome);
      });
    });
  }

  /** What is not in the catalogue may only not have been heard of here: a peer that was away looks again with all that was agreed on meanwhile. */
  #dropSurely(): void {
    if (this.#isRefreshing) return;
    this.#isRefreshing = true;
    this.#deps.agreed.refresh((outcome) => {
      this.#isRefreshing = false;
      if (!outcome.ok) return this.#later();
      for (const action of this.#actions()) {
        const name = action.type === "drop" && this.#isDue(action.model) && !this.#writing.has(action.model) ? nameOf(action.model) : undefined;
        if (!name) continue;
        this.#deps.shared.ctx.log.info("model_removed", {model: action.model, reason: "it was removed from the mesh"});
        this.#under(action.model, (done) => this.#drop(name, done));
      }
    });
  }

  /** Takes a name from this disk as long as it stands for that here. What stands for it by now, or is being written, is looked at when that is done. */
  #dropOnly(name: ModelName, manifest: Digest, done: Callback<void>): void {
    const held = this.#deps.shared.deps.world.manifests.get(name);
    if (held?.digest !== manifest || this.#writing.has(modelKey(name))) return done(ok(undefined));
    this.#drop(name, done);
  }

  #drop(name: ModelName, done: Callback<void>): void {
    const key = modelKey(name);
    this.#writing.add(key);
    this.#deps.removeHere(name, (outcome) => {
      if (outcome.ok) this.#deps.marks.clear(modelKey(name));
      this.#deps.changed();
      done(outcome);
      this.#written(key);
    });
  }

  #register(manifest: ModelManifest, replaces: string | undefined, done: Callback<void>): void {
    const {agreed, shared} = this.#deps;
    this.#deps.describe(manifest, (outcome) => {
      if (!outcome.ok) return done(outcome);
      const {info} = outcome.value;
      const {self} = shared.deps.world.transport;
      const others = (agreed.state.models.get(modelKey(manifest.name))?.holders ?? []).filter((peer) => peer !== self);
      const facts = {architecture: info.architecture, parameterCount: info.parameterCount, quantization: info.quantization, holders: [self, ...others]};
      agreed.propose({type: "set_model", model: {...unregistered(manifest), ...facts}, replaces}, (proposed) => {
        if (proposed.ok) this.#mark(modelKey(manifest.name), manifest.digest);
        done(proposed);
      });
    });
  }

  #under(model: string, work: (done: Callback<void>) => void): void {
    this.#busy.add(model);
    work((outcome) => {
      this.#busy.delete(model);
      if (outcome.ok) this.#failures.delete(model);
      else this.#failed(model, outcome.error);
      this.look();
    });
  }

  #failed(model: string, failure: Failure): void {
    const {ctx} = this.#deps.shared;
    const count = (this.#failures.get(model)?.count ?? 0) + 1;
    this.#failures.set(model, {count, againMs: ctx.clock.nowMs() + Math.min(RETRY_MS * 2 ** (count - 1), RETRY_MS_MAX)});
    ctx.log[count === 1 ? "info" : "debug"]("model_not_followed", {model, attempts: count, reason: failure.message});
  }

  #warn(model: string, manifest: string): void {
    if (this.#warned.has(model + manifest)) return;
    this.#warned.add(model + manifest);
    const action = "it is left alone and not used; to have both, give its file in the manifests folder another tag";
    this.#deps.shared.ctx.log.warn("model_name_taken", {model, manifest, reason: "this peer has another model under a name the mesh uses", action});
  }

  #later(): void {
    this.#again ??= this.#deps.shared.ctx.after(RETRY_MS, {type: "look"});
  }

  /** When the first of those that failed is due. Without any there is no timer. */
  #lookAgain(): void {
    const now = this.#deps.shared.ctx.clock.nowMs();
    const due = [...this.#failures].filter(([model]) => !this.#busy.has(model)).map(([, {againMs}]) => Math.max(againMs - now, RETRY_MS / 10));
    if (due.length > 0) this.#again ??= this.#deps.shared.ctx.after(Math.min(...due), {type: "look"});
  }

  #isHere({model, manifest}: CatalogModel): boolean {
    const name = nameOf(model);
    const held = name && this.#deps.shared.deps.world.manifests.get(name);
    return held?.digest === manifest && this.#deps.shared.isComplete(held);
  }
}

/** What a manifest alone tells. */
function unregistered(manifest: ModelManifest): Omit<CatalogModel, "holders"> {
  return {
    model: modelKey(manifest.name),
    displayName: displayModelName(manifest.name),
    manifest: manifest.digest,
    size: manifestSize(manifest),
    architecture: "",
    parameterCount: 0,
    quantization: "",
    modifiedMs: Math.max(0, Math.floor(manifest.modifiedMs)),
  };
}

function beingChanged(name: ModelName): ReturnType<typeof fail> {
  return fail("under_way", `${displayModelName(name)} is being changed already: ask again in a moment`);
}

/** @param name of what is made of blobs that were removed under another name meanwhile */
export function blobsGone(name: ModelName): ReturnType<typeof fail> {
  return fail("blobs_gone", `what ${displayModelName(name)} is made of was removed under another name meanwhile: nothing was changed`);
}

/** What a folder that is only read names stays: a change of it is refused before anything of it is done. */
export function readOnly(name: ModelName): ReturnType<typeof fail> {
  const what = `${displayModelName(name)} lies in a folder that this peer only reads`;
  return fail("read_only", `${what}: nothing was removed; remove it in that folder by hand, or ask another peer of the mesh to delete it (its files here stay then)`);
}

function nameOf(model: string): ModelName | undefined {
  const name = parseModelName(model);
  return name.ok ? name.value : undefined;
}
