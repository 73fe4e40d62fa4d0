import type {Batch, Sampled, Sampler} from "./types.ts";

/** What is wanted of a draft model: `length` tokens that may follow `history`; 0: only that it reads along. */
export interface DraftWish {
  readonly id: string;
  /** Tokens of the answer so far, so that a late draft is told from the one that is waited for. */
  readonly at: number;
  /** Prompt and answer so far. Does not change. */
  readonly history: Int32Array;
  readonly length: number;
}

/** An empty one: it knows nothing. */
export interface Drafted {
  readonly id: string;
  readonly at: number;
  readonly tokens: Int32Array;
}

export type DrafterInput =
  /** All of them are answered together. */
  | {readonly type: "wished"; readonly round: number; readonly wishes: readonly DraftWish[]}
  /** That round is to be answered now, with what there is of it. */
  | {readonly type: "hurried"; readonly round: number}
  | {readonly type: "released"; readonly id: string}
  /** All of them are. */
  | {readonly type: "cleared"}
  /** The batch that was run is back. */
  | {readonly type: "returned"; readonly sampled: readonly Sampled[]};

export type DrafterEffect =
  /** One at a time. */
  {readonly type: "run"; readonly batch: Batch} | {readonly type: "drafted"; readonly round: number; readonly drafts: readonly Drafted[]};

export interface DrafterOptions {
  /** Sequences it follows at once; others get no drafts. */
  readonly sequencesMax: number;
  readonly batchTokensMax: number;
  /** Per sequence, tokens: of the draft model. */
  readonly contextLength: number;
  /** Of the model that is to be fed the drafts: what is beyond is no token there. */
  readonly vocabularySize: number;
  /** Of the draft model, likewise. */
  readonly ownVocabularySize: number;
}

interface Round {
  readonly number: number;
  left: number;
  readonly drafts: Drafted[];
}

interface Wish extends DraftWish {
  /** Undefined: it only reads along. */
  readonly round: Round | undefined;
  readonly tokens: number[];
}

/** A sequence's place in the draft model's memory. */
interface Place {
  readonly slot: number;
  /** The tokens whose keys and values lie in it once the batch under way is back: the first `length` of them. */
  readonly held: Int32Array;
  length: number;
  isOpen: boolean;
  owner: string | undefined;
  wish: Wish | undefined;
}

/** The likeliest token, whatever the sequence's own sampling: it is compared with what the served model's sampler draws. */
const LIKELIEST: Sampler = {
  temperature: 0,
  topK: 1,
  topP: 1,
  minP: 0,
  typicalP: 1,
  repeatPenalty: 1,
  repeatLastN: 0,
  presencePenalty: 0,
  frequencyPenalty: 0,
  seed: 0,
};

/**
 * Runs a small model ahead of a large one (speculative decoding, Leviathan 2023). Each place follows one sequence: what the sequence did not say is dropped, what it said meanwhile is read, then it
 * is continued token by token, several sequences in one batch. The model must be able to go back to an earlier token.
 */
export class Drafter {
  readonly #options: DrafterOptions;
  readonly #places: readonly Place[];
  #away: readonly {readonly place: Place; readonly wish: Wish}[] | undefined;
  #effects: DrafterEffect[] = [];

  constructor(options: DrafterOptions) {
    this.#options = options;
    const place = (_: unknown, slot: number): Place => ({slot, held: new Int32Array(options.contextLength), length: 0, isOpen: false, owner: undefined, wish: undefined});
    this.#places = Array.from({length: options.sequencesMax}, place);
  }

