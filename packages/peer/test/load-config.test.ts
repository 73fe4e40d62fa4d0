import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {availableParallelism, tmpdir, totalmem} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {flagName, optionsTable} from "../src/config/options-table.ts";
import {loadConfig} from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "ollamesh-config-"));
afterAll(() => rmSync(folder, {recursive: true}));

function fromFile(text: string, flags: Record<string, unknown> = {}, env: Record<string, string> = {}) {
  const config = join(folder, "config.yaml");
  writeFileSync(config, text);
  return loadConfig({config, ...flags}, env);
}

describe("settings of how models are distributed", () => {
  const specified = `
chunk_size: 100MB
parallel_transfers: 2
integrity_validation: concurrent
distribution_strategy: parallel_chunks
replication_factor: 2
keep_alive: 10m
`;

  it("are read from a file under the names that are specified", () => {
    const expected = {chunkSize: "100MB", parallelTransfers: 2, integrityValidation: "concurrent", distributionStrategy: "parallel_chunks", replicationFactor: 2, keepAlive: "10m"};
    expect(fromFile(specified)).toMatchObject(expected);
    expect(fromFile(specified.replaceAll("_", "-").replace("parallel-chunks", "parallel_chunks"))).toMatchObject(expected);
    expect(fromFile("chunkSize: 1MiB")).toMatchObject({chunkSize: "1MiB", parallelTransfers: 3});
    expect(loadConfig({}, {}).chunkSize).toBeUndefined();
  });

  it("take one worker a core, at most 8, where nothing is said", () => {
    expect(loadConfig({}, {}).asyncWorkers).toBe(Math.min(8, availableParallelism()));
    expect(fromFile("async_workers: 8").asyncWorkers).toBe(8);
    expect(() => loadConfig({asyncWorkers: "0"}, {})).toThrow("--async-workers: must be at least 1");
  });

  it("yield to variables, and those to flags", () => {
    expect(fromFile(specified, {}, {OLLAMESH_CHUNK_SIZE: "2MB"}).chunkSize).toBe("2MB");
    expect(fromFile(specified, {chunkSize: "4MB"}, {OLLAMESH_CHUNK_SIZE: "2MB"}).chunkSize).toBe("4MB");
  });

  it.each([
    ["chunk_size: 101MiB", /^chunk_size in .*config\.yaml: must be from 256KiB to 100MiB/],
    ["chunk_size: 100KB", /must be from 256KiB to 100MiB/],
    ["chunk_size: large", /must be from 256KiB to 100MiB/],
    ["integrity_validation: never", /must be concurrent: each piece is verified while others come/],
    ["distribution_strategy: sequential", /must be parallel_chunks/],
    ["parallel_transfers: 0", /parallel_transfers in .*: must be at least 1/],
    ["chunks: 1MB", /there is no setting "chunks"; known are .*chunk_size, parallel_transfers/],
  ])("are refused where they mean nothing: %s", (text, message) => {
    expect(() => fromFile(text)).toThrow(expect.objectContaining({code: "bad_config", message: expect.stringMatching(message)}));
  });
});

describe("the CPUs models may use", () => {
  it("are as many threads, unless less is said", () => {
    expect(loadConfig({}, {}).cpus).toBeUndefined();
    expect(loadConfig({cpus: "0-3,8"}, {})).toMatchObject({cpus: "0-3,8", threads: 5});
    expect(loadConfig({cpus: "1,1-2", threads: "1"}, {})).toMatchObject({threads: 1});
    expect(fromFile("cpus: 7").threads).toBe(1);
    expect(loadConfig({}, {OLLAMA_CPU_THREADS: "10"}).threads).toBe(10);
    expect(() => loadConfig({cpus: "0-1"}, {OLLAMESH_THREADS: "3"})).toThrow("--threads 3 is more than the CPUs of --cpus 0-1");
  });

  it.each(["", "all", "0-", "-1", "0;reboot", "0 1", "00000"])("are refused where they are no list: %j", (cpus) => {
    expect(() => loadConfig({cpus}, {})).toThrow("--cpus: must be CPUs by number");
  });
});

