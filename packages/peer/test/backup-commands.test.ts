import {expect, it} from "vitest";
import {leftOut} from "../src/cli/backup-commands.ts";

it("a restore is a failure when something of the backup was not done, and not because it is there or is different", () => {
  expect(leftOut({status: "success", restored: 3, same: 1, different: 2, refused: 0, failed: 0})).toBeUndefined();
  expect(leftOut({status: "success", restored: 3, refused: 1, failed: 0})).toBe("1 fact of this backup cannot hold here and is left out: the table above says why");
  expect(leftOut({status: "dry run", planned: 3, refused: 2, failed: 0})).toMatch(/^2 facts of this backup cannot hold here and are left out/);
  expect(leftOut({status: "success", refused: 2, failed: 1})).toMatch(/^1 fact changed by somebody else/);
});
