import {describe, expect, it} from "vitest";
import {createJsonLogger} from "../src/index.ts";

function capture(level: "debug" | "warn") {
  const lines: Record<string, unknown>[] = [];
  const log = createJsonLogger(level, {write: (line: string) => void lines.push(JSON.parse(line))});
  return {log, lines};
}

describe("createJsonLogger", () => {
  it("writes one object a line with level, time, event and fields, inherited ones too", () => {
    const {log, lines} = capture("debug");
    log.child({actor: "transfers"}).info("piece_verified", {piece: 3});
    expect(lines).toMatchObject([{level: "info", event: "piece_verified", actor: "transfers", piece: 3}]);
    expect(new Date(lines[0]?.time as string).getTime()).toBeGreaterThan(0);
  });

  it("drops what is below its level", () => {
    const {log, lines} = capture("warn");
    log.info("quiet");
    log.warn("loud");
    expect(lines.map((line) => line.event)).toEqual(["loud"]);
  });
});
