import {describe, expect, it} from "vitest";
import {type ConsensusInvariant, drawCatalogueOptions, runConsensusSeed} from "../../src/consensus/index.ts";

/** The gate runs more, a farm thousands. */
const SEEDS = 12;

const runCatalogue = (seed: number, invariants?: readonly ConsensusInvariant[]) => runConsensusSeed(seed, undefined, drawCatalogueOptions(seed), invariants);

describe("seeds of the group with the catalogue", () => {
  it(`${SEEDS} of them are well`, () => {
    const failed = Array.from({length: SEEDS}, (_, i) => runCatalogue(i + 1)).filter(({violation}) => violation !== undefined);
    expect(failed.map(({seed, violation}) => `seed ${seed}: ${violation}`)).toEqual([]);
  });

  it("are the same run twice", () => {
    expect(runCatalogue(7).traceHash).toBe(runCatalogue(7).traceHash);
  });

  it("get to every command, to all that can come of one, and to states from snapshots", () => {
    const met = new Set<string>();
    const watch: ConsensusInvariant = {
      name: "watch",
      sent(_sim, _replica, {type}) {
        met.add(type);
        return undefined;
      },
      end({clients}) {
        for (const {kind, outcome, result, command} of clients.calls) met.add(`${command?.type ?? kind} ${outcome === "ok" ? result : outcome}`);
        return undefined;
      },
    };
    for (let seed = 1; seed <= 40; seed++) runCatalogue(seed, [watch]);
    const done = ["place", "unplace", "set_model", "remove_model", "set_holders", "set_scaling", "set_member", "remove_member", "set_setting", "unset_setting"].map(
      (type) => `${type} done`,
    );
    const refused = [
      "place superseded",
      "place bad_placement",
      "unplace superseded",
      "set_model superseded",
      "remove_model superseded",
      "set_holders superseded",
      "set_scaling superseded",
      "set_scaling bad_placement",
      "set_setting superseded",
    ];
    expect([...met]).toEqual(expect.arrayContaining([...done, ...refused, "place unknown", "read_catalogue false", "snapshot"]));
  });
});
