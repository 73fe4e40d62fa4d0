import {describe, expect, it} from "vitest";
import {FirstSeeding} from "../src/index.ts";

const shown = (seeding: FirstSeeding, peer: string) => [...seeding.asked(peer)];

describe("a first seeder", () => {
  it("gives each piece to the first that asks for it, and refuses it to the others while pieces are left", () => {
    const seeding = new FirstSeeding(4);
    expect(shown(seeding, "a")).toEqual([0, 1, 2, 3]);
    expect(shown(seeding, "b")).toEqual([0, 1, 2, 3]);
    expect(seeding.mayServe("a", 2)).toBe(true);
    expect(seeding.mayServe("a", 2)).toBe(true); // its next block
    expect(seeding.mayServe("b", 2)).toBe(false);
    expect([...(seeding.update("b") ?? [])]).toEqual([0, 1, 3]);
    expect(seeding.update("b")).toBeUndefined(); // it knows
    expect(seeding.mayServe("b", 0)).toBe(true);
    expect(shown(seeding, "c")).toEqual([1, 3]);
  });

  it("shows all to who asks again: it gets nothing from the others", () => {
    const seeding = new FirstSeeding(3);
    shown(seeding, "a");
    shown(seeding, "b");
    seeding.mayServe("a", 0);
    expect(shown(seeding, "b")).toEqual([0, 1, 2]);
    expect(seeding.mayServe("b", 0)).toBe(true);
    seeding.lost("b");
    expect(shown(seeding, "b")).toEqual([1, 2]);
  });

  it("shows all to newcomers once every piece was given away", () => {
    const seeding = new FirstSeeding(2);
    shown(seeding, "a");
    for (const piece of [0, 1]) seeding.mayServe("a", piece);
    expect(shown(seeding, "b")).toEqual([0, 1]);
    expect(seeding.mayServe("b", 1)).toBe(true);
    expect(seeding.mayServe("b", 99)).toBe(true); // whether it is there at all is for others to say
  });
});
