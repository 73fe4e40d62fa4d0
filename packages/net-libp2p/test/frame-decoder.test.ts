import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {endMark, FrameDecoder, framePrefix} from "../src/frame-decoder.ts";

const FRAME_BYTES_MAX = 3 << 20;

/** All frames as one stream of bytes. */
function streamOf(frames: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(frames.flatMap((frame) => [framePrefix(frame.length), frame])));
}

/** What comes out when the chunks lie in one buffer that is used again for each. */
function framesOf(stream: Uint8Array, chunkBytes: (at: number) => number): Uint8Array[] {
  const [decoder, frames, buffer] = [new FrameDecoder(FRAME_BYTES_MAX), [] as Uint8Array[], new Uint8Array(stream.length)];
  for (let at = 0; at < stream.length; ) {
    const chunk = stream.subarray(at, at + Math.max(1, chunkBytes(at)));
    buffer.set(chunk);
    decoder.push(buffer.subarray(0, chunk.length), (frame) => frames.push(frame));
    buffer.fill(0xee);
    at += chunk.length;
  }
  expect(decoder.pendingBytes).toBe(0);
  return frames;
}

describe("a frame decoder", () => {
  it("gives the same frames however the bytes are cut, and keeps none of the memory they came in", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({maxLength: 40})), fc.infiniteStream(fc.integer({min: 1, max: 60})), (frames, lengths) => {
        const next = (): number => lengths.next().value;
        expect(framesOf(streamOf(frames), next)).toEqual(frames);
      }),
    );
  });

  it("puts frames together that are longer than what it makes room for unseen, ending at aligned places", () => {
    const frames = [1 << 18, FRAME_BYTES_MAX, (1 << 20) + 13, 8].map((length, i) => new Uint8Array(length).fill(i + 1));
    for (const chunkBytes of [16_384, 70_001, 5 << 20]) {
      const got = framesOf(streamOf(frames), () => chunkBytes);
      expect(got.map(({length}) => length)).toEqual(frames.map(({length}) => length));
      expect(got.every((frame, i) => Buffer.compare(frame, frames[i] as Uint8Array) === 0)).toBe(true);
      expect(got.map((frame) => (frame.byteOffset + frame.length) % 8)).toEqual([0, 0, 0, 0]);
    }
  });

  it("makes no room for what is only said to come", () => {
    const before = process.memoryUsage().arrayBuffers;
    const decoders = Array.from({length: 20}, () => new FrameDecoder(1 << 30));
    for (const decoder of decoders) decoder.push(framePrefix(1 << 30), () => expect.unreachable());
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(22 << 20);
    expect(decoders.map(({pendingBytes}) => pendingBytes)).toEqual(decoders.map(() => 4));
  });

  it("refuses a length above the bound, and bytes behind the end", () => {
    const push = (bytes: readonly number[]) => () => new FrameDecoder(10).push(Uint8Array.from(bytes), () => undefined);
    expect(push([0, 0, 0, 11])).toThrow("at most 10 are allowed");
    expect(push([...endMark(), 0])).toThrow("behind the end");
    const ended = new FrameDecoder(10);
    ended.push(Uint8Array.from([0, 0, 0, 1, 7, ...endMark()]), (frame) => expect([...frame]).toEqual([7]));
    expect([ended.isEnded, ended.pendingBytes]).toEqual([true, 0]);
    expect(() => ended.push(Uint8Array.of(1), () => undefined)).toThrow("behind the end");
  });
});
