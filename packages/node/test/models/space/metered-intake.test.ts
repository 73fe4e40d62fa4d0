import type {BlobIntake} from "@ollamesh/ports";
import {fail, MIB, ok} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import {MeteredIntake} from "../../../src/models/space/metered-intake.ts";

function intakeWithin(limit: number, size: number): {intake: BlobIntake; written: () => number; isOver: () => boolean} {
  let [written, isOver] = [0, false];
  const inner: BlobIntake = {
    write(bytes, done) {
      written += bytes.length;
      done(ok(undefined));
    },
    finish: (done) => done(ok({digest: "d", size: written})),
    abort: () => undefined,
  };
  const intake = new MeteredIntake(inner, {
    size,
    reserve: (bytes, _written, done) => done(bytes <= limit ? ok(undefined) : fail("disk_full", "no room")),
    over: () => {
      isOver = true;
    },
  });
  return {intake, written: () => written, isOver: () => isOver};
}

it.each([0, 5 * MIB])("an upload takes what there is room for and not a byte more, whatever was said of its size (%i)", (size) => {
  const limit = 10 * MIB;
  const {intake, written, isOver} = intakeWithin(limit, size);
  const outcomes: boolean[] = [];
  for (let i = 0; i < 12; i++) intake.write(new Uint8Array(MIB), ({ok: isOk}) => outcomes.push(isOk));
  expect(outcomes).toEqual([...Array(10).fill(true), false, false]);
  expect(written()).toBe(limit);
  intake.abort();
  expect(isOver()).toBe(true);
});
