import type {DraftWish} from "@ollamesh/inference";
import type {StageBatch, StageObserver, StageResult, StageSpec} from "@ollamesh/ports";
import {type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import {DraftHost, type DraftState} from "../../src/stages/draft-host.ts";
import type {StagesShared} from "../../src/stages/stages-shared.ts";

interface Timer {
  readonly delayMs: number;
  readonly run: () => void;
  isOff: boolean;
}

/** An engine that answers when told to, and timers that run when told to. */
class World {
  readonly loads: {readonly spec: StageSpec; readonly observer: StageObserver; isUnloaded: boolean}[] = [];
  readonly steps: {readonly batch: StageBatch; readonly done: Callback<StageResult>}[] = [];
  readonly states: DraftState[] = [];
  readonly drafted: string[] = [];
  timers: Timer[] = [];
  readonly host: DraftHost;

  constructor() {
    const info = {layers: 2, vocabularySize: 100};
    const draft = {name: "small", path: "/small", info, contextLength: 64, sequencesMax: 2} as unknown as ConstructorParameters<typeof DraftHost>[0]["draft"];
    this.host = new DraftHost({
      ...{shared: this.#shared(), draft, vocabularySize: 100},
      drafted: (drafts) => void this.drafted.push(drafts.map(({id, tokens}) => `${id}:${tokens.join(",")}`).join(" ")),
      changed: (state) => void this.states.push(state),
    });
  }

  get waiting(): readonly Timer[] {
    return this.timers.filter(({isOff}) => !isOff);
  }

  fire(delayMs: number): void {
    const due = this.waiting.filter((timer) => timer.delayMs === delayMs);
    expect(due.length).toBeGreaterThan(0);
    for (const timer of due) {
      timer.isOff = true;
      timer.run();
    }
  }

  ready(keepsPrefixes = true): void {
    this.loads.at(-1)?.observer.ready({memoryBytes: 7, loadMs: 1, keepsPrefixes});
  }

  /** The oldest step is answered: with the number that follows each newest token. */
  answer(outcome?: Outcome<StageResult>): void {
    const {batch, done} = this.steps.shift() as {batch: StageBatch; done: Callback<StageResult>};
    const rows = [...batch.slots.keys()].filter((row) => batch.outputs[row] === 1);
    const sampled = rows.map((row) => ({slot: batch.slots[row] as number, token: (batch.tokens?.[row] as number) + 1, end: false}));
    done(outcome ?? ok({hidden: undefined, sampled, computeMs: 1}));
  }

  #shared(): StagesShared {
    const after = (delayMs: number, {run}: {run: () => void}) => {
      const timer = {delayMs, run, isOff: false};
      this.timers.push(timer);
      return () => {
        timer.isOff = true;
      };
    };
    const load = (spec: StageSpec, observer: StageObserver) => {
      const loaded = {spec, observer, isUnloaded: false};
      this.loads.push(loaded);
      const unload = (): void => {
        loaded.isUnloaded = true;
      };
      return {step: (batch: StageBatch, done: Callback<StageResult>) => void this.steps.push({batch, done}), unload};
    };
    const shared = {
      ctx: {after, log: {warn() {}}},
      deps: {config: {threads: 1}, world: {compute: {load}}},
      later: (run: () => void) => run(),
      answered: <T>(handle: (outcome: Outcome<T>) => void) => handle,
    };
    return shared as unknown as StagesShared;
  }
}

const wish = (id: string, newest: number, length: number): DraftWish => ({id, at: 1, history: Int32Array.of(1, newest), length});
const LATE_MS = 50;

it("answers with what its model says, all of a round together, and waits for nothing then", () => {
  const world = new World();
  world.ready();
  world.host.wish(0, [wish("a", 10, 2), wish("b", 20, 1)]);
  world.answer();
  expect(world.drafted).toEqual([]);
  world.answer();
  expect([world.drafted, world.waiting, world.states.map(({state}) => state)]).toEqual([["b:21 a:11,12"], [], ["loading", "ready"]]);
});

it("answers with what there is when it is late, and goes on with the next", () => {
  const world = new World();
  world.ready();
  world.host.wish(0, [wish("a", 10, 3)]);
  world.answer();
  world.fire(LATE_MS);
  expect(world.drafted).toEqual(["a:11"]);
  world.answer();
  world.host.wish(1, [wish("a", 30, 1)]);
  world.answer();
  expect(world.drafted).toEqual(["a:11", "a:31"]);
});

it("is gone when its process dies, is loaded again later each time, and answers nothing that was asked of it before", () => {
  const world = new World();
  world.host.wish(0, [wish("a", 10, 1)]);
  expect(world.drafted).toEqual(["a:"]); // not loaded yet
  world.ready();
  world.host.wish(1, [wish("a", 10, 1)]);
  world.loads[0]?.observer.failed(fail("stage_crashed", "it died").error);
  world.answer(fail("stage_crashed", "it died"));
  expect([world.states.at(-1)?.state, world.drafted, world.loads[0]?.isUnloaded]).toEqual(["failed", ["a:"], true]);
  world.fire(1000);
  world.ready();
  world.host.wish(2, [wish("a", 10, 1)]);
  world.answer(fail("decode_failed", "it cannot"));
  expect(world.states.map(({state}) => state)).toEqual(["loading", "ready", "failed", "loading", "ready", "failed"]);
  world.fire(2000);
  expect(world.loads).toHaveLength(3);
  world.host.unload();
  world.ready();
  expect([world.states.at(-1)?.state, world.loads[2]?.isUnloaded, world.waiting]).toEqual(["loading", true, []]);
});

it("does not try again with a model that cannot go back", () => {
  const world = new World();
  world.ready(false);
  expect(world.states.at(-1)).toMatchObject({state: "failed", failure: {message: expect.stringMatching(/cannot go back/)}});
  expect([world.waiting, world.loads[0]?.isUnloaded]).toEqual([[], true]);
});
