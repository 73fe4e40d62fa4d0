import {existsSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {LLAMA_PRESETS, llamaModel} from "../packages/engine-llama/test/fixtures/llama-model.ts";
import {writeSeededModel} from "../packages/engine-llama/test/fixtures/seeded-model.ts";
import {SEEDED_TYPES, type SeededType} from "../packages/engine-llama/test/fixtures/seeded-weights.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const USAGE = `tsx scripts/make-model.ts --preset ${Object.keys(LLAMA_PRESETS).join("|")} --out <file> [--type ${Object.keys(SEEDED_TYPES).join("|")}] [--seed <n>] [--tokenizer <gguf>]`;

/** The model whose tokenizer is taken unless another is named. */
const STORYTELLER = join(ROOT, "models/storyteller.gguf");

/** Writes a seeded llama model for benches and transfer tests; the same arguments give the same bytes. */
async function main(): Promise<void> {
  const {values} = parseArgs({
    options: {preset: {type: "string"}, out: {type: "string"}, type: {type: "string"}, seed: {type: "string"}, tokenizer: {type: "string"}},
  });
  const preset = values.preset as keyof typeof LLAMA_PRESETS;
  const type = (values.type ?? "f16") as SeededType;
  const tokenizer = values.tokenizer ?? STORYTELLER;
  if (LLAMA_PRESETS[preset] === undefined || values.out === undefined || SEEDED_TYPES[type] === undefined) throw new Error(`usage: ${USAGE}`);
  if (!existsSync(tokenizer)) throw new Error(`there is no ${tokenizer} to take the tokenizer from: name a GGUF file with --tokenizer`);
  const model = await llamaModel(LLAMA_PRESETS[preset], type, tokenizer, preset);
  const size = await writeSeededModel(model, values.out, Number(values.seed ?? 1));
  console.log(`${values.out}: ${preset}, ${type}, ${size} bytes`);
}

await main().catch((thrown: unknown) => {
  console.error(thrown instanceof Error ? thrown.message : String(thrown));
  process.exitCode = 1;
});
