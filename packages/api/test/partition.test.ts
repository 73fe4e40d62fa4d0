import {afterEach, describe, expect, it} from "vitest";
import {createFake, type Fake} from "./support/fake-service.ts";

let fake: Fake;
afterEach(() => fake?.api.close());

describe("the questions about splits", () => {
  it("refuse a parameter they do not know, and name those they do", async () => {
    fake = createFake();
    const refused: readonly (readonly [string, string])[] = [
      ["plans?model=a&prompt-tokens=5", "prompt-tokens is not known here; known are model, strategy, stages, ranks, streams, prompt_tokens, num_ctx"],
      ["metrics?limit=5", "limit is not known here; no parameter is"],
      ["history?limits=5", "limits is not known here; known are limit"],
      ["moves?model=a", "model is not known here; known are limit"],
      ["scaling?x=1", "x is not known here; no parameter is"],
      ["history?limit=1&limit=2", "limit is given more than once"],
    ];
    for (const [path, error] of refused) {
      const answer = await fake.api.app.inject(`/api/v1/partition/${path}`);
      expect([path, answer.statusCode, answer.json()]).toEqual([path, 400, {error}]);
    }
  });
});
