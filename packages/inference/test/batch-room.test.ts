import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {BatchRoom} from "../src/batch-room.ts";

const ROWS_MAX = 512;
const BATCH_MS = 100;

describe("the room of a batch", () => {
  it("is such that a batch takes about as long as it may from the eighth one on, whatever a row costs, and stays so", () => {
    fc.assert(
      fc.property(fc.double({min: 0.01, max: 50, noNaN: true}), (rowMs) => {
        const room = new BatchRoom(ROWS_MAX, BATCH_MS);
        for (let i = 0; i < 8; i++) room.returned(room.rows, room.rows * rowMs);
        const {rows} = room;
        const tooLong = rows * rowMs > 1.25 * BATCH_MS && rows > 16;
        const tooShort = 2 * rows * rowMs <= 0.8 * BATCH_MS && rows < ROWS_MAX;
        expect({rowMs, rows, tooLong, tooShort}).toMatchObject({tooLong: false, tooShort: false});
        room.returned(rows, rows * rowMs);
        expect(room.rows).toBe(rows);
      }),
    );
  });

  it("stays within its bounds and changes by half and double at most, whatever batches took", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 8192}), fc.array(fc.tuple(fc.nat(8192), fc.double({min: -1, max: 1e9, noNaN: true})), {maxLength: 50}), (rowsMax, batches) => {
        const room = new BatchRoom(rowsMax, BATCH_MS);
        for (const [rows, ms] of batches) {
          const before = room.rows;
          room.returned(rows, ms);
          expect(Number.isInteger(room.rows) && room.rows >= Math.min(rowsMax, 16) && room.rows <= rowsMax).toBe(true);
          expect(room.rows).toBeLessThanOrEqual(before * 2);
          expect(room.rows).toBeGreaterThanOrEqual(Math.floor(before / 2));
        }
      }),
    );
  });

  it("is less from the beginning where already a few rows take longer than a batch may, but not for a few that were slow later", () => {
    const room = new BatchRoom(ROWS_MAX, BATCH_MS);
    for (const rows of [64, 32, 16, 16]) {
      expect(room.rows).toBe(rows);
      room.returned(11, 170);
    }
    const known = new BatchRoom(ROWS_MAX, BATCH_MS);
    known.returned(64, BATCH_MS);
    known.returned(11, 170);
    expect(known.rows).toBe(64);
  });

  it("is all there is where nobody minds how long it takes", () => {
    const room = new BatchRoom(ROWS_MAX, undefined);
    room.returned(ROWS_MAX, 60_000);
    expect(room.rows).toBe(ROWS_MAX);
  });
});
