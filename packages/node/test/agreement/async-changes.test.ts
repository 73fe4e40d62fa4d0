import {ONCE_WINDOW} from "@ollamesh/catalog";
import {describe, expect, it} from "vitest";
import type {AsyncCommand} from "../../src/agreement/async-records.ts";
import {AsyncWorld} from "./support/async-world.ts";

const SEEDS = 100;
const ROUNDS = 200;

/** Values never repeat; some expect what is seldom so, and are refused. */
function drawCommand({rng}: AsyncWorld, value: number): AsyncCommand {
  const expected = rng.chance(1, 3) ? {expected: rng.below(20)} : {};
  return rng.chance(1, 6) ? {type: "unset_setting", name: "x-a", ...expected} : {type: "set_setting", name: "x-a", value, ...expected};
}

function play(seed: number): AsyncWorld {
  const world = new AsyncWorld(seed);
  for (let round = 0; round < ROUNDS; round++) {
    if (world.rng.chance(1, 4)) world.take(drawCommand(world, round));
    if (world.rng.chance(1, 25)) world.crash();
    if (world.rng.chance(1, 150)) world.becomeAnother();
    world.step(false);
  }
  for (let round = 0; round < 5000 && !world.isQuiet; round++) world.step(true);
  return world;
}

function resultOf({changes}: AsyncWorld, id: string): string {
  const view = changes.view(id);
  return view.ok ? view.value.result : view.error.code;
}

describe("changes that do not wait", () => {
  it("are carried out exactly once or said not to be, whatever is lost, repeated or restarted", () => {
    const met = new Set<string>();
    for (let seed = 1; seed <= SEEDS; seed++) {
      const world = play(seed);
      expect(world.isQuiet, `seed ${seed} comes to rest`).toBe(true);
      const turns = new Map(world.turns.map(({id, code}) => [id, code]));
      expect(turns.size, `seed ${seed}: none has its turn twice`).toBe(world.turns.length);
      expect(new Set(world.effects).size, `seed ${seed}: none has its effect twice`).toBe(world.effects.length);
      const told = world.taken.map((id) => resultOf(world, id));
      for (const result of told) met.add(result);
      // What is lost may have happened before the peer left.
      const happened = world.taken.map((id, i) => (told[i] === "lost" ? "lost" : turns.get(id) === "" ? "applied" : turns.has(id) ? "refused" : "nothing"));
      expect(told, `seed ${seed}`).toEqual(happened);
      const events = world.events.map(({id}) => id);
      expect(new Set(events).size, `seed ${seed}: each is told once`).toBe(events.length);
    }
    expect([...met].sort()).toEqual(["applied", "lost", "refused"]);
  });

  it("are carried out in the order in which they were taken", () => {
    for (let seed = 1; seed <= 50; seed++) {
      const numbers = play(seed).turns.map(({id}) => id.split("-").map((part) => Number.parseInt(part, 10)) as [number, number]);
      for (const node of new Set(numbers.map(([one]) => one))) {
        const own = numbers.filter(([one]) => one === node).map(([, number]) => number);
        expect(own, `seed ${seed}`).toEqual(own.map((_, i) => i + 1));
      }
    }
  });

  it("are bounded", () => {
    const world = new AsyncWorld(1);
    const codes: string[] = [];
    for (let i = 0; i < ONCE_WINDOW + 5; i++) world.changes.accept({type: "set_setting", name: "x-a", value: i}, (outcome) => codes.push(outcome.ok ? "ok" : outcome.error.code));
    expect(codes).toEqual(Array.from({length: 5}, () => "busy"));
    for (let round = 0; round < 20_000 && !(world.isQuiet && codes.length > 5); round++) world.step(true);
    expect(codes.filter((code) => code === "ok")).toHaveLength(ONCE_WINDOW);
    expect(world.state.settings.get("x-a")).toBe(ONCE_WINDOW - 1);
    expect(world.changes.view("1-999")).toMatchObject({error: {code: "not_found"}});
  });
});
