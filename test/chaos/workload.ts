import {type RecordedEvent, recordLine} from "@ollamesh/sim/history";
import type {Prng} from "@ollamesh/stdx";
import {type PeerProcess, type TestMesh, until} from "../e2e/support/mesh.ts";

/** Settings all clients fight over. */
const KEYS = 10;
const CALL_MS_MAX = 3000;
const PAUSE_MS_MAX = 20;
const READ_BACK_MS_MAX = 30_000;

type Kind = "read" | "write" | "cas";
type Value = number | [number, number] | null;
type Answer = readonly ["ok" | "fail" | "info", Partial<RecordedEvent>];

/** What a client has written to the setting only it writes: the numbers go up. */
interface Ledger {
  readonly key: string;
  sent: number;
  acknowledged: number;
  /** Nobody knows of these: they may still happen, even after later ones. */
  readonly unknown: Set<number>;
}

/** Clients that read, write and compare-and-set settings at whatever peer is there, and note what came of it. */
export class Workload {
  readonly counts = {ok: 0, fail: 0, info: 0};
  /** Acknowledged changes, and those found undone. */
  readonly writes = {acknowledged: 0, lost: 0};
  readonly lines: string[] = [];
  readonly #mesh: TestMesh;
  readonly #rng: Prng;
  readonly #ledgers: Ledger[] = [];
  #next = 1;
  #isOver = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(mesh: TestMesh, rng: Prng) {
    this.#mesh = mesh;
    this.#rng = rng;
  }

  start(clients: number): void {
    this.#running = Promise.all(Array.from({length: clients}, (_, id) => this.#client(id, clients)));
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  /** Every setting read strongly at this peer once more, when all is quiet: what was acknowledged must be there. */
  async readBack(peer: PeerProcess): Promise<void> {
    const process = -1;
    for (const key of [...Array.from({length: KEYS}, (_, i) => `x-k${i}`), ...this.#ledgers.map(({key: own}) => own)]) {
      const value = await until(`${key} can be read at ${peer.id}`, READ_BACK_MS_MAX, async () => {
        this.#note({process, f: "read", key, type: "invoke", value: null});
        const [type, rest] = await read(peer, key);
        this.#note({process, f: "read", key, type, value: null, ...rest});
        return type === "ok" && {found: rest.value};
      });
      const ledger = this.#ledgers.find((one) => one.key === key);
      if (ledger) this.#compare(ledger, ledger.acknowledged, value.found);
    }
  }

  async #client(id: number, clients: number): Promise<void> {
    const ledger: Ledger = {key: `x-own${id}`, sent: 0, acknowledged: 0, unknown: new Set()};
    this.#ledgers.push(ledger);
    // Whoever does not know what came of a call is another process from then on.
    for (let process = id; !this.#isOver; ) {
      const isKnown = this.#rng.chance(1, 4) ? await this.#own(process, ledger) : await this.#contended(process);
      if (!isKnown) process += clients;
      await new Promise((resolve) => setTimeout(resolve, this.#rng.below(PAUSE_MS_MAX)));
    }
  }

  #contended(process: number): Promise<boolean> {
    const kind = this.#rng.pick(["read", "write", "cas"] as const);
    const value: Value = kind === "read" ? null : kind === "write" ? this.#next++ : [this.#rng.below(this.#next), this.#next++];
    return this.#call(process, kind, `x-k${this.#rng.below(KEYS)}`, value).then(([type]) => type !== "info");
  }

  /** Only this client writes it, so it knows the least it must read. */
  async #own(process: number, ledger: Ledger): Promise<boolean> {
    if (this.#rng.chance(1, 2)) {
      const least = ledger.acknowledged;
      const [type, {value}] = await this.#call(process, "read", ledger.key, null);
      if (type === "ok") this.#compare(ledger, least, value);
      return true;
    }
    const sent = ++ledger.sent;
    const [type] = await this.#call(process, "write", ledger.key, sent);
    if (type === "ok") ledger.acknowledged = sent;
    if (type === "info") ledger.unknown.add(sent);
    return type !== "info";
  }

  #compare({unknown}: Ledger, least: number, value: RecordedEvent["value"]): void {
    const found = Number(value ?? 0);
    if (found < least && !unknown.has(found)) this.writes.lost++;
  }

  async #call(process: number, kind: Kind, key: string, value: Value): Promise<Answer> {
    const peer = this.#rng.pick(this.#mesh.peers);
    const event = {process, f: kind, key} as const;
    this.#note({...event, type: "invoke", value});
    const answer = value === null ? await read(peer, key) : await change(peer, key, value);
    const [type, rest] = answer;
    this.#note({...event, type, value, ...rest});
    this.counts[type]++;
    if (type === "ok" && kind !== "read") this.writes.acknowledged++;
    return answer;
  }

  #note(event: RecordedEvent): void {
    this.lines.push(recordLine(event));
  }
}

async function read(peer: PeerProcess, key: string): Promise<Answer> {
  const answer = await ask(peer, "/api/v1/cluster/settings?consistency=strong").catch(() => undefined);
  if (answer?.status !== 200) return ["fail", {error: "no answer"}];
  return ["ok", {value: (answer.body as {settings: Record<string, number>}).settings[key] ?? null}];
}

async function change(peer: PeerProcess, key: string, value: number | [number, number]): Promise<Answer> {
  const body = Array.isArray(value) ? {expected: value[0], value: value[1]} : {value};
  const answer = await ask(peer, `/api/v1/cluster/settings/${key}`, body).catch((error: Error) => error);
  if (answer instanceof Error) return /ECONNREFUSED/.test(String((answer.cause as {code?: string})?.code)) ? ["fail", {error: "refused"}] : ["info", {}];
  if (answer.status === 200) return ["ok", {}];
  const {error} = answer.body as {error: string};
  if (answer.status === 409) return ["fail", {}]; // compared, and it was another value
  if (answer.status === 503 && !/may still happen|stopping/.test(error)) return ["fail", {error}];
  return ["info", {}];
}

async function ask(peer: PeerProcess, path: string, body?: object): Promise<{status: number; body: unknown}> {
  const response = await fetch(peer.api + path, {signal: AbortSignal.timeout(CALL_MS_MAX), ...(body && {method: "PUT", body: JSON.stringify(body)})});
  return {status: response.status, body: await response.json()};
}
