import {fail, type Outcome, ok} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import type {Shared} from "../../../src/models/models-shared.ts";
import {Room} from "../../../src/models/space/room.ts";
import type {Surveyor} from "../../../src/models/space/surveyor.ts";

/** A disk with nothing on it that could go. */
function roomWithin(limits: {diskBytesMax?: number; freeBytes?: () => number}): (id: string, size: number, writtenBytes?: number) => string {
  const {diskBytesMax = Number.POSITIVE_INFINITY, freeBytes = () => Number.POSITIVE_INFINITY} = limits;
  const blobs = {usage: () => ({usedBytes: 0, freeBytes: freeBytes()}), status: () => undefined};
  const shared = {deps: {config: {diskBytesMax, diskReserveBytes: 0}, world: {blobs}}} as unknown as Shared;
  const surveyor = {lookSurely: (done: (held: Outcome<[]>) => void) => done(ok([])), needed: () => new Set()} as unknown as Surveyor;
  const room = new Room(shared, surveyor);
  return (id, size, writtenBytes = 0) => {
    let outcome: Outcome<void> = fail("unanswered", "");
    room.reserve(id, [{digest: id, size, writtenBytes}], (answer) => (outcome = answer));
    return outcome.ok ? "" : outcome.error.message;
  };
}

it("what grows may take all the room there is, beside what others were promised", () => {
  const reserve = roomWithin({diskBytesMax: 10_000});
  for (let size = 1000; size <= 7000; size += 1000) expect(reserve("upload", size)).toBe("");
  expect(reserve("other", 3000)).toBe("");
  expect(reserve("upload", 7001)).toMatch(/are to come and this peer has room for .*--disk-max/);
  // A refusal takes nothing of what was given.
  expect(reserve("third", 1)).not.toBe("");
});

it("what came of an upload takes free space only once", () => {
  let written = 0;
  const reserve = roomWithin({freeBytes: () => 10_000 - written});
  for (; written < 10_000; written += 1000) expect(reserve("upload", written + 1000, written)).toBe("");
  expect(reserve("upload", 10_001, written)).not.toBe("");
});

it("what is refused for the disk is told what the disk has, and of no quota", () => {
  const refusal = roomWithin({freeBytes: () => 70 * 2 ** 30})("pull", 10e12);
  expect(refusal).toContain("its disk has 70.0 GiB left, 0 B of which stay free");
  expect(refusal).not.toContain("--disk-max");
});
