import {spawnSync} from "node:child_process";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {judge} from "./transcripts/transcript.ts";

const own = join(import.meta.dirname, "scenarios");
const shared = join(import.meta.dirname, "../../../../shared/testdata/etcd-raft");
const folders = [own, ...["confchange", "interaction", "quorum"].map((folder) => join(shared, folder))];

describe("transcripts", () => {
  for (const folder of folders) {
    if (!existsSync(folder)) {
      it.skip(`of ${folder}: not here`, () => undefined);
      continue;
    }
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
      it(`${file} is as it was written, line by line`, () => {
        expect(judge(readFileSync(join(folder, file), "utf8"), 2)).toBeUndefined();
      });
    }
  }

  it("that differ are found, INFO and DEBUG lines only at level 2", () => {
    const transcript = (line: string): string => `add-nodes 1 voters=(1) index=2\n----\n${line}INFO 1 became follower at term 0\n`;
    const first = "INFO 1 switched to configuration voters=(1)\n";
    const last = "INFO newRaft 1 [peers: [1], term: 0, commit: 2, applied: 2, lastindex: 2, lastterm: 1]\n";
    expect(judge(`${transcript(first)}${last}`, 2)).toBeUndefined();
    expect(judge(transcript(first), 2)).toMatchObject({line: 1, command: "add-nodes"});
    expect(judge(transcript(first), 1)).toBeUndefined();
    expect(judge(`${transcript(first)}${last}\nraft-state\n----\n1: StateLeader (Voter) Term:0 Lead:0\n`, 1)).toMatchObject({command: "raft-state"});
    expect(judge("", 1)).toBeDefined();
  });

  it("are not run with an option that does not exist: a sentence and what there is, no stack", () => {
    const {status, stderr} = spawnSync(process.execPath, ["--import", "tsx", join(import.meta.dirname, "transcripts/main.ts"), "--bogus"], {encoding: "utf8"});
    expect(status).toBe(2);
    expect(stderr).toMatch(/--bogus/);
    expect(stderr).toContain("--rewrite");
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
