import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {KvStore, KvWrite} from "../src/index.ts";
import {answerOf, type Subject} from "./subject.ts";

/** What every KvStore does. @param open a new, empty one for each test */
export function kvStoreContract(name: string, open: () => Promise<Subject<KvStore>>): void {
  describe(`${name} as a KvStore`, () => {
    let subject: Subject<KvStore>;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.dispose());

    const put = (key: string, value: string): KvWrite => ({kind: "put", key, value: new TextEncoder().encode(value)});
    const write = (...batch: KvWrite[]): Promise<void> => answerOf(subject, (done) => subject.port.write(batch, done));
    const get = async (key: string): Promise<string | undefined> => {
      const value = await answerOf<Uint8Array | undefined>(subject, (done) => subject.port.get(key, done));
      return value && new TextDecoder().decode(value);
    };
    const scan = async (prefix: string, limit = 100): Promise<string[]> => {
      const entries = await answerOf<readonly {key: string; value: Uint8Array}[]>(subject, (done) => subject.port.scan(prefix, limit, done));
      return entries.map(({key, value}) => `${key}=${new TextDecoder().decode(value)}`);
    };

    it("gives back what was put last, and undefined for what was not, or was deleted", async () => {
      await write(put("a", "1"), put("empty", ""));
      await write(put("a", "2"));
      await write(put("gone", "x"));
      await write({kind: "delete", key: "gone"}, {kind: "delete", key: "never was"});
      expect(await Promise.all(["a", "empty", "gone", "other", ""].map(get))).toEqual(["2", "", undefined, undefined, undefined]);
    });

    it("applies a batch in order", async () => {
      await write(put("a", "1"), {kind: "delete", key: "a"}, put("b", "1"), put("b", "2"));
      expect(await scan("")).toEqual(["b=2"]);
    });

    it("scans exactly the keys of a prefix, ascending, as many as asked for", async () => {
      await write(...["b/2", "b/10", "b/", "b", "b0", "a/9", "b/\u{1f98a}", "b/\uffff", "b/é"].map((key) => put(key, "v")));
      expect(await scan("b/")).toEqual(["b/=v", "b/10=v", "b/2=v", "b/é=v", "b/\uffff=v", "b/\u{1f98a}=v"]);
      expect(await scan("b/", 2)).toEqual(["b/=v", "b/10=v"]);
      expect(await scan("b/", 0)).toEqual([]);
      expect(await scan("c")).toEqual([]);
      expect(await scan("")).toHaveLength(9);
    });

    it("keeps everything over a restart", async () => {
      await write(put("a", "1"), put("b", "2"));
      await write({kind: "delete", key: "a"});
      subject = await subject.reopen();
      expect(await scan("")).toEqual(["b=2"]);
    });

    it("keeps its own copy of what it is given and gives", async () => {
      const value = Uint8Array.of(1, 2, 3);
      const written = answerOf<void>(subject, (done) => subject.port.write([{kind: "put", key: "a", value}], done));
      await written;
      value.fill(9);
      const read = await answerOf<Uint8Array | undefined>(subject, (done) => subject.port.get("a", done));
      expect([...(read ?? [])]).toEqual([1, 2, 3]);
      read?.fill(8);
      expect([...((await answerOf<Uint8Array | undefined>(subject, (done) => subject.port.get("a", done))) ?? [])]).toEqual([1, 2, 3]);
    });

    it("takes many writes at once", async () => {
      await Promise.all(Array.from({length: 50}, (_, i) => write(put(`k/${i}`, String(i)), put("last", String(i)))));
      expect(await scan("k/")).toHaveLength(50);
      expect(await get("last")).toBe("49");
    });

    it("lets who writes last have the last word, time after time", async () => {
      for (let round = 0; round < 40; round++) {
        await Promise.all(Array.from({length: 20}, (_, i) => write(put("last", `${round} ${i}`))));
        expect(await get("last")).toBe(`${round} 19`);
      }
    });
  });
}
