import {type CatalogCommand, type CatalogState, deploymentId, emptyCatalog, type Move, type Placement, type StageReport} from "@ollamesh/catalog";
import {ok} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import type {Agreed} from "../../src/agreement/agreed.ts";
import type {Shared} from "../../src/deployments/actor-context.ts";
import {Moves} from "../../src/deployments/moves.ts";
import {StageReports} from "../../src/deployments/stage-reports.ts";

const GRACE_MS = 120_000;

function placementOf(epoch: number, peers: readonly string[]): Placement {
  return {
    ...{model: "m", displayName: "m", epoch, author: "a", strategy: "pipeline", reasons: [], pieceRoot: "", blob: "", blobSize: 1},
    ...{stages: peers.map((peer, i) => ({peer, firstLayer: i, lastLayer: i, memoryBytes: 1})), headerBytes: 1, contextLength: 1, sequencesMax: 1},
  };
}

/** A leader whose catalogue has a move; time passes when the test says so. */
class Around {
  readonly proposed: CatalogCommand[] = [];
  readonly reports = new StageReports(10);
  readonly moves: Moves;
  readonly placement: Placement;
  isLeader = true;
  takesMemory = false;
  up = new Set(["a", "b", "c"]);
  nowMs = 0;
  #due: (() => void) | undefined;

  constructor(phase: Move["phase"], peers: readonly string[], members = ["a", "b", "c"]) {
    this.placement = placementOf(phase === "preparing" ? 2 : 1, peers);
    const state: CatalogState = {
      ...emptyCatalog,
      placements: new Map([["m", placementOf(phase === "preparing" ? 1 : 2, ["a"])]]),
      moves: new Map([["m", {phase, placement: this.placement}]]),
      members: new Map(members.map((peer, node) => [node + 1, {node: node + 1, peer, zone: ""}])),
    };
    const run = (message: {run?: () => void}): void => message.run?.();
    const answer = ({done}: {done: (outcome: unknown) => void}): boolean => {
      done(ok({role: this.isLeader ? "leader" : "follower"}));
      return true;
    };
    const shared = {
      ctx: {
        clock: {nowMs: () => this.nowMs},
        log: {info() {}, debug() {}, warn() {}},
        reply: (make: (outcome: unknown) => {run: () => void}) => (outcome: unknown) => run(make(outcome)),
        after: (_ms: number, message: {run: () => void}) => {
          this.#due = () => run(message);
          return () => undefined;
        },
      },
      deps: {agreement: {send: answer}},
    } as unknown as Shared;
    const log = {state, propose: (command: CatalogCommand) => void this.proposed.push(command)} as unknown as Agreed;
    this.moves = new Moves({shared, log, reports: this.reports, isUp: (peer) => this.up.has(peer), graceMs: () => GRACE_MS, takesMemory: () => this.takesMemory});
    this.moves.look();
  }

  report(peer: string, stageIndex: number, over: Partial<StageReport> = {}): void {
    const deployment = deploymentId(this.placement);
    this.reports.heard(peer, {deployment, stageIndex, kind: "serve", state: "ready", detail: "", bytesOnDisk: 1, sources: [], ...over});
    this.moves.heard(deployment);
  }

  /** A look a second. */
  pass(ms: number): void {
    for (const endMs = this.nowMs + ms; this.nowMs < endMs; ) {
      this.nowMs += 1000;
      this.#due?.();
    }
  }
}

describe("a move, on the leader", () => {
  it("is switched to when all of it is loaded, not before", () => {
    const around = new Around("preparing", ["b", "c"]);
    around.report("b", 0);
    around.report("c", 1, {state: "loading"});
    expect(around.proposed).toEqual([]);
    around.report("c", 1);
    expect(around.proposed).toEqual([{type: "switch", model: "m", epoch: 2}]);
  });

  it("is given up when a part fails, a peer of it is no member any more, or nothing is heard for a minute", () => {
    const failed = new Around("preparing", ["b", "c"]);
    failed.report("c", 1, {state: "failed", detail: "no room"});
    expect(failed.proposed).toEqual([{type: "end_move", model: "m", epoch: 2}]);
    expect(new Around("preparing", ["b", "d"]).proposed).toEqual([{type: "end_move", model: "m", epoch: 2}]);
    const silent = new Around("preparing", ["b", "c"]);
    silent.pass(50_000);
    silent.report("b", 0, {state: "fetching"});
    silent.pass(60_000);
    expect(silent.proposed).toEqual([]);
    silent.pass(1000);
    expect(silent.proposed).toEqual([{type: "end_move", model: "m", epoch: 2}]);
  });

  it("lets what retires go when its first stage has no answers left, is gone, or has had its time", () => {
    const idle = new Around("retiring", ["b", "c"]);
    idle.report("b", 0, {sessions: 2});
    expect(idle.proposed).toEqual([]);
    idle.report("b", 0, {sessions: 0});
    expect(idle.proposed).toEqual([{type: "end_move", model: "m", epoch: 1}]);
    const busy = new Around("retiring", ["b", "c"]);
    busy.report("b", 0, {sessions: 1});
    busy.pass(GRACE_MS - 1000);
    expect(busy.proposed).toEqual([]);
    busy.pass(1000);
    expect(busy.proposed).toEqual([{type: "end_move", model: "m", epoch: 1}]);
    const gone = new Around("retiring", ["b", "c"]);
    gone.up.delete("b");
    gone.pass(1000);
    expect(gone.proposed).toEqual([{type: "end_move", model: "m", epoch: 1}]);
  });

  it("is nobody else's business, and goes on from where it was with a new leader", () => {
    const around = new Around("retiring", ["b"]);
    around.isLeader = false;
    around.report("b", 0, {sessions: 1});
    around.pass(GRACE_MS);
    expect(around.proposed).toEqual([]);
    around.isLeader = true;
    around.pass(1000);
    expect(around.proposed).toEqual([{type: "end_move", model: "m", epoch: 1}]);
  });

  it("has some seconds more for answers that take along what its stages remember, where others have the same layers", () => {
    const [along, otherwise] = [new Around("retiring", ["b"]), new Around("retiring", ["b", "c"])];
    for (const around of [along, otherwise]) {
      around.takesMemory = true;
      around.report("b", 0, {sessions: 1});
      around.pass(GRACE_MS);
    }
    expect([along.proposed.length, otherwise.proposed.length]).toEqual([0, 1]);
    along.pass(29_000);
    expect(along.proposed).toEqual([]);
    along.pass(1000);
    expect(along.proposed).toEqual([{type: "end_move", model: "m", epoch: 1}]);
    const gone = new Around("retiring", ["b"]);
    gone.takesMemory = true;
    gone.report("b", 0, {sessions: 0});
    gone.pass(1000);
    expect(gone.proposed).toHaveLength(1);
  });
});
