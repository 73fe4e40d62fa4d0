import {copyFileSync, mkdtempSync, openSync, rmSync, statSync, writeSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {GREEDY, STORYTELLER, WholeModel} from "./support/whole-model.ts";

const folder = mkdtempSync(join(tmpdir(), "ollamesh-damaged-"));
let model: WholeModel | undefined;
afterAll(() => {
  model?.close();
  rmSync(folder, {recursive: true, force: true});
});

it.each([
  ["greedy", GREEDY],
  ["drawn", {...GREEDY, temperature: 1}],
  ["in a form", {...GREEDY, grammar: "root ::= [a-z ]*\n"}],
])("weights that are no numbers answer nothing (%s): the step fails, and says what to do", async (_, sampler) => {
  const path = join(folder, "model.gguf");
  copyFileSync(STORYTELLER, path);
  // 16-bit numbers that are none, in the midst of the tensors.
  writeSync(openSync(path, "r+"), Buffer.alloc(1 << 20, 0xff), 0, 1 << 20, Math.floor(statSync(path).size / 2));
  model?.close();
  model = await WholeModel.load(path);
  const prompt = await model.tokenize("An owl");
  await expect(model.generate(prompt, sampler, 3)).rejects.toMatchObject({code: "damaged_weights", message: expect.stringContaining("verify <model> --repair")});
});
