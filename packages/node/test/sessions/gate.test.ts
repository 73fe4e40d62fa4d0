import {describe, expect, it} from "vitest";
import {Gate} from "../../src/sessions/gate.ts";
import type {GenerateRequest} from "../../src/sessions/messages.ts";

const from = (client: string | undefined): GenerateRequest => ({client, prompt: "x"}) as unknown as GenerateRequest;

describe("the gate of a peer", () => {
  it("lets all clients together ask no more often than it was told, each of them no more often than another limit, and says when there is room", () => {
    const gate = new Gate({rateLimit: {perSecond: 1, burst: 2}, totalRateLimit: {perSecond: 2, burst: 4}});
    const codes = (clients: readonly string[], nowMs: number) => clients.map((client) => gate.enter(from(client), nowMs)?.failure.message ?? "in");
    expect(codes(["a", "a", "a", "b", "c", "d"], 0)).toEqual([
      "in",
      "in",
      "too many requests from this client: try again in 1 s",
      "in",
      "in",
      "too many requests to this peer: try again in 1 s",
    ]);
    expect(gate.enter(from("d"), 0)).toMatchObject({failure: {code: "rate_limited"}, retryAfterMs: 500});
    expect(gate.enter(from("d"), 500)).toBeUndefined();
    expect(gate.totals()).toMatchObject({underWay: 5, ended: new Map([["rate_limited", 3]])});
  });

  it("counts nothing this peer asks for itself", () => {
    const gate = new Gate({rateLimit: undefined, totalRateLimit: {perSecond: 1, burst: 1}});
    for (let i = 0; i < 5; i++) expect(gate.enter(from(undefined), 0)).toBeUndefined();
    expect([gate.enter(from("a"), 0), gate.enter(from("a"), 0)?.retryAfterMs]).toEqual([undefined, 1000]);
  });
});
