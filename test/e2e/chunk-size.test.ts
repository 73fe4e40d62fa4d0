import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, expect, it} from "vitest";
import {type PeerProcess, TestMesh} from "./support/mesh.ts";

interface Transfer {
  readonly total: number;
  readonly sources: readonly {readonly peer: string; readonly bytes: number}[];
  readonly pieces: {readonly count: number; readonly bytes: number};
}

let mesh: TestMesh;
afterEach(() => mesh?.stop());

/** The transfer of the model's weights, once it is over. */
async function pulled(peer: PeerProcess): Promise<Transfer> {
  expect(await peer.post("/api/pull", {model: "storyteller", stream: false})).toEqual({status: "success"});
  const {transfers} = await peer.get<{transfers: Transfer[]}>("/api/v1/transfers");
  return transfers.toSorted((a, b) => b.total - a.total)[0] as Transfer;
}

it("a model is exchanged as its first peer cut it, whatever the others would, and large chunks are warned of", async () => {
  mesh = new TestMesh();
  const config = join(mesh.folder, "config.yaml");
  writeFileSync(config, "chunk_size: 100MB\nparallel_transfers: 3\nintegrity_validation: concurrent\ndistribution_strategy: parallel_chunks\n");
  const large = await mesh.add({flags: ["--config", config]});
  const small = await mesh.add({flags: ["--default-model", "false", "--chunk-size", "1MB"]});
  const own = await mesh.add({flags: ["--default-model", "false"]});
  await mesh.allSeeEachOther();
  expect(large.log).toMatch(/with pieces of 95\.4 MiB one corrupt byte costs 95\.4 MiB.*"large_chunks"/);
  expect(small.log).not.toContain("large_chunks");
  expect((await pulled(small)).pieces).toMatchObject({count: 1, bytes: 100_000_000});
  // Now two have it, under one cutting.
  await large.stop();
  const last = await pulled(own);
  expect(last.pieces).toMatchObject({count: 1, bytes: 100_000_000});
  expect(last.sources.find(({peer}) => peer === small.id)?.bytes).toBe(last.total);
});
