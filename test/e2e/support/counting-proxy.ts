import {createServer, connect as dial, type Server, type Socket} from "node:net";
import {Transform} from "node:stream";

/** A TCP relay on loopback that counts what its server sends, and can slow it, break it off, or refuse. */
export class CountingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Bytes the server has sent through it. */
  sent = 0;
  /** Over all connections, bytes a second; 0: as fast as it goes. */
  rate = 0;
  #paidUntilMs = 0;

  private constructor(target: number) {
    this.#server = createServer((client) => this.#relay(client, target));
  }

  static async start(target: number): Promise<CountingProxy> {
    const proxy = new CountingProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as {port: number}).port;
  }

  /** Ends every connection now, in the middle of whatever it carries. */
  breakAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.breakAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #relay(client: Socket, target: number): void {
    const server = dial(target, "127.0.0.1");
    const counter = new Transform({transform: (chunk: Buffer, _encoding, done) => this.#pass(chunk, done)});
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        this.#sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.pipe(server);
    server.pipe(counter).pipe(client);
  }

  #pass(chunk: Buffer, done: (error: Error | null, chunk: Buffer) => void): void {
    this.sent += chunk.length;
    if (this.rate === 0) return done(null, chunk);
    const nowMs = performance.now();
    this.#paidUntilMs = Math.max(this.#paidUntilMs, nowMs) + (chunk.length / this.rate) * 1000;
    setTimeout(() => done(null, chunk), this.#paidUntilMs - nowMs);
  }
}
