import {Bitset} from "@ollamesh/stdx";
import fc from "fast-check";
import {expect, it} from "vitest";
import {swarmDefaults} from "../src/index.ts";
import {Source} from "../src/source.ts";

const {requestsMin, requestsMax, windowMs, blockBytes} = swarmDefaults;

it("the window of a source is what it delivers in half a second, between bounds, however fast or slow it is", () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 10_000_000}), (bytesPerMs) => {
      const source = new Source("a", Bitset.full(1), swarmDefaults, 0);
      expect(source.window).toBe(requestsMin);
      for (let nowMs = 300; nowMs <= 30_000; nowMs += 300) source.answered(bytesPerMs * 300, nowMs);
      const wanted = Math.ceil((bytesPerMs * windowMs) / blockBytes);
      expect(Math.abs(source.window - Math.min(requestsMax, Math.max(requestsMin, wanted)))).toBeLessThanOrEqual(1);
    }),
  );
});
