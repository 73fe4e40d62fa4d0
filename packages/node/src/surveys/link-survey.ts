import type {Cancel, PeerId} from "@ollamesh/ports";
import {type Callback, ok} from "@ollamesh/stdx";
import type {LinkShare, SurveyMessage} from "@ollamesh/swarm";
import {Answers} from "./answers.ts";
import type {Inquiry} from "./inquiry.ts";
import type {Topology} from "./messages.ts";
import {topologyOf} from "./topology.ts";

export interface LinkSurveyOptions {
  readonly self: PeerId;
  /** Who is asked; every other member is `unasked`. */
  readonly asked: readonly PeerId[];
  readonly unasked: readonly PeerId[];
  readonly done: Callback<Topology>;
}

/** Who is linked to whom. */
export class LinkSurvey implements Inquiry {
  readonly asked: readonly PeerId[];
  timeout: Cancel = () => {};
  readonly #options: LinkSurveyOptions;
  readonly #answers: Answers;
  readonly #said = new Map<PeerId, readonly LinkShare[]>();

  constructor(options: LinkSurveyOptions) {
    this.#options = options;
    this.asked = options.asked;
    this.#answers = new Answers(options.asked);
  }

  get isOver(): boolean {
    return this.#answers.isOver;
  }

  question(id: number): SurveyMessage {
    return {type: "ask_links", id};
  }

  received(peer: PeerId, message: SurveyMessage): void {
    if (message.type !== "links" || !this.#answers.isWaitedFor(peer)) return;
    this.#said.set(peer, message.links);
    this.#answers.tell(peer, "answered");
  }

  lost(peer: PeerId, isOlder: boolean): void {
    this.#answers.tell(peer, isOlder ? "older" : "silent");
  }

  finish(): void {
    this.timeout();
    const {self, asked, unasked, done} = this.#options;
    const peers = [...asked, ...unasked].map((id) => ({id, isSelf: id === self, answer: asked.includes(id) ? this.#answers.of(id) : ("unasked" as const)}));
    done(ok(topologyOf(peers, this.#said)));
  }
}
