import {describe, expect, it} from "vitest";
import {crc32c} from "../src/index.ts";

const of = (bytes: readonly number[]): string => crc32c(Uint8Array.from(bytes)).toString(16).padStart(8, "0");
const counting = Array.from({length: 32}, (_, i) => i);

describe("crc32c", () => {
  it("gives the check value and the examples of RFC 3720", () => {
    expect(of([...Buffer.from("123456789")])).toBe("e3069283");
    expect(of(Array(32).fill(0))).toBe("8a9136aa");
    expect(of(Array(32).fill(255))).toBe("62a8ab43");
    expect(of(counting)).toBe("46dd794e");
    expect(of(counting.toReversed())).toBe("113fdb5c");
    expect(of([])).toBe("00000000");
  });

  it("goes on from a seed as if all had come at once", () => {
    const bytes = Uint8Array.from(counting);
    for (let cut = 0; cut <= 32; cut++) expect(crc32c(bytes.subarray(cut), crc32c(bytes.subarray(0, cut)))).toBe(0x46dd794e);
  });
});
