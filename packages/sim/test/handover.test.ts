import type {PlacementView} from "@ollamesh/node";
import type {Callback} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {allInvariants, nameOf, nodeId, noFaults, SimCluster} from "../src/index.ts";
import type {Invariant} from "../src/invariants/invariant.ts";
import {simReference} from "../src/ports/sim-model.ts";

const MODEL = "small";
const PROMPT = "Of all that is said here nothing needs to be read again";
/** Long enough for the answers of a stage alone, which is quick, to last until it has moved. */
const CONTEXT = 256;
/** What is placed anew after a loss has. */
const CONTEXT_USUAL = 128;

/** Five peers that serve a model in stages, of which one is drained while they answer. */
class Mesh {
  readonly cluster: SimCluster;
  /** How each session went elsewhere. */
  readonly moved: string[] = [];
  /** Told of each frame about slots before it arrives. */
  onSlots: ((bytes: Uint8Array, from: string, to: string) => void) | undefined;
  /** Of the move, as somebody saw it last. */
  #phase: string | undefined;

  readonly #context: number;

  constructor(seed: number, context: number) {
    this.#context = context;
    const note = (text: string): void => {
      if (/session|move|stage_gone|stage_failed|slots/.test(text) && process.env.DBG) console.log(text);
      const [, how] = /session_moved .*how[=: "]+(with[^"]*)/.exec(text) ?? [];
      if (how !== undefined) this.moved.push(how.trim());
    };
    const watch: Invariant = {
      name: "watch",
      frame: (_cluster, from, to, protocol, bytes) => {
        if (protocol === "/ollamesh/slots/1") this.onSlots?.(bytes, from, to);
        return undefined;
      },
      catalogue: (_cluster, _node, {state}) => {
        for (const {phase} of state.moves.values()) this.#phase = phase;
        return undefined;
      },
    };
    this.cluster = new SimCluster({seed, nodes: 5, seeders: 2, hasLiar: false, invariants: [...allInvariants(), watch], note});
    this.cluster.run(5000);
    this.cluster.phase = "liveness";
    this.cluster.node(nodeId(0)).service?.agreement({type: "propose", command: {type: "set_setting", name: "move_grace", value: 0}, done: () => undefined});
    this.cluster.run(1000);
  }

  get #tokensMax(): number {
    return this.#context - 5 - PROMPT.length;
  }

  /** Prompts whose answers last. */
  #longest(count: number): readonly string[] {
    const prompts = Array.from({length: 100}, (_, i) => `${i}: ${PROMPT}`);
    const length = (prompt: string): number => simReference(this.cluster.blobOf(MODEL), [...new TextEncoder().encode(prompt)], this.#tokensMax).length;
    return prompts.toSorted((a, b) => length(b) - length(a)).slice(0, count);
  }

  deploy(how: {readonly strategy: PlacementView["strategy"]; readonly stages?: number}): PlacementView {
    const done: Callback<PlacementView> = (outcome) => expect(outcome.ok).toBe(true);
    this.cluster.node(nodeId(0)).service?.deployments({type: "deploy", name: nameOf(MODEL), stages: undefined, contextLength: this.#context, ...how, done});
    this.cluster.run(10_000);
    return this.placement(nodeId(0));
  }

  placement(node: string): PlacementView {
    this.cluster.clients.askPlacements(node);
    this.cluster.run(100);
    const [placement] = this.cluster.clients.placements.get(node) ?? [];
    if (!placement) throw new Error("nothing is placed");
    return placement;
  }

  /** Drains a peer, and asks another as soon as its successor loads; then all is over. */
  drainWhile(asked: string, drained: string, answers: number, during: () => void = () => undefined): void {
    this.cluster.node(asked).service?.agreement({type: "manage", what: "drain", peer: drained, done: (outcome) => expect(outcome.ok).toBe(true)});
    for (let i = 0; i < 1000 && this.#phase === undefined; i++) this.cluster.run(5);
    for (const prompt of this.#longest(answers)) this.cluster.clients.generate(asked, MODEL, prompt, this.#tokensMax);
    during();
    for (let i = 0; i < 600 && this.cluster.clients.answers.some(({outcome}) => outcome === undefined); i++) this.cluster.run(100);
    this.cluster.run(60_000);
    expect(this.cluster.clients.answers.map(({outcome}) => outcome)).toEqual(Array.from({length: answers}, () => "done"));
    this.cluster.finish();
    expect(this.cluster.violation).toBeUndefined();
  }
}

/** What moves in how many answers: stages behind each other are slow enough for several to be over one after the other. */
function answersOf(seed: number): number {
  return seed % 2 === 0 ? 1 + (seed % 3) : 1;
}

function move(seed: number, context: number, during: (mesh: Mesh, stages: readonly string[], asked: string) => void): Mesh {
  const mesh = new Mesh(seed, context);
  const {stages} = mesh.deploy(seed % 2 === 0 ? {strategy: "pipeline", stages: 2} : {strategy: "whole", stages: 1});
  const drained = stages[seed % stages.length]?.peer as string;
  const asked = mesh.cluster.ids.find((id) => !stages.some(({peer}) => peer === id)) as string;
  mesh.drainWhile(asked, drained, answersOf(seed), () =>
    during(
      mesh,
      stages.map(({peer}) => peer),
      asked,
    ),
  );
  return mesh;
}

const SEEDS = [81, 82, 83, 84, 85, 86, 87, 88];
/** Of two stages. */
const SEEDS_STAGES = [82, 84, 86, 88, 90, 92, 94, 96, 98, 100, 102, 104];

describe("an answer whose stages are drained", () => {
  it.each(SEEDS)("takes along what they remember, be it of one stage or two, and goes on as it was (seed %i)", (seed) => {
    const {moved} = move(seed, CONTEXT, () => undefined);
    expect(moved).toEqual(Array.from({length: answersOf(seed)}, () => "with its memory"));
  });

  it.each(SEEDS)("is read anew where what came is damaged, and is the same (seed %i)", (seed) => {
    const {moved} = move(seed, CONTEXT, (mesh) => {
      mesh.onSlots = (bytes) => {
        const at = bytes.length - 40;
        if (bytes.length > 150) bytes[at] = (bytes[at] as number) ^ 1;
      };
    });
    expect(moved[0]).toMatch(/^without: /);
  });

  it.each(SEEDS)("is read anew where it takes too long, and is the same (seed %i)", (seed) => {
    const {moved} = move(seed, CONTEXT, ({cluster}) => {
      cluster.faults = {...noFaults, network: {...noFaults.network, bulkDelayMsMax: 4000}};
      cluster.later(20_000, () => (cluster.faults = noFaults));
    });
    expect(moved[0]).toMatch(/^without: /);
  });

  it.each(SEEDS_STAGES)("is the same where the way breaks, and runners die (seed %i)", (seed) => {
    move(seed, CONTEXT_USUAL, (mesh) => {
      let left = seed % 11;
      mesh.onSlots = (_bytes, from, to) => {
        if (left-- === 0) mesh.cluster.network.transport(from)?.breakConnection(to);
      };
      mesh.cluster.faults = {...noFaults, runnerCrashChance: [1, 300]};
      mesh.cluster.later(1500, () => (mesh.cluster.faults = noFaults));
    });
  });

  it.each(SEEDS_STAGES)("is the same where its new stages or its old ones are lost on the way (seed %i)", (seed) => {
    move(seed, CONTEXT_USUAL, ({cluster}, stages, asked) => {
      const peers = cluster.ids.filter((id) => id !== asked && seed % 4 < 2 === stages.includes(id));
      cluster.later(270 + 7 * (seed % 5), () => cluster.node(peers[0] as string).crash());
      cluster.later(8000, () => cluster.node(peers[0] as string).start());
    });
  });
});
