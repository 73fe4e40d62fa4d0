import type {ModelManifest} from "@ollamesh/ports";
import {fail, type ModelName, type Outcome, ok} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import type {ModelBlobs} from "../../src/models/messages.ts";
import type {Meaning} from "../../src/models/names.ts";
import {Outlines} from "../../src/models/outlines.ts";

const name: ModelName = {host: "h", namespace: "n", model: "m", tag: "t"};
const layer = {mediaType: "x", digest: "sha256:l", size: 1};
const manifestOf = (digest: string): ModelManifest => ({digest, name, layers: [layer], config: layer}) as unknown as ModelManifest;

/** What the mesh agreed on, and what somebody answers. */
function outlinesOf(meaning: Meaning): {ask(found: ModelManifest | undefined): Outcome<ModelBlobs> | undefined; agree(digest: string): void; searches: number} {
  let [agreed, answer] = [meaning, undefined as ModelManifest | undefined];
  const outlines = new Outlines({
    meaningOf: () => agreed,
    known: () => undefined,
    search: (_name, _agreed, done) => {
      state.searches++;
      done(answer ? ok({manifest: answer}) : fail("no_source", "nobody"));
    },
  });
  const state = {
    searches: 0,
    ask: (found: ModelManifest | undefined) => {
      answer = found;
      let outcome: Outcome<ModelBlobs> | undefined;
      outlines.of(name, (one) => {
        outcome = one;
      });
      return outcome;
    },
    agree: (digest: string) => {
      agreed = {type: "agreed", model: {manifest: digest, holders: ["keeper"]}} as unknown as Meaning;
    },
  };
  return state;
}

it("remembers what a model consists of for when nobody is there to tell", () => {
  const outlines = outlinesOf({type: "unknown"});
  expect(outlines.ask(undefined)?.ok).toBe(false);
  expect(outlines.ask(manifestOf("sha256:1"))).toMatchObject({ok: true, value: {manifest: {digest: "sha256:1"}, layers: [layer], keepers: []}});
  expect(outlines.ask(undefined)).toMatchObject({ok: true, value: {manifest: {digest: "sha256:1"}}});
});

it("asks nobody again for what is agreed on, and takes nothing else for it", () => {
  const outlines = outlinesOf({type: "unknown"});
  outlines.ask(manifestOf("sha256:1"));
  outlines.agree("sha256:1");
  expect(outlines.ask(undefined)).toMatchObject({ok: true, value: {keepers: ["keeper"]}});
  expect(outlines.searches).toBe(1);
  outlines.agree("sha256:2");
  expect(outlines.ask(undefined)?.ok).toBe(false);
});

it("knows nothing of a name that was removed", () => {
  const outlines = outlinesOf({type: "removed"} as Meaning);
  expect(outlines.ask(manifestOf("sha256:1"))).toMatchObject({ok: false, error: {code: "model_not_found"}});
  expect(outlines.searches).toBe(0);
});
