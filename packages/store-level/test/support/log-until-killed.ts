/**
 * Goes on writing logs until it is killed: appends, cuts, snapshots, compactions, several calls on their way at once. Arguments: for each log its folder,
 * the seed of its history and how many changes of it are there. Says `<number of log> <changes answered since the start>` after every answer.
 */
import {writeSync} from "node:fs";
import {LevelLogStore} from "../../src/index.ts";
import {CALLS_AT_ONCE, LogHistory, snapshotSizes} from "./recorded-log.ts";
import {settled} from "./settled.ts";

async function writeLog(log: number, folder: string, seed: number, from: number): Promise<void> {
  const history = new LogHistory(seed, snapshotSizes);
  for (let i = 0; i < from; i++) history.next();
  const store = new LevelLogStore(folder);
  await settled(store.load.bind(store));
  let answered = 0;
  const writer = async (): Promise<void> => {
    for (;;) {
      const change = history.next();
      await settled<void>((done) => store.write(change, done));
      // Straight into the pipe: what is said is said, whatever comes after.
      writeSync(1, `${log} ${++answered}\n`);
      if (change.snapshot) await settled<void>((done) => store.compact(change.snapshot?.index ?? 0, done));
    }
  };
  await Promise.all(Array.from({length: CALLS_AT_ONCE}, writer));
}

const parts = process.argv.slice(2);
await Promise.all(Array.from({length: parts.length / 3}, (_, log) => writeLog(log, parts[log * 3] as string, Number(parts[log * 3 + 1]), Number(parts[log * 3 + 2]))));
