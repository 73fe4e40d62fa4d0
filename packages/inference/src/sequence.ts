import type {Draft, Guesses} from "./guesses.ts";
import type {Kept} from "./slot-pool.ts";
import type {Sampled, Sampler, SlotOpening} from "./types.ts";

export interface SequenceRequest {
  readonly id: string;
  /** At least one token, fewer than `contextLength`. */
  readonly prompt: Int32Array;
  /** Tokens at the end of `prompt` that are an answer begun elsewhere. */
  readonly answered: number;
  readonly sampler: Sampler;
  /** 0: until the model ends or the context is full. */
  readonly tokensMax: number;
  /** 1 (first) to 10 (last): who waits for a slot goes by it. */
  readonly priority: number;
  /** One vector is made of the prompt, and nothing is generated. */
  readonly embeds?: boolean | undefined;
}

export interface Sequence {
  readonly request: SequenceRequest;
  readonly slot: number;
  /** Tokens to feed next: the rest of the prompt, then the token sampled last. */
  next: Int32Array;
  position: number;
  readonly answer: number[];
  /** Prompt and answer in one, where tokens are guessed. */
  readonly history: Int32Array | undefined;
  readonly guesses: Guesses;
  /** Of what follows the one token it is to be fed next. */
  draft: Draft | undefined;
  /** The draft model was asked when the answer had so many tokens: it is in no batch until that is answered. */
  asked: {readonly at: number; readonly sinceMs: number; readonly length: number} | undefined;
  /** Undefined until a batch opens its slot. */
  kept: Kept | undefined;
  /** Batches with rows of it that are not back. More than one only while its prompt is read. */
  inFlight: number;
  isCancelled: boolean;
  readonly waitedMs: number;
  readonly startedAtMs: number;
  firstTokenAtMs: number | undefined;
}

/** A sequence that is to be sampled in a batch, behind its newest token and behind each that was guessed. */
export interface Due {
  readonly sequence: Sequence;
  readonly draft: Draft | undefined;
}

/** What a sequence has in a batch: so many of the tokens it is to be fed, and guesses of what follows. */
export interface Portion {
  readonly sequence: Sequence;
  readonly take: number;
  readonly draft: Draft | undefined;
}

/** A batch that is not back. */
export interface Away {
  /** Whose rows it has, and the position of the first of them. */
  readonly parts: readonly {readonly sequence: Sequence; readonly from: number}[];
  readonly opens: readonly SlotOpening[];
  /** To be sampled. */
  due: readonly Due[];
  rows: number;
  /** That may be taken at most. */
  readonly steps: number;
  readonly sentAtMs: number;
}

/** As much of its draft as there is room for; undefined: none, or no room. It is used once. */
export function takeDraft(sequence: Sequence, most: number): Draft | undefined {
  const {draft, next} = sequence;
  sequence.draft = undefined;
  if (!draft || most <= 0 || next.length !== 1) return undefined;
  return {...draft, tokens: draft.tokens.subarray(0, most)};
}

/** What a batch came back with: of each slot its tokens in order. */
export function sampledBySlot(sampled: readonly Sampled[]): ReadonlyMap<number, readonly Sampled[]> {
  const bySlot = new Map<number, Sampled[]>();
  for (const one of sampled) {
    const before = bySlot.get(one.slot);
    if (before) before.push(one);
    else bySlot.set(one.slot, [one]);
  }
  return bySlot;
}

/** One token, or one of each step, or as many of the draft as were right and one more; only the last one can end it. */
export function isAnswer({sequence, draft}: Due, sampled: readonly Sampled[], steps: number): boolean {
  if (sampled.length === 0 || sampled.length > (draft?.tokens.length ?? 0) + steps || sequence.inFlight !== 1) return false;
  return sampled.slice(0, -1).every(({token, end, refusal, embedding}, index) => (!draft || token === draft.tokens[index]) && !end && refusal === undefined && !embedding);
}

/** Tokens it can still be given; 0: the next one is its last in any case, and has been asked for. */
export function tokensLeft({request: {tokensMax}, answer, position}: Sequence, contextLength: number): number {
  return Math.min(tokensMax > 0 ? tokensMax - answer.length : Number.POSITIVE_INFINITY, contextLength - position);
}

/** A sequence nothing of which is under way. */
export interface Held {
  readonly slot: number;
  /** In that slot, one position each: true as long as no batch from the next one on opens it. */
  readonly tokens: Int32Array;
  /** Number of the next batch. */
  readonly sequence: number;
  /** What reading so many tokens takes, as its prompt did, milliseconds; undefined: not known. */
  readonly readMs: number | undefined;
}

/** Fewer tokens of a prompt say little of how fast it is read. */
const READ_MIN = 16;

/** What reading so many tokens takes, as its prompt did; undefined: not known. */
export function readMs({request: {prompt}, kept, firstTokenAtMs, startedAtMs}: Sequence, tokens: number): number | undefined {
  const read = prompt.length - (kept?.keep ?? 0);
  return firstTokenAtMs === undefined || read < READ_MIN ? undefined : (tokens * (firstTokenAtMs - startedAtMs)) / read;
}

/** Its tokens whose rows were sent. */
export function fed({request: {prompt}, answer, position}: Sequence): Int32Array {
  if (position <= prompt.length) return prompt.subarray(0, position);
  const tokens = new Int32Array(position);
  tokens.set(prompt);
  tokens.set(answer.slice(0, position - prompt.length), prompt.length);
  return tokens;
}

/**
 * That batch and those behind it that go on with its sequences, if all of these were cancelled and nobody else's slot is copied from theirs. Else none.
 * @param inFlight by number, in the order in which they were sent
 */
export function goneWith(inFlight: ReadonlyMap<number, Away>, number: number): readonly Away[] {
  const behind = [...inFlight].filter(([other]) => other >= number);
  if (behind[0]?.[0] !== number) return [];
  const gone = new Set(behind[0][1].parts.map(({sequence}) => sequence));
  const batches: Away[] = [];
  for (const [, batch] of behind) {
    if (!batch.parts.some(({sequence}) => gone.has(sequence))) continue;
    batches.push(batch);
    for (const {sequence} of batch.parts) gone.add(sequence);
  }
  const slots = new Set([...gone].map(({slot}) => slot));
  const isCopied = behind.slice(1).some(([, {opens}]) => opens.some(({slot, from}) => slot !== from && slots.has(from)));
  return isCopied || ![...gone].every(({isCancelled}) => isCancelled) ? [] : batches;
}
