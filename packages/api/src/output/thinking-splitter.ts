import {overlap} from "./overlap.ts";

export interface ThinkTags {
  readonly open: string;
  readonly close: string;
}

/** What a piece of text turned out to be; either may be empty. */
export interface Split {
  readonly thinking: string;
  readonly content: string;
}

type State = "undecided" | "thought_begins" | "thinking" | "content_begins" | "content";

/**
 * Parts an answer's thoughts from its content, as it comes. Thoughts are only at the begin, between two tags; white space behind a tag
 * belongs to nobody. An answer that does not begin with the tag is content, white space and all. What may still become a tag waits.
 */
export class ThinkingSplitter {
  readonly #tags: ThinkTags;
  #state: State;
  #held = "";

  /** @param isOpen the prompt ended with the opening tag: the answer begins inside */
  constructor(tags: ThinkTags, isOpen: boolean) {
    this.#tags = tags;
    this.#state = isOpen ? "thought_begins" : "undecided";
  }

  push(text: string): Split {
    this.#held += text;
    let [thinking, content] = ["", ""];
    for (let before: State | undefined; before !== this.#state; ) {
      before = this.#state;
      if (before === "undecided") this.#decide();
      if (this.#state === "thought_begins") this.#skipSpace("thinking");
      if (this.#state === "thinking") thinking += this.#think();
      if (this.#state === "content_begins") this.#skipSpace("content");
      if (this.#state === "content") content += this.#take();
    }
    return {thinking, content};
  }

  /** The rest, at the end of the answer. */
  flush(): Split {
    const rest = this.#take();
    const isThought = this.#state === "thinking" || this.#state === "thought_begins";
    return isThought ? {thinking: rest, content: ""} : {thinking: "", content: rest};
  }

  #decide(): void {
    const begin = this.#held.trimStart();
    if (begin.startsWith(this.#tags.open)) {
      this.#held = begin.slice(this.#tags.open.length);
      this.#state = "thought_begins";
    } else if (!this.#tags.open.startsWith(begin)) this.#state = "content";
  }

  #skipSpace(then: State): void {
    this.#held = this.#held.trimStart();
    if (this.#held !== "") this.#state = then;
  }

  #think(): string {
    const {close} = this.#tags;
    const at = this.#held.indexOf(close);
    if (at >= 0) {
      const thought = this.#held.slice(0, at);
      this.#held = this.#held.slice(at + close.length);
      this.#state = "content_begins";
      return thought;
    }
    const sure = this.#held.length - overlap(this.#held, close);
    const thought = this.#held.slice(0, sure);
    this.#held = this.#held.slice(sure);
    return thought;
  }

  #take(): string {
    const all = this.#held;
    this.#held = "";
    return all;
  }
}
