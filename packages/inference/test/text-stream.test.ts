import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {TextStream} from "../src/index.ts";

/** The dumb way: all text at once. */
function reference(text: string, stops: readonly string[]): {text: string; stopped: boolean} {
  const at = stops
    .filter((stop) => stop !== "")
    .map((stop) => text.indexOf(stop))
    .filter((index) => index >= 0);
  return at.length === 0 ? {text, stopped: false} : {text: text.slice(0, Math.min(...at)), stopped: true};
}

const letters = fc.string({unit: fc.constantFrom("a", "b", "ab", "é", "猫", "🦊", " "), maxLength: 40});

describe("a text stream", () => {
  it("gives the same text however the bytes are cut, and never shows a stop string", () => {
    fc.assert(
      fc.property(letters, fc.array(fc.string({unit: fc.constantFrom("a", "b", "猫", "é"), maxLength: 4}), {maxLength: 3}), fc.array(fc.nat(6)), (text, stops, cuts) => {
        const stream = new TextStream(stops);
        const bytes = new TextEncoder().encode(text);
        let [out, at] = ["", 0];
        for (const cut of cuts) {
          out += stream.push(bytes.subarray(at, at + cut));
          at += cut;
          const sofar = new TextDecoder().decode(bytes.subarray(0, at), {stream: true});
          // What is out is certain: no later byte can take it back.
          expect(reference(sofar, stops).text.startsWith(out)).toBe(true);
        }
        out += stream.push(bytes.subarray(at)) + stream.flush();
        const right = reference(text, stops);
        expect(out).toBe(right.text);
        expect(stream.isStopped).toBe(right.stopped);
      }),
      {numRuns: 2000},
    );
  });

  it("holds back no more than could become a stop string", () => {
    const stream = new TextStream(["</end>"]);
    expect(stream.push(new TextEncoder().encode("story</e"))).toBe("story");
    expect(stream.push(new TextEncoder().encode("ast"))).toBe("</east");
  });

  it("shows bytes that are no text as replacement characters", () => {
    const stream = new TextStream([]);
    expect(stream.push(Uint8Array.of(0x61, 0xff)) + stream.push(Uint8Array.of(0xe7)) + stream.flush()).toBe("a\ufffd\ufffd");
  });
});
