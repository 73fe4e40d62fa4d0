import type {AgreementRequest, AsyncChangeView} from "@ollamesh/node";
import {fail, ok} from "@ollamesh/stdx";
import {afterEach, describe, expect, it} from "vitest";
import {createFake, type Fake} from "./support/fake-service.ts";

let fake: Fake;
afterEach(() => fake?.api.close());

const applied: AsyncChangeView = {id: "a-1", setting: "x-a", result: "applied", error: undefined};

/** A node that takes every change and says at once that it was made. */
function taking(): AgreementRequest[] {
  fake = createFake();
  const requests: AgreementRequest[] = [];
  const agreement = (request: AgreementRequest): boolean => {
    requests.push(request);
    if (request.type === "propose_async") setImmediate(() => request.done(ok("a-1")));
    if (request.type === "propose") setImmediate(() => request.done(ok(undefined)));
    if (request.type === "async_change") setImmediate(() => request.done(request.id === "a-1" ? ok(applied) : fail("not_found", "no such change")));
    if (request.type === "watch_changes") {
      setImmediate(() => {
        request.done(ok(1));
        request.observe(applied);
      });
    }
    return true;
  };
  Object.assign(fake.service, {agreement});
  return requests;
}

const put = (payload: object) => fake.api.app.inject({method: "PUT", url: "/api/v1/cluster/settings/x-a", payload});

describe("changes that do not wait", () => {
  it("are answered with 202 and an id, only when they are asked for", async () => {
    const requests = taking();
    const taken = await put({value: 1, async: true});
    expect([taken.statusCode, taken.json()]).toEqual([202, {id: "a-1"}]);
    expect((await put({value: 1})).statusCode).toBe(200);
    expect((await put({value: 1, async: "yes"})).statusCode).toBe(400);
    expect((await fake.api.app.inject({method: "DELETE", url: "/api/v1/cluster/settings/x-a?async=true"})).statusCode).toBe(202);
    expect(requests.map(({type}) => type)).toEqual(["propose_async", "propose", "propose_async"]);
  });

  it("are told of by id", async () => {
    taking();
    expect((await fake.api.app.inject("/api/v1/cluster/changes/a-1")).json()).toEqual({id: "a-1", setting: "x-a", result: "applied", error: null});
    expect((await fake.api.app.inject("/api/v1/cluster/changes/b")).statusCode).toBe(404);
  });

  it("are told of as they are decided, until the client leaves", async () => {
    const requests = taking();
    const url = await fake.api.listen("127.0.0.1", 0);
    expect((await fetch(`${url}/api/v1/cluster/events`, {method: "HEAD"})).status).toBe(200);
    expect(requests).toEqual([]);
    const leave = new AbortController();
    const {body} = await fetch(`${url}/api/v1/cluster/events`, {signal: leave.signal});
    let text = "";
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      if (text.split("\n").length === 3) break;
    }
    expect(
      text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {event: "watching", pending: 1},
      {event: "change", id: "a-1", setting: "x-a", result: "applied", error: null},
    ]);
    leave.abort();
    await expect.poll(() => requests.at(-1)?.type).toBe("unwatch_changes");
  });
});
