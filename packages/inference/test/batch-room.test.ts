import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {BatchRoom} from "../src/batch-room.ts";

const ROWS_MAX = 512;
const BATCH_MS = 100;

describe("the room of a batch", () => {
  it("is such that a batch takes as long as it may, and no longer, from the eighth one on, whatever a row costs", () => {
    fc.assert(
      fc.property(fc.double({min: 0.01, max: 50, noNaN: true}), (rowMs) => {
        const room = new BatchRoom(ROWS_MAX, BATCH_MS);
        for (let i = 0; i < 8; i++) room.returned(room.rows, room.rows * rowMs);
        const tooLong = room.rows * rowMs > BATCH_MS && room.rows > 16;
        const tooShort = (room.rows + 16) * rowMs <= BATCH_MS && room.rows < ROWS_MAX;
        expect({rowMs, rows: room.rows, tooLong, tooShort}).toMatchObject({tooLong: false, tooShort: false});
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
          expect(room.rows).toBeGreaterThanOrEqual(Math.min(before, Math.max(16, Math.floor(before / 32) * 16)));
        }
      }),
    );
  });

  it("is all there is where nobody minds how long it takes", () => {
    const room = new BatchRoom(ROWS_MAX, undefined);
    room.returned(ROWS_MAX, 60_000);
    expect(room.rows).toBe(ROWS_MAX);
  });
});
