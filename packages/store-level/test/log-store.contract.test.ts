import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {LogStore} from "@ollamesh/ports";
import {logStoreContract, type Subject} from "@ollamesh/ports/contract";
import {LevelLogStore} from "../src/index.ts";

function subjectOf(dataDir: string): Subject<LogStore> {
  const port = new LevelLogStore(dataDir);
  return {
    port,
    async reopen() {
      await port.close();
      return subjectOf(dataDir);
    },
    async dispose() {
      await port.close();
      rmSync(dataDir, {recursive: true, force: true});
    },
  };
}

logStoreContract("LevelLogStore", async () => subjectOf(mkdtempSync(join(tmpdir(), "ollamesh-log-"))), 25);
