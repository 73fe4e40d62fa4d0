import {expect, it} from "vitest";
import {formatTable} from "../src/cli/table.ts";

it("a table is aligned, and what its cells hold moves no cursor", () => {
  const text = formatTable(
    ["NAME", "VALUE"],
    [
      ["x-a", "\u001b[2Jgone\n"],
      ["x-long", "ü"],
    ],
  );
  expect(text).toBe("NAME      VALUE\nx-a       \\u001b[2Jgone\\u000a\nx-long    ü");
});
