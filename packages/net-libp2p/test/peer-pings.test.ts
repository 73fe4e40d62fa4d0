import type {Connection} from "@libp2p/interface";
import {describe, expect, it} from "vitest";
import {PeerPings} from "../src/peer-pings.ts";

/** A stream whose other side echoes only when told to. */
class SilentStream extends EventTarget {
  sent: Uint8Array[] = [];
  reason: Error | undefined;
  send(bytes: Uint8Array): boolean {
    this.sent.push(bytes);
    return true;
  }
  echo(bytes: number): void {
    this.dispatchEvent(Object.assign(new Event("message"), {data: new Uint8Array(bytes)}));
  }
  abort(error: Error): void {
    this.reason = error;
    this.dispatchEvent(Object.assign(new Event("close"), {error}));
  }
}

function world(): {streams: SilentStream[]; ping(timeoutMs: number): Promise<number>} {
  const streams: SilentStream[] = [];
  const connection = {newStream: async () => streams[streams.push(new SilentStream()) - 1]} as unknown as Connection;
  const pings = new PeerPings();
  return {streams, ping: (timeoutMs) => pings.ping(connection, timeoutMs)};
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("PeerPings", () => {
  it("takes echoes in order, however they are cut", async () => {
    const {streams, ping} = world();
    const answers: string[] = [];
    const all = [ping(60_000).then(() => answers.push("first")), ping(60_000).then(() => answers.push("second"))];
    await turn();
    expect(streams.map(({sent}) => sent.length)).toEqual([2]);
    streams[0]?.echo(31);
    await turn();
    expect(answers).toEqual([]);
    streams[0]?.echo(2);
    await turn();
    expect(answers).toEqual(["first"]);
    streams[0]?.echo(31);
    await Promise.all(all);
    expect(answers).toEqual(["first", "second"]);
  });

  it("ends a stream on which one is not answered in time, or that echoes what was not sent, and opens another", async () => {
    const {streams, ping} = world();
    await expect(ping(1)).rejects.toMatchObject({name: "TimeoutError"});
    expect(streams[0]?.reason).toBeDefined();
    const next = ping(60_000);
    await turn();
    streams[1]?.echo(32);
    await next;
    streams[1]?.echo(32);
    expect([streams.length, streams[1]?.reason?.message]).toEqual([2, "an echo of no ping"]);
  });
});
