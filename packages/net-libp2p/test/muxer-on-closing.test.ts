import {type Stream, StreamStateError} from "@libp2p/interface";
import {expect, it} from "vitest";
import {dropsWhenClosing} from "../src/muxer-on-closing.ts";

it("what is sent on a connection that closes is dropped, other faults are not hidden", () => {
  let fault: Error | undefined;
  const connection = dropsWhenClosing({
    send: (_data: Parameters<Stream["send"]>[0]) => {
      if (fault) throw fault;
      return true;
    },
  });
  expect(connection.send(new Uint8Array(1))).toBe(true);
  fault = new StreamStateError("Cannot write to a stream that is closing");
  expect(connection.send(new Uint8Array(1))).toBe(false);
  fault = new TypeError("no bytes");
  expect(() => connection.send(new Uint8Array(1))).toThrow("no bytes");
});
