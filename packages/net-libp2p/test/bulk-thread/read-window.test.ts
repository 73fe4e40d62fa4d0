import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ReadWindow} from "../../src/bulk/thread/read-window.ts";

const BYTES_MAX = 2 << 20;
const BYTES_MIN = 1 << 14;
const acts = fc.array(fc.record({share: fc.nat({max: 110}), isHeld: fc.boolean()}), {maxLength: 200});

describe("a read window", () => {
  it("has never more open than its bound, and always some when nothing is held, whatever comes", () => {
    fc.assert(
      fc.property(acts, (given) => {
        const window = new ReadWindow();
        let open = window.grant();
        expect(open).toBe(BYTES_MAX);
        for (const {share, isHeld} of given) {
          const bytes = Math.floor((Math.max(0, open) * share) / 100); // a little more than was granted: what TLS had ready
          window.came(bytes);
          open -= bytes;
          if (isHeld) window.held();
          else open += window.grant();
          expect(open).toBeLessThanOrEqual(BYTES_MAX);
          if (!isHeld) expect(open).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("becomes small when what came has to wait, and large again by twice as much each time it has not", () => {
    const window = new ReadWindow();
    window.grant();
    window.came(BYTES_MAX);
    window.held();
    expect(window.grant()).toBe(BYTES_MIN);
    const grants: number[] = [];
    for (let open = BYTES_MIN; grants.length < 10; ) {
      window.came(open);
      open = window.grant();
      grants.push(open);
    }
    expect(grants).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 128, 128].map((times) => times * BYTES_MIN));
  });
});
