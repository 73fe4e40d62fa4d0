import type {PeerProcess} from "../../../scripts/peer-process.ts";

export interface Line {
  readonly response?: string;
  readonly done?: boolean;
  readonly error?: string;
  readonly eval_count?: number;
}

/** A stream that is being read: its lines so far, and when each came. */
export class OpenStream {
  readonly lines: Line[] = [];
  readonly cameAtMs: number[] = [];
  /** Resolves at its last line and when it was cut. */
  readonly ended: Promise<void>;
  readonly #abort = new AbortController();

  constructor(peer: PeerProcess, body: object) {
    this.ended = this.#read(peer, body);
  }

  get text(): string {
    return this.lines.map(({response}) => response ?? "").join("");
  }

  /** The longest wait between two lines, milliseconds. */
  get gapMsMax(): number {
    return Math.max(0, ...this.cameAtMs.slice(1).map((at, index) => at - (this.cameAtMs[index] as number)));
  }

  /** Hangs up; what was read stays. */
  async cut(): Promise<void> {
    this.#abort.abort();
    await this.ended.catch((error) => {
      if (!this.#abort.signal.aborted) throw error;
    });
  }

  async #read(peer: PeerProcess, body: object): Promise<void> {
    const response = await fetch(`${peer.api}/api/generate`, {method: "POST", body: JSON.stringify(body), signal: this.#abort.signal});
    let rest = "";
    for await (const chunk of (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
      const parts = (rest + chunk).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) {
        this.lines.push(JSON.parse(line));
        this.cameAtMs.push(Date.now());
      }
    }
  }
}
