import type {PeerProcess} from "../e2e/support/mesh.ts";

/** The processor is the others' too: peers that get none of it lose their leader for that alone. */
const PAUSE_MS = 250;

/** One that generates all the time at a peer nobody harms. */
export class Generator {
  answers = 0;
  readonly failures: string[] = [];
  readonly #peer: PeerProcess;
  #isOver = false;
  #running: Promise<void> = Promise.resolve();

  constructor(peer: PeerProcess) {
    this.#peer = peer;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isOver) {
      const body = {model: "storyteller", prompt: "Tell me a story about an owl.", stream: false, options: {temperature: 0, num_predict: 40}};
      await this.#peer.post<{response: string}>("/api/generate", body).then(
        ({response}) => (/owl/.test(response) ? this.answers++ : this.failures.push(response)),
        (error: Error) => this.failures.push(error.message),
      );
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
