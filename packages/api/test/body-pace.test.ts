import {once} from "node:events";
import {connect, type Socket} from "node:net";
import type {BlobIntake, Clock} from "@ollamesh/ports";
import {ok} from "@ollamesh/stdx";
import fc from "fast-check";
import {afterEach, describe, expect, it, vi} from "vitest";
import {BodyPace, WINDOW_BYTES_MIN, WINDOW_LOOKS} from "../src/body-pace.ts";
import {createFake, type Fake} from "./support/fake-service.ts";

const BLOB = `/api/blobs/sha256:${"b".repeat(64)}`;
/** Bytes between two looks that are just enough. */
const ENOUGH = WINDOW_BYTES_MIN / WINDOW_LOOKS;

/** A clock that stands still until it is told that the time has come. */
class Looks implements Clock {
  #due: (() => void) | undefined;

  nowMs = (): number => 0;
  wallMs = (): number => 0;
  after(_delayMs: number, fire: () => void): () => void {
    expect(this.#due).toBeUndefined();
    this.#due = fire;
    return () => {
      this.#due = undefined;
    };
  }

  get isDue(): boolean {
    return this.#due !== undefined;
  }

  look(): void {
    const due = this.#due;
    this.#due = undefined;
    due?.();
  }
}

let fake: Fake;
let client: Upload;
afterEach(async () => {
  client.socket.destroy();
  await fake.api.close();
});

/** A request whose body is sent bit by bit, each seen to have come. */
class Upload {
  readonly socket: Socket;
  readonly #looks: Looks;
  readonly #serverSide: Socket;
  #sent = 0;
  heard = "";
  isClosed = false;

  private constructor(socket: Socket, serverSide: Socket, looks: Looks) {
    this.socket = socket;
    this.#serverSide = serverSide;
    this.#looks = looks;
    socket.on("data", (bytes) => (this.heard += bytes)).on("error", () => {});
    socket.once("close", () => (this.isClosed = true));
  }

  static async begin(path: string, size: number, prepare: (fake: Fake) => void = () => {}): Promise<Upload> {
    const looks = new Looks();
    fake = createFake({clock: looks});
    prepare(fake);
    const url = new URL(await fake.api.listen("127.0.0.1", 0));
    const accepted = once(fake.api.app.server, "connection");
    const socket = connect(Number(url.port), url.hostname);
    client = new Upload(socket, (await accepted)[0], looks);
    await client.send(`POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${size}\r\n\r\n`);
    await vi.waitFor(() => expect(looks.isDue).toBe(true));
    return client;
  }

  async send(text: string): Promise<void> {
    this.socket.write(text);
    this.#sent += text.length;
    while (this.#serverSide.bytesRead < this.#sent) await new Promise(setImmediate);
  }

  look(times = 1): void {
    for (let i = 0; i < times; i++) this.#looks.look();
  }

  get isWatched(): boolean {
    return this.#looks.isDue;
  }
}

/** An intake that writes a chunk when it is told to. */
class SlowDisk {
  readonly #held: (() => void)[] = [];