  takeEffects(): readonly DrafterEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  step(input: DrafterInput): void {
    switch (input.type) {
      case "wished":
        this.#wished(input.round, input.wishes);
        break;
      case "hurried":
        for (const place of this.#places) this.#hurry(place, input.round);
        break;
      case "released":
        for (const place of this.#places) if (place.owner === input.id) this.#release(place);
        break;
      case "cleared":
        for (const place of this.#places) this.#release(place);
        break;
      case "returned":
        this.#returned(input.sampled);
    }
    if (!this.#away) this.#compose();
  }

  #wished(number: number, wishes: readonly DraftWish[]): void {
    const round: Round = {number, left: wishes.filter(({length}) => length > 0).length, drafts: []};
    for (const wish of wishes) this.#follow(wish, wish.length > 0 ? round : undefined);
  }

  #follow(wish: DraftWish, round: Round | undefined): void {
    const {history} = wish;
    const place = this.#places.find(({owner}) => owner === wish.id) ?? this.#freePlace(history);
    const room = this.#options.contextLength - history.length;
    if (!place || room < Math.min(1, wish.length)) {
      if (place) this.#abandon(place);
      return this.#answer(round, wish, []);
    }
    this.#abandon(place);
    place.owner = wish.id;
    // The row of the newest token is to be sampled from, so it is always computed anew.
    place.length = Math.min(common(place, history), Math.max(0, history.length - 1));
    if (history.subarray(place.length).some((token) => token >= this.#options.ownVocabularySize)) return this.#answer(round, wish, []);
    place.wish = {...wish, length: Math.min(wish.length, room), round, tokens: []};
  }

  #freePlace(history: Int32Array): Place | undefined {
    const free = this.#places.filter(({owner}) => owner === undefined);
    return free.toSorted((a, b) => common(b, history) - common(a, history))[0];
  }

  #release(place: Place): void {
    this.#abandon(place);
    place.owner = undefined;
  }

  /** Who waits for it need not wait for this part. */
  #abandon(place: Place): void {
    const {wish} = place;
    place.wish = undefined;
    if (wish) this.#answer(wish.round, wish, []);
  }

  /** It goes on reading what was said. */
  #hurry(place: Place, round: number): void {
    const {wish} = place;
    if (wish?.round?.number !== round) return;
    place.wish = {...wish, length: 0, round: undefined, tokens: []};
    this.#answer(wish.round, wish, wish.tokens);
  }

  #answer(round: Round | undefined, {id, at}: DraftWish, tokens: readonly number[]): void {
    if (!round) return;
    round.drafts.push({id, at, tokens: Int32Array.from(tokens)});
    if (--round.left === 0) this.#effects.push({type: "drafted", round: round.number, drafts: round.drafts});
  }

  /** Those that are waited for first; when there are none, what others said is read along. */
  #compose(): void {
    const wanting = this.#places.filter(({wish}) => wish?.round !== undefined);
    const behind = this.#places.filter((place) => place.wish !== undefined && place.length < place.wish.history.length);
    const places = wanting.length > 0 ? wanting : behind;
    if (places.length === 0) return;
    const rows: {readonly slot: number; readonly position: number; readonly token: number; readonly output: number}[] = [];
    const away: {place: Place; wish: Wish}[] = [];
    const opens = places.filter(({isOpen}) => !isOpen);
    for (const [index, place] of places.entries()) {
      const wish = place.wish as Wish;
      const {history, tokens, round} = wish;
      const total = history.length + tokens.length;
      const take = Math.min(total - place.length, this.#options.batchTokensMax - rows.length - (places.length - 1 - index));
      const isDue = round !== undefined && place.length + take === total;
      for (let i = 0; i < take; i++) {
        const position = place.length++;
        const token = (position < history.length ? history[position] : tokens[position - history.length]) as number;
        place.held[position] = token;
        rows.push({slot: place.slot, position, token, output: isDue && i === take - 1 ? 1 : 0});
      }
      place.isOpen = true;
      if (isDue) away.push({place, wish});
    }
    this.#away = away;
    this.#effects.push({type: "run", batch: batchOf(rows, opens, away)});
  }

  #returned(sampled: readonly Sampled[]): void {
    const away = this.#away ?? [];
    this.#away = undefined;
    for (const {place, wish} of away) {
      if (place.wish !== wish) continue; // of a draft nobody waits for
      const one = sampled.find(({slot}) => slot === place.slot);
      const isToken = one !== undefined && !one.end && one.refusal === undefined && one.token < this.#options.vocabularySize;
      if (isToken) wish.tokens.push(one.token);
      if (isToken && wish.tokens.length < wish.length) continue;
      place.wish = undefined;
      this.#answer(wish.round, wish, wish.tokens);
    }
  }
}

function common({held, length}: Place, history: Int32Array): number {
  const most = Math.min(length, history.length);
  let at = 0;
  while (at < most && held[at] === history[at]) at++;
  return at;
}

function batchOf(
  rows: readonly {readonly slot: number; readonly position: number; readonly token: number; readonly output: number}[],
  opens: readonly Place[],
  away: readonly {readonly place: Place; readonly wish: Wish}[],
): Batch {
  return {
    closes: [],
    // Once for all its sequences: what it samples does not look back, and rows at earlier positions replace what is behind.
    opens: opens.map(({slot}) => ({slot, sampler: LIKELIEST, history: new Int32Array(0), answered: 0, keep: 0, from: slot})),
    slots: Int32Array.from(rows, ({slot}) => slot),
    positions: Int32Array.from(rows, ({position}) => position),
    outputs: Uint8Array.from(rows, ({output}) => output),
    tokens: Int32Array.from(rows, ({token}) => token),
    // While its draft is tried the host's processors are the served model's.
    endsAnyway: away.flatMap(({place, wish}) => (wish.tokens.length + 1 >= wish.length ? [place.slot] : [])),
    hidden: undefined,
  };
}
