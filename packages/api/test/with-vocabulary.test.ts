import type {ModelDetails, NodeService} from "@ollamesh/node";
import type {Vocabulary} from "@ollamesh/ports";
import {type Callback, fail, type Outcome, ok} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import {apiErrorOf} from "../src/api-error.ts";
import {withVocabulary} from "../src/inference/with-vocabulary.ts";

/** Tokenizers that answer so, one after the other; how many were asked for. */
function service(answers: readonly Outcome<Vocabulary>[]): {readonly service: NodeService; asked(): number} {
  let asked = 0;
  const models = ({done}: {done: Callback<Vocabulary>}): boolean => {
    done(answers[Math.min(asked++, answers.length - 1)] as Outcome<Vocabulary>);
    return true;
  };
  return {service: {models} as unknown as NodeService, asked: () => asked};
}

const details = {} as ModelDetails;
const there = ok({bosText: "<s>"} as Vocabulary);

it("is asked for again where its process was lost, before it was there and while it was used", async () => {
  const {service: node, asked} = service([fail("stage_crashed", "killed"), there, fail("unloaded", "closed"), there]);
  let used = 0;
  const use = ({bosText}: Vocabulary): string => {
    if (used++ === 0) throw apiErrorOf({code: "stage_crashed", message: "killed"});
    return bosText;
  };
  expect([await withVocabulary(node, details, use), asked()]).toEqual(["<s>", 4]);
});

it("is not asked for again for other reasons, nor for ever", async () => {
  const refused = service([fail("bad_model", "no tokens")]);
  await expect(withVocabulary(refused.service, details, () => 1)).rejects.toMatchObject({code: "bad_model"});
  expect(refused.asked()).toBe(1);
  const dying = service([fail("stage_crashed", "killed")]);
  await expect(withVocabulary(dying.service, details, () => 1)).rejects.toMatchObject({code: "stage_crashed"});
  expect(dying.asked()).toBe(6);
});