  prepare = ({service}: Fake): void => {
    const intake: BlobIntake = {write: (_bytes, done) => void this.#held.push(() => done(ok(undefined))), finish: (done) => done(ok({digest: "", size: 1})), abort() {}};
    vi.spyOn(service, "models").mockImplementation((request) => {
      if (request.type === "intake") request.done(ok(intake));
      return true;
    });
  };

  get isWriting(): boolean {
    return this.#held.length > 0;
  }

  write(): void {
    this.#held.shift()?.();
  }
}

describe("a body", () => {
  it.each([
    ["/api/generate", '{"error":"the request\'s body comes too slowly: '],
    ["/v1/chat/completions", '{"error":{"message":"the request\'s body comes too slowly: '],
    [BLOB, '{"error":"the request\'s body comes too slowly: '],
  ])("that comes byte by byte to %s is given up after a window, with words, and the connection closed", async (path, words) => {
    const upload = await Upload.begin(path, 1000);
    for (let i = 1; i < WINDOW_LOOKS; i++) {
      await upload.send("x");
      upload.look();
    }
    await new Promise(setImmediate);
    expect([upload.heard, upload.isClosed]).toEqual(["", false]);
    upload.look();
    await vi.waitFor(() => expect(upload.isClosed).toBe(true));
    expect(upload.heard).toMatch(/^HTTP\/1\.1 408 /);
    expect(upload.heard).toMatch(/connection: close\r\n/i);
    expect(upload.heard).toContain(`${words}${WINDOW_LOOKS - 1} bytes in 60 s, at least 30000 are asked for`);
    expect(upload.isWatched).toBe(false);
  });

  it("that comes slowly but steadily is taken, however long the whole takes", async () => {
    const body = JSON.stringify({model: "tiny", stream: false, prompt: "x".repeat(5 * WINDOW_BYTES_MIN)});
    const upload = await Upload.begin("/api/generate", body.length);
    for (let at = 0; at < body.length; at += ENOUGH) {
      await upload.send(body.slice(at, at + ENOUGH));
      upload.look();
    }
    await vi.waitFor(() => expect(upload.heard).toContain('"response":"Hello"'));
    expect(upload.heard).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("that pauses for most of a window and then makes up for it is taken", async () => {
    const upload = await Upload.begin(BLOB, 2 * WINDOW_BYTES_MIN);
    for (let window = 0; window < 2; window++) {
      upload.look(WINDOW_LOOKS - 1);
      await upload.send("x".repeat(WINDOW_BYTES_MIN));
      await vi.waitFor(() => expect(fake.uploaded.reduce((sum, bytes) => sum + bytes, 0)).toBe((window + 1) * WINDOW_BYTES_MIN));
      if (window === 0) upload.look();
    }
    await vi.waitFor(() => expect(upload.heard).toMatch(/^HTTP\/1\.1 201 /));
  });

  it("that waits for this peer's disk is no fault of the client's", async () => {
    const disk = new SlowDisk();
    const upload = await Upload.begin(BLOB, 300, disk.prepare);
    upload.look(WINDOW_LOOKS - 1);
    await upload.send("x".repeat(100));
    await vi.waitFor(() => expect(disk.isWriting).toBe(true));
    await upload.send("x".repeat(100));
    upload.look(10 * WINDOW_LOOKS);
    await new Promise(setImmediate);
    expect(upload.heard).toBe("");
    await upload.send("x".repeat(100));
    await vi.waitFor(() => {
      disk.write();
      expect(upload.heard).toMatch(/^HTTP\/1\.1 201 /);
    });
  });

  it("of which the rest after a refusal comes too slowly ends the connection", async () => {
    const upload = await Upload.begin("/api/blobs/nonsense", 1000);
    await vi.waitFor(() => expect(upload.heard).toMatch(/^HTTP\/1\.1 400 /));
    expect(upload.isClosed).toBe(false);
    upload.look(WINDOW_LOOKS);
    await vi.waitFor(() => expect(upload.isClosed).toBe(true));
    expect(upload.heard).not.toContain("408");
  });
});

it("a body's pace is that of the looks that waited for it, window by window", () => {
  client = {socket: {destroy() {}}} as unknown as Upload;
  const looks = fc.array(fc.record({bytes: fc.nat({max: 2 * ENOUGH}), isAwaited: fc.boolean()}), {minLength: 1, maxLength: 400});
  fc.assert(
    fc.property(fc.nat({max: 1000}), looks, (start, steps) => {
      const pace = new BodyPace(start);
      let total = start;
      /** What each look brought since the last window that was good enough. */
      let window: {bytes: number; isAwaited: boolean}[] = [];
      for (const step of steps) {
        total += step.bytes;
        window.push(step);
        const brought = window.reduce((sum, {bytes}) => sum + bytes, 0);
        const isTooSlow = brought < WINDOW_BYTES_MIN && window.filter(({isAwaited}) => isAwaited).length >= WINDOW_LOOKS;
        expect(pace.look(total, step.isAwaited)).toBe(isTooSlow ? brought : undefined);
        if (brought >= WINDOW_BYTES_MIN) window = [];
      }
    }),
  );
});
