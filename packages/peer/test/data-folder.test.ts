import {cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {claimDataDir, makeDataDir} from "../src/serve/data-folder.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "ollamesh-place-"));
  claimDataDir(root, false);
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

describe("a data folder", () => {
  it("is used again where it is, also under another name", () => {
    claimDataDir(root, false);
    const renamed = `${root}-renamed`;
    renameSync(root, renamed);
    root = renamed;
    claimDataDir(root, false);
    expect(readdirSync(root)).toEqual(["place.json"]);
  });

  it("is refused as a copy, until a person says that it was moved", () => {
    const copy = join(root, "copy");
    cpSync(join(root, "place.json"), join(copy, "place.json"), {preserveTimestamps: true});
    expect(() => claimDataDir(copy, false)).toThrow(/is a copy of another one.*--data-dir-moved true/);
    claimDataDir(copy, true);
    claimDataDir(copy, false);
  });

  it("is made with those above it, or refused in a sentence", () => {
    makeDataDir(join(root, "a", "b"));
    makeDataDir(join(root, "a", "b"));
    expect(existsSync(join(root, "a", "b"))).toBe(true);
    writeFileSync(join(root, "file"), "");
    expect(() => makeDataDir(join(root, "file"))).toThrow(/cannot create the data folder .*file \(EEXIST\): name another/);
  });

  it.runIf(existsSync("/proc/self"))("is refused where the system makes none, and says no more than that", () => {
    expect(() => makeDataDir("/proc/nope/folder")).toThrow(/cannot create the data folder .*: name another/);
  });

  it("whose mark was being written when the power went is marked anew", () => {
    writeFileSync(join(root, "place.json"), "");
    claimDataDir(root, false);
    expect(existsSync(join(root, "place.json"))).toBe(true);
    claimDataDir(root, false);
  });
});
