import {basename} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {createFake} from "./support/fake-service.ts";
import {play, readTranscripts, transcriptFiles} from "./support/transcripts.ts";

const fake = createFake();
afterAll(() => fake.api.close());

// What is written down is what clients get: `pnpm api:transcripts --rewrite` writes it anew, and the difference is read before it is kept.
describe.each(transcriptFiles())("%s", (path) => {
  test.each(readTranscripts(path).map((one) => [`${basename(path)}: ${one.name}`, one] as const))("%s", async (_name, one) => {
    expect(await play(fake, one)).toBe(one.answer);
  });
});

test("no case is there twice", () => {
  const names = transcriptFiles().flatMap((path) => readTranscripts(path).map(({name}) => name));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(names.length).toBeGreaterThanOrEqual(150);
});
