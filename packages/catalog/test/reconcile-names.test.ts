import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type CatalogModel, type CatalogState, emptyCatalog, type HeldName, reconcileNames} from "../src/index.ts";

const SELF = "self";
const manifestOf = (fill: string): string => `sha256:${fill.repeat(64)}`;

function modelOf(model: string, fill: string, holders: readonly string[]): CatalogModel {
  return {model, displayName: model, manifest: manifestOf(fill), size: 9, architecture: "llama", parameterCount: 1, quantization: "F16", modifiedMs: 0, holders};
}

const desiredOf = (...models: CatalogModel[]): CatalogState => ({...emptyCatalog, models: new Map(models.map((one) => [one.model, one]))});
const heldOf = (fill: string, isComplete = true): ReadonlyMap<string, HeldName> => new Map([["m", {manifest: manifestOf(fill), isComplete}]]);
const marked = (fill: string): ReadonlyMap<string, string> => new Map([["m", manifestOf(fill)]]);
const none = new Map<string, never>();
const types = (desired: CatalogState, held: ReadonlyMap<string, HeldName>, marks: ReadonlyMap<string, string>): string[] =>
  reconcileNames(desired, held, marks, SELF).map(({type}) => type);

describe("reconcileNames", () => {
  it("tells the mesh of what it does not know, once it is whole", () => {
    expect(types(desiredOf(), heldOf("1"), none)).toEqual(["register"]);
    expect(types(desiredOf(), heldOf("1", false), none)).toEqual([]);
  });

  it("drops what was agreed on and is no more, and nothing else", () => {
    expect(types(desiredOf(), heldOf("1"), marked("1"))).toEqual(["drop"]);
    expect(types(desiredOf(), heldOf("2"), marked("1"))).toEqual(["register"]);
    expect(types(desiredOf(), none, marked("1"))).toEqual(["unmark"]);
  });

  it("follows a name it had when that gets another meaning, and fetches what it shall keep", () => {
    expect(types(desiredOf(modelOf("m", "2", [])), heldOf("1"), marked("1"))).toEqual(["fetch"]);
    expect(types(desiredOf(modelOf("m", "1", [SELF])), none, none)).toEqual(["fetch"]);
    expect(types(desiredOf(modelOf("m", "1", ["other"])), none, none)).toEqual([]);
    expect(types(desiredOf(modelOf("m", "1", [])), heldOf("1", false), marked("1"))).toEqual(["fetch"]);
  });

  it("leaves alone what it had under a name the mesh uses for something else", () => {
    expect(types(desiredOf(modelOf("m", "2", [SELF])), heldOf("1"), none)).toEqual(["conflict"]);
  });

  it("comes to rest: carried out, its actions leave nothing to do but to fetch what nobody has", () => {
    const fills = fc.constantFrom("1", "2");
    const option = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arb, {nil: undefined});
    fc.assert(
      fc.property(option(fills), option(fc.record({fill: fills, isComplete: fc.boolean()})), option(fills), fc.boolean(), (agreed, has, mark, isHolder) => {
        let desired = agreed === undefined ? desiredOf() : desiredOf(modelOf("m", agreed, isHolder ? [SELF] : []));
        const held = new Map(has ? [["m", {manifest: manifestOf(has.fill), isComplete: has.isComplete}]] : []);
        const marks = new Map(mark === undefined ? [] : [["m", manifestOf(mark)]]);
        for (let round = 0; round < 3; round++) {
          for (const action of reconcileNames(desired, held, marks, SELF)) {
            if (action.type === "register") desired = desiredOf({...modelOf("m", "1", [SELF]), manifest: action.manifest});
            if (action.type === "fetch") held.set("m", {manifest: action.manifest, isComplete: true});
            if (action.type === "drop") held.delete("m");
            if (action.type === "mark") marks.set("m", action.manifest);
            if (action.type === "unmark") marks.delete("m");
          }
        }
        expect(reconcileNames(desired, held, marks, SELF).filter(({type}) => type !== "conflict")).toEqual([]);
      }),
    );
  });
});
