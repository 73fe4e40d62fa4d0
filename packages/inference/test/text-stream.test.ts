import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {TextStream} from "../src/index.ts";

/** The dumb way: all text at once, character by character, until it ends in a stop string. */
function reference(text: string, stops: readonly string[]): {text: string; stopped: boolean} {
  for (let end = 1; end <= text.length; end++) {
    const hit = stops.filter((stop) => stop !== "" && text.slice(0, end).endsWith(stop)).toSorted((a, b) => b.length - a.length)[0];
    if (hit !== undefined) return {text: text.slice(0, end - hit.length), stopped: true};
  }
  return {text, stopped: false};
}

const letters = fc.string({unit: fc.constantFrom("a", "b", "ab", "é", "猫", "🦊", " ", "\ufeff"), maxLength: 40});

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
          const sofar = new TextDecoder("utf-8", {ignoreBOM: true}).decode(bytes.subarray(0, at), {stream: true});
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

  it("takes the stop string that is complete first, however the text is cut, and does not wait for a longer one", () => {
    const bytes = new TextEncoder().encode("one two three");
    for (const cuts of [[bytes], [...bytes].map((byte) => Uint8Array.of(byte))]) {
      const stream = new TextStream(["one two three", "two"]);
      expect(cuts.map((cut) => stream.push(cut)).join("") + stream.flush()).toBe("one ");
    }
    const stream = new TextStream(["one two three", "two"]);
    expect(stream.push(bytes.subarray(0, 7))).toBe("one ");
    expect(stream.isStopped).toBe(true);
    expect(stream.push(bytes.subarray(7)) + stream.flush()).toBe("");
  });

  it("lets go at the end of what never became a stop string", () => {
    const stream = new TextStream(["</end>"]);
    expect(stream.push(new TextEncoder().encode("story</en")) + stream.flush()).toBe("story</en");
    expect(stream.isStopped).toBe(false);
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
