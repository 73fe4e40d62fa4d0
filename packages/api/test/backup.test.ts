import {apply, type CatalogState, emptyCatalog} from "@ollamesh/catalog";
import type {AgreementRequest} from "@ollamesh/node";
import {type Failure, type Outcome, ok} from "@ollamesh/stdx";
import {afterEach, describe, expect, it} from "vitest";
import {readBackup, writeBackup} from "../src/backup/backup-file.ts";
import {createFake, type Fake} from "./support/fake-service.ts";

const digest = `sha256:${"a".repeat(64)}`;
const kind = {manifest: digest, size: 1, architecture: "llama", parameterCount: 1, quantization: "F16", modifiedMs: 0, holders: ["p1"]};
const models = new Map(
  [
    ["tiny", digest],
    ["gone", `sha256:${"b".repeat(64)}`],
  ].map(([name, manifest = ""]) => [`registry.ollama.ai/library/${name}:latest`, {...kind, manifest, model: `registry.ollama.ai/library/${name}:latest`, displayName: `${name}`}]),
);
const full: CatalogState = {...emptyCatalog, models, members: new Map([[1, {node: 1, peer: "p1", zone: ""}]]), settings: new Map([["voters_max", 3]])};
const facts = {takenAt: "2026-11-21T00:00:00.000Z", cluster: "c1", term: 2, index: 9};
const text = writeBackup({...facts, state: full});

let fake: Fake;
afterEach(() => fake?.api.close());

/** A group of one over this state. `meanwhile` happens before the first change. */
function group(state: CatalogState, meanwhile: () => Failure | undefined = () => undefined): {state: CatalogState} {
  fake = createFake();
  const held = {state};
  const answer = (request: AgreementRequest): void => {
    if (request.type === "snapshot") request.done(ok({cluster: "c2", term: 1, index: 4, state: held.state}));
    if (request.type !== "propose") return;
    const failure = meanwhile();
    const applied = apply(held.state, request.command);
    held.state = failure ? held.state : applied.state;
    const refusal = failure ?? applied.refusal;
    request.done((refusal ? {ok: false, error: refusal} : ok(undefined)) as Outcome<void>);
  };
  const agreement = (request: AgreementRequest): boolean => {
    setImmediate(() => answer(request));
    return true;
  };
  Object.assign(fake.service, {agreement});
  return held;
}

async function post(query: string, payload: string | Buffer = text): Promise<{status: number; lines: Record<string, unknown>[]}> {
  const response = await fake.api.app.inject({method: "POST", url: `/api/v1/cluster/restore${query}`, payload});
  const lines = response.body.split("\n").filter((line) => line !== "");
  return {status: response.statusCode, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>)};
}

describe("a backup", () => {
  it("says what it holds, and is read as it was", async () => {
    group(full);
    const {body} = await fake.api.app.inject("/api/v1/cluster/backup");
    expect(JSON.parse(body)).toMatchObject({format: "ollamesh-backup", version: 1, cluster: "c2", term: 1, index: 4, holds: {models: 2, placements: 0, members: 1, settings: 1}});
    const read = readBackup(Buffer.from(body));
    expect(read).toMatchObject({ok: true, value: {cluster: "c2", state: full}});
  });

  it("passes on what later releases add to a model", () => {
    const added = {...kind, model: "x", displayName: "x", origin: "https://example.org"};
    const read = readBackup(Buffer.from(writeBackup({...facts, state: {...full, models: new Map([["x", added]])}})));
    expect(read.ok && read.value.state.models.get("x")).toEqual(added);
  });

  it("is refused with any byte changed or cut off", () => {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at++) {
      for (const bit of [1, 32, 128]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ bit;
        expect(readBackup(changed), `byte ${at}, bit ${bit}`).toMatchObject({ok: false, error: {code: "bad_backup"}});
      }
      expect(readBackup(bytes.subarray(0, at)).ok, `${at} bytes`).toBe(false);
    }
    expect(readBackup(Buffer.concat([bytes, Buffer.from("\n")])).ok).toBe(false);
  });

  it("is refused by another version in words that say so", () => {
    expect(readBackup(Buffer.from(text.replace('"version": 1', '"version": 2')))).toMatchObject({
      error: {message: expect.stringMatching(/version 2, and this release reads version 1/)},
    });
    expect(readBackup(Buffer.from("{}"))).toMatchObject({error: {message: expect.stringMatching(/another file/)}});
  });
});

describe("a restore", () => {
  it("brings the facts back, says which names have no model, and leaves all alone the second time", async () => {
    const held = group(emptyCatalog);
    const {status, lines} = await post("");
    expect(status).toBe(200);
    expect(lines[0]).toMatchObject({status: "checked", cluster: "c1", into: "c2", facts: 3});
    expect(lines).toContainEqual({kind: "setting", name: "voters_max", result: "restored", reason: ""});
    expect(lines).toContainEqual({kind: "model", name: "registry.ollama.ai/library/tiny:latest", result: "restored", reason: ""});
    expect(lines).toContainEqual({kind: "model", name: "registry.ollama.ai/library/gone:latest", result: "restored", reason: expect.stringMatching(/^only the name/)});
    expect(lines.at(-1)).toMatchObject({status: "success", restored: 3});
    const unheld = new Map([...models].map(([name, model]) => [name, {...model, holders: []}]));
    expect(held.state).toEqual({...full, models: unheld, members: new Map()});
    expect((await post("")).lines.at(-1)).toMatchObject({same: 3, restored: 0});
  });

  it("changes nothing in a dry run, nor from a damaged file", async () => {
    const held = group(emptyCatalog);
    expect((await post("?dry_run=true")).lines.at(-1)).toMatchObject({status: "dry run", planned: 3});
    expect((await post("", Buffer.from(text.replace("voters_max", "voters_min")))).status).toBe(400);
    expect((await post("?dry_run=1")).status).toBe(400);
    expect(held.state).toBe(emptyCatalog);
  });

  it("refuses where something else is agreed on, until it is told to replace it", async () => {
    const held = group({...emptyCatalog, settings: new Map([["voters_max", 5]])});
    const refused = await post("");
    expect(refused).toMatchObject({status: 409, lines: [{error: expect.stringMatching(/setting voters_max \(it is 5 now\)/)}]});
    expect(held.state.models.size).toBe(0);
    expect((await post("?dry_run=true")).lines.at(-1)).toMatchObject({different: 1, planned: 2});
    expect((await post("?force=true")).lines.at(-1)).toMatchObject({status: "success", restored: 3});
    expect(held.state.settings.get("voters_max")).toBe(3);
  });

  it("does not overwrite what somebody changes meanwhile", async () => {
    const held = group(emptyCatalog, () => {
      held.state = {...held.state, settings: new Map([["voters_max", 7]])};
      return undefined;
    });
    const {lines} = await post("?force=true");
    expect(lines).toContainEqual({kind: "setting", name: "voters_max", result: "failed", reason: "voters_max is 7, not null"});
    expect(held.state.settings.get("voters_max")).toBe(7);
  });

  it("ends where there is no quorum, and says how far it came", async () => {
    group(emptyCatalog, () => ({code: "no_quorum", message: "no quorum: nobody leads"}));
    expect((await post("")).lines.at(-1)).toEqual({error: "no quorum: nobody leads; 0 of 3 facts are restored: run it again when there is a quorum"});
  });
});
