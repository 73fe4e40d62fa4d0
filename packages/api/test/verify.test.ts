import {afterEach, beforeEach, expect, it} from "vitest";
import {createFake, type Fake} from "./support/fake-service.ts";

let fake: Fake;
beforeEach(() => {
  fake = createFake();
});
afterEach(() => fake.api.close());

async function post(payload: object): Promise<{status: number; lines: object[]}> {
  const response = await fake.api.app.inject({method: "POST", url: "/api/v1/verify", payload});
  return {status: response.statusCode, lines: response.body.split("\n").flatMap((line) => (line === "" ? [] : (JSON.parse(line) as object)))};
}

it("tells of each copy as it is found, and sums up", async () => {
  const damaged = [`sha256:${"a".repeat(64)}`];
  expect(await post({model: "tiny"})).toEqual({
    status: 200,
    lines: [
      {status: "waiting", waiting_for: ["p2"]},
      {status: "copy", peer: "p2", state: "damaged", kept: true, damaged, reason: "one of two"},
      {status: "success", model: "tiny", copies: 2, sound: 1, wanted: 2, ok: false},
    ],
  });
  const {lines} = await post({model: "tiny", repair: true});
  expect(lines.at(-1)).toMatchObject({sound: 2, ok: true});
});

it("refuses what it cannot verify", async () => {
  expect(await post({model: "huge"})).toMatchObject({status: 404, lines: [{error: expect.stringContaining("no such model")}]});
  expect(await post({repair: true})).toMatchObject({status: 400});
  expect(await post({model: "tiny", repair: "yes"})).toMatchObject({status: 400});
  expect(await post({model: "a b"})).toMatchObject({status: 400});
});
