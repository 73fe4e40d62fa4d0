import {expect, it} from "vitest";
import {Tally} from "../../src/transfers/tally.ts";

it("adds up what is over and what is under way", () => {
  const tally = new Tally();
  tally.fromPeersBytes += 7;
  tally.over("done", 100);
  tally.over("failed", 10);
  tally.over("done", 0);
  expect(tally.totals([{originBytes: 1}, {originBytes: 0}], 5)).toEqual({
    fromPeersBytes: 7,
    fromOriginsBytes: 111,
    toPeersBytes: 0,
    done: 2,
    failed: 1,
    active: 2,
    queued: 5,
    bannedSources: 0,
  });
});
