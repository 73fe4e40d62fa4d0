import fc from "fast-check";
import {expect, it} from "vitest";
import {FadingRate} from "../../src/traffic/fading-rate.ts";

it("comes to what is steady within a percent in 46 s, and fades to a hundredth in as long", () => {
  const rate = new FadingRate();
  for (let ms = 0; ms <= 46_100; ms += 10) rate.add(250, ms);
  expect(rate.perSecond(46_100)).toBeGreaterThan(24_750);
  expect(rate.perSecond(46_100)).toBeLessThan(25_100);
  expect(rate.perSecond(92_200)).toBeLessThan(250);
});

it("is the sum of all that came, each faded by its age", () => {
  const comes = fc.array(fc.record({afterMs: fc.nat(20_000), bytes: fc.nat(1e6)}), {maxLength: 30});
  fc.assert(
    fc.property(comes, fc.nat(30_000), (given, laterMs) => {
      const rate = new FadingRate();
      let nowMs = 0;
      const came = given.map(({afterMs, bytes}) => {
        nowMs += afterMs;
        rate.add(bytes, nowMs);
        return {atMs: nowMs, bytes};
      });
      nowMs += laterMs;
      const each = came.map(({atMs, bytes}) => (bytes / 10) * Math.exp((atMs - nowMs) / 10_000));
      expect(rate.perSecond(nowMs)).toBeCloseTo(
        each.reduce((sum, one) => sum + one, 0),
        3,
      );
    }),
  );
});
