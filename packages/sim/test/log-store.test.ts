import type {LogContents, LogStore} from "@ollamesh/ports";
import {answerOf, changedLog, describeLog, emptyLog, entriesFrom, logStoreContract, type Subject} from "@ollamesh/ports/contract";
import {type Outcome, Prng} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {type DiskFaults, SimDisk} from "../src/ports/sim-disk.ts";
import {createSimLogStore} from "../src/ports/sim-log-store.ts";
import {SimScheduler} from "../src/ports/sim-scheduler.ts";

const sound: DiskFaults = {writeMsMax: 5, failChance: [0, 1]};

/** One machine: its disk, its time and whoever lives on it now. */
class Machine {
  readonly scheduler = new SimScheduler();
  readonly disk: SimDisk;
  #life = 0;

  constructor(seed: number) {
    this.disk = new SimDisk(this.scheduler, new Prng(seed), sound);
  }

  start(): LogStore {
    const life = ++this.#life;
    return createSimLogStore(this.disk, () => this.#life === life);
  }

  run(): void {
    while (this.scheduler.fireNext()) {}
  }

  subject(): Subject<LogStore> {
    return {
      port: this.start(),
      reopen: async () => {
        this.disk.log.sync(); // a clean stop
        return this.subject();
      },
      dispose: async () => {},
      pump: () => this.run(),
    };
  }

  async load(store: LogStore): Promise<LogContents> {
    const subject: Subject<LogStore> = {port: store, reopen: async () => subject, dispose: async () => {}, pump: () => this.run()};
    return answerOf<LogContents>(subject, (done) => store.load(done));
  }
}

logStoreContract("SimLogStore", async () => new Machine(1).subject());

describe("a simulated log over a crash", () => {
  it("has all that was answered, and of the rest whole batches from the first on", async () => {
    const lengths = new Set<number>();
    for (let seed = 0; seed < 300; seed++) {
      const machine = new Machine(seed);
      const store = machine.start();
      await machine.load(store);
      const states = [emptyLog];
      let answered = 0;
      for (let i = 0; i < 12; i++) {
        const change = {entries: entriesFrom(i + 1, 1, 1), hardState: {term: 1, vote: 1, commit: i}, sync: true};
        states.push(changedLog(states.at(-1) as LogContents, change));
        store.write(change, () => answered++);
        for (let steps = seed % 5; steps > 0; steps--) machine.scheduler.fireNext();
      }
      const found = describeLog(await machine.load(machine.start()));
      const at = states.findIndex((state) => describeLog(state).join() === found.join());
      expect(at, `seed ${seed} with ${answered} answered`).toBeGreaterThanOrEqual(answered);
      lengths.add(at - answered);
    }
    expect([...lengths].some((length) => length > 0) && lengths.has(0)).toBe(true); // chance has shown both what is kept and what is lost
  });

  it("may lose what was not to be synced, and only that", async () => {
    const commits = new Set<number | undefined>();
    for (let seed = 0; seed < 40; seed++) {
      const machine = new Machine(seed);
      const store = machine.start();
      await machine.load(store);
      store.write({entries: entriesFrom(1, 3, 1), hardState: {term: 1, vote: 1, commit: 0}, sync: true}, () => {});
      machine.run();
      store.write({hardState: {term: 1, vote: 1, commit: 2}, sync: false}, () => {});
      machine.run();
      const found = await machine.load(machine.start());
      expect(found.entries).toHaveLength(3);
      commits.add(found.hardState?.commit);
    }
    expect([...commits].sort()).toEqual([0, 2]);
  });
});

describe("a simulated log on a bad disk", () => {
  const record = (outcomes: string[]) => (outcome: Outcome<unknown>) => void outcomes.push(outcome.ok ? "ok" : outcome.error.code);

  it("answers nothing while the disk hangs, and all when it stops to", async () => {
    const machine = new Machine(1);
    const store = machine.start();
    await machine.load(store);
    machine.disk.faults = {...sound, isHung: true};
    const outcomes: string[] = [];
    for (let i = 0; i < 3; i++) store.write({entries: entriesFrom(i + 1, 1, 1), sync: true}, record(outcomes));
    machine.run();
    expect(outcomes).toEqual([]);
    machine.disk.faults = sound;
    machine.run();
    expect(outcomes).toEqual(["ok", "ok", "ok"]);
  });

  it("fails for good after one failed write", async () => {
    const machine = new Machine(1);
    const store = machine.start();
    await machine.load(store);
    machine.disk.faults = {...sound, failChance: [1, 1]};
    const outcomes: string[] = [];
    store.write({entries: entriesFrom(1, 1, 1), sync: true}, record(outcomes));
    machine.run();
    machine.disk.faults = sound;
    store.write({entries: entriesFrom(2, 1, 1), sync: true}, record(outcomes));
    store.load(record(outcomes));
    machine.run();
    expect(outcomes).toEqual(["io", "io", "io"]);
  });

  it("says when the medium has rotted", async () => {
    const machine = new Machine(1);
    machine.disk.log.damage = "entry 7: its checksum is wrong";
    const outcomes: string[] = [];
    const store = machine.start();
    store.load(record(outcomes));
    machine.run();
    store.load(record(outcomes));
    machine.run();
    expect(outcomes).toEqual(["log_corrupt", "log_corrupt"]);
  });
});