describe("profiles", () => {
  it("are other defaults: whatever is set holds besides", () => {
    expect(loadConfig({}, {})).toMatchObject({numParallel: 4, maxQueue: 512, keepAlive: "5m"});
    expect(loadConfig({profile: "legacy"}, {})).toMatchObject({numParallel: 2, maxQueue: 0, keepAlive: "2m"});
    expect(fromFile("profile: high-concurrency", {maxQueue: "7"}, {OLLAMA_KEEP_ALIVE: "1h"})).toMatchObject({numParallel: 50, maxQueue: 7, keepAlive: "1h"});
    expect(() => loadConfig({profile: "fast"}, {})).toThrow("--profile: must be one of legacy, standard, high-concurrency, primary, secondary, tertiary");
  });

  it("say how strong a peer is beside others", () => {
    const strong = ["primary", "secondary", "tertiary"].map((profile) => loadConfig({profile}, {}));
    expect(strong.map(({numParallel}) => numParallel)).toEqual([50, 30, 20]);
    expect(strong.every(({maxQueue, keepAlive}) => maxQueue === 500 && keepAlive === "10m")).toBe(true);
  });
});

describe("limits", () => {
  /** Settings that are free text, folders, addresses and lists of them; every other one is a choice, or a number within bounds. */
  const FREE = ["dataDir", "modelsDir", "host", "monitorHost", "originKey", "zone", "llamaDir", "webOrigins", "originAuth", "insecureOrigin"];
  const bounded = optionsTable.filter(({key}) => !FREE.includes(key));

  it.each(bounded.map((option) => [option.key, option] as const))("%s is refused where it is no number, negative, or beyond all reason", (key, option) => {
    // What lasts for ever is negative with Ollama.
    const insane = key === "keepAlive" ? ["lots", "NaN", "-lots", "1e99"] : ["-1", "NaN", "1e99", "99999999999999999999GB", "lots"];
    for (const value of insane) {
      const given = option.repeatable ? [value] : value;
      expect(() => loadConfig({[key]: given}, {}), value).toThrow(expect.objectContaining({code: "bad_config", message: expect.stringMatching(`^--${flagName(key)}: `)}));
    }
  });

  it("hold where nothing is said: each has a default that it would take itself", () => {
    const config = loadConfig({}, {});
    for (const {key, schema} of bounded) expect(config[key] === undefined || schema.safeParse(config[key]).success, key).toBe(true);
    expect(config).toMatchObject({numParallel: 4, maxQueue: 512, maxConnections: 4096, maxPeerConnections: 4096, parallelTransfers: 3});
    expect(config.memoryMax).toBeLessThan(totalmem());
  });

  it.each([
    ["numParallel", "100", "101", "must be at most 100"],
    ["maxQueue", "100000", "100001", "must be at most 100000"],
    ["maxConnections", "65536", "65537", "must be at most 65536"],
    ["maxPeerConnections", "65536", "0", "must be at least 1"],
    ["keepAlive", "-1", "-", "or -1 for ever"],
    ["memoryGuard", String(totalmem()), `${totalmem() + 1}`, `at most ${totalmem()}, which this host has`],
    ["responseCache", "64MB", "9000TB", "which this host has"],
  ] as const)("%s may be %s, not %s", (key, most, more, message) => {
    expect(String(loadConfig({[key]: most}, {})[key])).toBe(most);
    expect(() => loadConfig({[key]: more}, {})).toThrow(message);
  });
});

describe("the memory models may take", () => {
  it("is of bytes, or in mebibytes under Ollama's name", () => {
    expect(loadConfig({memoryMax: "75000000"}, {}).memoryMax).toBe(75_000_000);
    expect(() => loadConfig({memoryMax: "63MiB"}, {})).toThrow("from 64MiB");
    expect(optionsTable.find(({key}) => key === "memoryMax")?.help).toContain("from 64MiB");
    expect(fromFile("memory_max: 20GiB").memoryMax).toBe(20 * 2 ** 30);
    expect(loadConfig({}, {OLLAMA_MAX_MEMORY: "20480"}).memoryMax).toBe(20 * 2 ** 30);
    expect(loadConfig({}, {OLLAMA_MAX_MEMORY: "20GB"}).memoryMax).toBe(20e9);
    expect(loadConfig({}, {OLLAMA_MAX_MEMORY: "20480", OLLAMESH_MEMORY_MAX: "1GiB"}).memoryMax).toBe(2 ** 30);
  });

  it.each([
    [{OLLAMA_MAX_MEMORY: "63"}, "OLLAMA_MAX_MEMORY: must be from 64MiB"],
    [{OLLAMA_MAX_MEMORY: "lots"}, "OLLAMA_MAX_MEMORY: must be from 64MiB"],
    [{OLLAMESH_MEMORY_MAX: "20480"}, "OLLAMESH_MEMORY_MAX: must be from 64MiB"],
  ])("is refused where it is no room at all: %j", (env, message) => {
    expect(() => loadConfig({}, env)).toThrow(expect.objectContaining({code: "bad_config", message: expect.stringContaining(message)}));
  });
});
