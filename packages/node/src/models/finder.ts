import type {ModelsMessage} from "@ollamesh/catalog";
import type {Cancel, PeerId} from "@ollamesh/ports";
import {type Callback, displayModelName, fail, type ModelName, modelKey, ok, Prng, parseModelName} from "@ollamesh/stdx";
import type {Shared} from "./models-shared.ts";

/** Members asked for one name. */
const ASKED_MAX = 64;
const ANSWER_TIMEOUT_MS = 3000;
const SEARCHES_MAX = 256;
/** Members asked to pull what this peer cannot reach, one after the other: some may not reach it either. */
const CARRIERS_MAX = 8;
/** One of them answers when its registry has answered it: reaching for one that is not there takes longer than this. */
const CARRIER_TIMEOUT_MS = 20_000;

export interface Found {
  readonly manifest: Uint8Array;
  /** Of the weights; 0: it is on its way there, or came in part, and is not to be had of this one alone. */
  readonly headerBytes: number;
  readonly complete: boolean;
}

interface Question {
  readonly type: "find" | "carry";
  readonly name: ModelName;
  readonly manifest: string;
}

interface Search {
  readonly name: ModelName;
  readonly manifest: string;
  readonly waiting: Set<PeerId>;
  best: Found | undefined;
  readonly timeout: Cancel;
  readonly done: Callback<Found>;
}

export interface FinderDeps {
  readonly shared: Shared;
  send(peer: PeerId, message: ModelsMessage): void;
  members(): Iterable<PeerId>;
  /** What this peer itself knows of a name, or of the manifest where one is given. */
  lookUp(name: ModelName, manifest: string, done: Callback<Found>): void;
  /** Pulls it here from outside; answers as soon as its manifest is known. */
  carry(name: ModelName, manifest: string, done: Callback<Found>): void;
  /** Of a manifest's bytes. */
  digestOf(name: ModelName, manifest: Uint8Array): string | undefined;
}

/** Asks the mesh what a name means, and answers when asked. A member that holds all of it beats one that only knows of it. */
export class Finder {
  readonly #deps: FinderDeps;
  readonly #searches = new Map<number, Search>();
  #nextId = 1;

  constructor(deps: FinderDeps) {
    this.#deps = deps;
  }

  /** @param manifest what the name must stand for; answers with anything else are not counted. Empty: anything */
  find(name: ModelName, manifest: string, done: Callback<Found>): void {
    const asked = [...this.#deps.members()].slice(0, ASKED_MAX);
    if (asked.length === 0) return done(nobodyHas(name, manifest));
    this.#ask(asked, {type: "find", name, manifest}, ANSWER_TIMEOUT_MS, done);
  }

  #ask(asked: readonly PeerId[], {type, name, manifest}: Question, timeoutMs: number, done: Callback<Found>): void {
    if (this.#searches.size >= SEARCHES_MAX) return done(fail("busy", `${SEARCHES_MAX} searches are under way`));
    const id = this.#nextId++;
    const timeout = this.#deps.shared.ctx.after(timeoutMs, {type: "answered", run: () => this.#finish(id)});
    this.#searches.set(id, {name, manifest, waiting: new Set(asked), best: undefined, timeout, done});
    for (const peer of asked) this.#deps.send(peer, {type, id, name: modelKey(name), manifest});
  }

  /** Asks members to pull what this peer has no way to, until one does. */
  carry(name: ModelName, manifest: string, done: Callback<Found>): void {
    const {shared, members} = this.#deps;
    const left = new Prng(shared.ctx.rng.nextU32()).shuffle([...members()]).slice(0, CARRIERS_MAX);
    const askNext = (): void => {
      const peer = left.shift();
      if (peer === undefined) return done(nobodyHas(name, manifest));
      this.#ask([peer], {type: "carry", name, manifest}, CARRIER_TIMEOUT_MS, (outcome) => (outcome.ok ? done(outcome) : askNext()));
    };
    askNext();
  }

  received(peer: PeerId, message: ModelsMessage & {type: "find" | "carry" | "found" | "not_found"}): void {
    if (message.type === "find" || message.type === "carry") return this.#answer(peer, message);
    const search = this.#searches.get(message.id);
    if (!search?.waiting.delete(peer)) return;
    if (message.type === "found" && this.#isMeant(search, message) && worth(message) > worth(search.best)) search.best = message;
    if (search.waiting.size === 0 || search.best?.complete) this.#finish(message.id);
  }

  peerDown(peer: PeerId): void {
    for (const [id, search] of [...this.#searches]) if (search.waiting.delete(peer) && search.waiting.size === 0) this.#finish(id);
  }

  #isMeant({name, manifest}: Search, found: Found): boolean {
    return manifest === "" || this.#deps.digestOf(name, found.manifest) === manifest;
  }

  #answer(peer: PeerId, {type, id, name: text, manifest}: ModelsMessage & {type: "find" | "carry"}): void {
    const name = parseModelName(text);
    if (!name.ok) return this.#deps.send(peer, {type: "not_found", id});
    const {lookUp, carry} = this.#deps;
    (type === "find" ? lookUp : carry)(name.value, manifest, (outcome) => this.#deps.send(peer, outcome.ok ? {type: "found", id, ...outcome.value} : {type: "not_found", id}));
  }

  #finish(id: number): void {
    const search = this.#searches.get(id);
    if (!search) return;
    this.#searches.delete(id);
    search.timeout();
    search.done(search.best ? ok(search.best) : nobodyHas(search.name, search.manifest));
  }
}

/** All of it beats what can be described, and that what only says what it is. */
function worth(found: Found | undefined): number {
  if (!found) return 0;
  return found.complete ? 3 : found.headerBytes > 0 ? 2 : 1;
}

export function nobodyHas(name: ModelName, manifest: string): ReturnType<typeof fail> {
  return manifest === "" ? notFound(name) : fail("no_source", `nobody reachable has '${displayModelName(name)}', which the mesh knows: start a peer that holds it`);
}

export function notFound(name: ModelName): ReturnType<typeof fail> {
  return fail("model_not_found", `model '${displayModelName(name)}' not found`);
}
