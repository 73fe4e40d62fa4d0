import {expect, it} from "vitest";
import {Inlet} from "../src/bulk/bulk-socket.ts";

it("an inlet gives every byte once and in order, whatever is read between, out of a buffer that is used again", () => {
  const inlet = new Inlet();
  const {buffer, callback} = inlet.onread;
  const come = (text: string): void => {
    (buffer as Uint8Array).set(Buffer.from(text));
    expect(callback(text.length, buffer as Uint8Array)).toBe(true);
    (buffer as Uint8Array).fill(0);
  };
  const got: string[] = [];
  inlet.read((bytes) => {
    got.push(Buffer.from(bytes.subarray(0, 1)).toString());
    inlet.keep(bytes.subarray(1));
  });
  come("abc");
  come("de");
  expect(got).toEqual(["a"]);
  inlet.read((bytes) => got.push(Buffer.from(bytes).toString()));
  come("f");
  expect(got).toEqual(["a", "bc", "de", "f"]);
});
