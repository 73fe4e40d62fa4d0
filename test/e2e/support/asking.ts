import type {PeerProcess} from "../../../scripts/peer-process.ts";
import {OpenStream} from "./open-stream.ts";

interface Told {
  readonly text: string;
  readonly evalCount: number | undefined;
  readonly fromMs: number;
  readonly toMs: number;
  readonly gapMsMax: number;
}

/** Clients who each ask a peer for the same again as soon as they were told: however quick a machine is, somebody is being answered whenever something happens. */
export class Asking {
  readonly #clients: readonly {readonly expected: Pick<Told, "text" | "evalCount">; readonly told: Told[]}[];
  readonly #ended: Promise<unknown>;
  #isOver = false;

  private constructor(peer: PeerProcess, bodies: readonly object[], expected: readonly Pick<Told, "text" | "evalCount">[]) {
    this.#clients = expected.map((one) => ({expected: one, told: []}));
    this.#ended = Promise.all(bodies.map((body, index) => this.#askOn(peer, body, this.#clients[index]?.told ?? [])));
  }

  /** Each is asked once while nothing happens; all that is told later must equal that. @param bodies of unequal length, or their ends fall together */
  static async start(peer: PeerProcess, bodies: readonly object[]): Promise<Asking> {
    const expected: Told[] = [];
    for (const body of bodies) expected.push(await askOnce(peer, body));
    return new Asking(peer, bodies, expected);
  }

  /** Answers that were told to their ends. */
  get count(): number {
    return this.#all.length;
  }

  /** Of all answers, the longest wait between two lines, milliseconds. */
  get gapMsMax(): number {
    return Math.max(0, ...this.#all.map(({gapMsMax}) => gapMsMax));
  }

  /** How many had begun before and ended after it. */
  across(fromMs: number, toMs = fromMs): number {
    return this.#all.filter((one) => one.fromMs < fromMs && one.toMs > toMs).length;
  }

  /** What differs from what was told undisturbed; ends when each client was told to the end. */
  async stop(): Promise<readonly {readonly told: unknown; readonly expected: unknown}[]> {
    this.#isOver = true;
    await this.#ended;
    return this.#clients.flatMap(({expected, told}) =>
      told.flatMap(({text, evalCount}) => (text === expected.text && evalCount === expected.evalCount ? [] : [{told: {text, evalCount}, expected}])),
    );
  }

  get #all(): readonly Told[] {
    return this.#clients.flatMap(({told}) => told);
  }

  async #askOn(peer: PeerProcess, body: object, told: Told[]): Promise<void> {
    while (!this.#isOver) told.push(await askOnce(peer, body));
  }
}

async function askOnce(peer: PeerProcess, body: object): Promise<Told> {
  const fromMs = Date.now();
  const stream = new OpenStream(peer, body);
  await stream.ended;
  const last = stream.lines.at(-1);
  const text = last?.done ? stream.text : `${stream.text} … and then: ${JSON.stringify(last)}`;
  return {text, evalCount: last?.eval_count, fromMs: stream.cameAtMs[0] ?? fromMs, toMs: stream.cameAtMs.at(-1) ?? fromMs, gapMsMax: stream.gapMsMax};
}
