/**
 * How many greedy answers of the storyteller come out otherwise beside seven others, their prompts read in parts, and how many when the prompt and half of the answer are read at once and the rest is
 * generated, as after a loss: where two tokens are nearly as likely, the number of rows of a batch decides. Each answer is compared with itself alone, its prompt read at once. Wants `pnpm build` before.
 * pnpm bench:ties [--flash-attention on|off] [--groups 250: of eight answers] [--tokens 120]
 */
import {join} from "node:path";
import {parseArgs} from "node:util";
import {batchOf, GREEDY, rowsOf, STORYTELLER, WholeModel} from "../../packages/engine-llama/test/support/whole-model.ts";
import {root} from "../../scripts/peer-process.ts";

const {values} = parseArgs({options: {"flash-attention": {type: "string", default: "on"}, groups: {type: "string", default: "250"}, tokens: {type: "string", default: "120"}}});
const TOKENS = Number(values.tokens);
const SLOTS = 8;
const BATCH_ROWS = 512;
/** Rows of a prompt that go together. */
const PARTS = [16, 32, 64, 128, 512];
const THINGS = ["owl", "fox", "cat", "dog", "bear", "frog", "bird", "mouse", "horse", "fish", "kite", "drum", "boat", "ball", "tree", "car", "star", "cake"];
const ASKED = [
  "Tell me a story about a",
  "What does the",
  "Where is the",
  "Who is the friend of the",
  "Why is there a",
  "Write about the",
  "What did they do, the",
  "Once there was a",
];
const RULE = "Rule 1: be kind, be short, use small words and answer only what you were asked. Say so when you do not know.\n";

/** The same numbers in each run. */
class Lot {
  #state = 12_345;

  below(bound: number): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) >>> 0;
    return (this.#state >>> 8) % bound;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

function promptBy(lot: Lot): string {
  const rules = RULE.repeat(lot.below(5));
  return `<|im_start|>system\n${rules}<|im_end|>\n<|im_start|>user\n${lot.of(ASKED)} ${lot.of(THINGS)} and a ${lot.of(THINGS)} in the ${lot.of(THINGS)}?<|im_end|>\n<|im_start|>assistant\n`;
}

const open = (slot: number, history: Int32Array) => ({slot, sampler: GREEDY, history, answered: 0, keep: 0, from: slot});
const isSame = (one: readonly number[], other: readonly number[]): boolean => one.length === other.length && one.every((token, i) => token === other[i]);

/** At most so many tokens after what is read at once, with nobody beside. */
async function alone(model: WholeModel, text: Int32Array, tokens: number): Promise<number[]> {
  const answer: number[] = [];
  let result = await model.step(batchOf(rowsOf(0, text), [open(0, text)]));
  for (let position = text.length; ; position++) {
    const [sampled] = result.sampled;
    if (!sampled || sampled.end) return answer;
    answer.push(sampled.token);
    if (answer.length >= tokens) return answer;
    result = await model.step(batchOf([{slot: 0, position, token: sampled.token, output: true}], []));
  }
}

/** One of those that are answered beside each other. */
interface Talk {
  readonly slot: number;
  readonly prompt: Int32Array;
  /** The step at which it comes. */
  readonly begin: number;
  readonly part: number;
  readonly answer: number[];
  position: number;
  isDone: boolean;
}

/** One step of all that have come and are not done. */
async function stepOf(talks: readonly Talk[], model: WholeModel): Promise<void> {
  const rows: ReturnType<typeof rowsOf> = [];
  const opens: ReturnType<typeof open>[] = [];
  for (const talk of talks) {
    const {slot, prompt, position} = talk;
    const isPrompt = position < prompt.length;
    const part = isPrompt ? prompt.subarray(position, position + talk.part) : [talk.answer.at(-1) as number];
    if (rows.length + part.length > BATCH_ROWS) continue;
    if (position === 0) opens.push(open(slot, prompt));
    talk.position += part.length;
    const isAsked = talk.position >= prompt.length;
    rows.push(...rowsOf(slot, part, position).map((row) => ({...row, output: row.output && isAsked})));
  }
  for (const {slot, token, end} of (await model.step(batchOf(rows, opens))).sampled) {
    const talk = talks.find((one) => one.slot === slot) as Talk;
    if (!end) talk.answer.push(token);
    talk.isDone = end || talk.answer.length >= TOKENS;
  }
}

async function together(model: WholeModel, prompts: readonly Int32Array[], lot: Lot): Promise<readonly (readonly number[])[]> {
  const talks: Talk[] = prompts.map((prompt, slot) => ({slot, prompt, begin: slot * (1 + lot.below(12)), part: lot.of(PARTS), answer: [], position: 0, isDone: false}));
  for (let step = 0; talks.some(({isDone}) => !isDone); step++) {
    const here = talks.filter(({isDone, begin}) => !isDone && begin <= step);
    if (here.length > 0) await stepOf(here, model);
  }
  return talks.map(({answer}) => answer);
}

async function resumed(model: WholeModel, prompt: Int32Array, answer: readonly number[]): Promise<readonly number[]> {
  const kept = answer.slice(0, answer.length >> 1);
  return [...kept, ...(await alone(model, Int32Array.from([...prompt, ...kept]), TOKENS - kept.length))];
}

const flashAttention = values["flash-attention"] === "on";
const size = {sequencesMax: SLOTS, contextLength: 1024, threads: 1};
const model = await WholeModel.load(STORYTELLER, size, {runnerPath: join(root, "dist/runner.js"), execArgv: [], cache: {flashAttention, type: "f16"}});
try {
  const lot = new Lot();
  const counts = {answers: 0, tokens: 0, beside: 0, resumed: 0};
  for (let group = 0; group < Number(values.groups); group++) {
    const prompts: Int32Array[] = [];
    for (let slot = 0; slot < SLOTS; slot++) prompts.push(await model.tokenize(promptBy(lot)));
    const due: number[][] = [];
    for (const prompt of prompts) due.push(await alone(model, prompt, TOKENS));
    const beside = await together(model, prompts, lot);
    for (const [slot, answer] of due.entries()) {
      counts.answers++;
      counts.tokens += answer.length;
      if (!isSame(beside[slot] as readonly number[], answer)) counts.beside++;
      if (answer.length > 1 && !isSame(await resumed(model, prompts[slot] as Int32Array, answer), answer)) counts.resumed++;
    }
  }
  process.stdout.write(
    `flash attention ${flashAttention ? "on" : "off"}: of ${counts.answers} answers of ${counts.tokens} tokens together, ${counts.beside} differ beside seven others, ${counts.resumed} when resumed in the middle\n`,
  );
} finally {
  model.close();
}
