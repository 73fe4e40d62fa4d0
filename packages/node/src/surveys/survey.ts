import type {Cancel, Digest, ManifestLayer, PeerId} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";
import {ok} from "@ollamesh/stdx";
import {type BlobShare, SURVEYED_BLOBS_MAX, type SurveyMessage} from "@ollamesh/swarm";
import type {ModelBlobs} from "../models/messages.ts";
import {Answers} from "./answers.ts";
import type {Inquiry} from "./inquiry.ts";
import type {SurveyAnswer, SwarmSurvey} from "./messages.ts";
import {surveyedBlob} from "./surveyed-blob.ts";

/** Bitfields of one survey: no mesh of honest peers sends so many, and liars get no more. */
const BITFIELD_BYTES_MAX = 1 << 20;

export interface SurveyOptions {
  readonly model: ModelBlobs;
  readonly self: PeerId;
  /** Who is asked; every other member is `unasked`. */
  readonly asked: readonly PeerId[];
  readonly unasked: readonly PeerId[];
  readonly done: Callback<SwarmSurvey>;
}

/** Who holds what of a model. */
export class Survey implements Inquiry {
  readonly digests: readonly Digest[];
  readonly asked: readonly PeerId[];
  timeout: Cancel = () => {};
  readonly #options: SurveyOptions;
  readonly #layers: readonly ManifestLayer[];
  readonly #answers: Answers;
  readonly #shares: ReadonlyMap<Digest, Map<PeerId, BlobShare>>;
  #bitfieldBytes = 0;

  constructor(options: SurveyOptions) {
    this.#options = options;
    this.asked = options.asked;
    this.#layers = options.model.layers.toSorted((a, b) => b.size - a.size).slice(0, SURVEYED_BLOBS_MAX);
    this.digests = this.#layers.map(({digest}) => digest);
    this.#shares = new Map(this.digests.map((digest) => [digest, new Map()]));
    this.#answers = new Answers(options.asked);
  }

  get isOver(): boolean {
    return this.#answers.isOver;
  }

  question(id: number): SurveyMessage {
    return {type: "survey", id, digests: this.digests};
  }

  /** The first word of a peer on a blob counts. */
  received(peer: PeerId, share: SurveyMessage): void {
    if (share.type !== "share") return;
    const said = this.#shares.get(share.digest);
    if (!said || said.has(peer) || !this.#answers.isWaitedFor(peer)) return;
    if (this.#bitfieldBytes + share.bitfield.length > BITFIELD_BYTES_MAX) return;
    this.#bitfieldBytes += share.bitfield.length;
    said.set(peer, share);
    if (this.digests.every((digest) => this.#shares.get(digest)?.has(peer))) this.#answers.tell(peer, "answered");
  }

  lost(peer: PeerId, isOlder: boolean): void {
    this.#answers.tell(peer, isOlder ? "older" : "silent");
  }

  finish(): void {
    this.timeout();
    const {model, self, asked, unasked, done} = this.#options;
    const members = new Set([...asked, ...unasked]);
    const away = model.keepers.filter((peer) => !members.has(peer));
    const told = (ids: readonly PeerId[], answerOf: (id: PeerId) => SurveyAnswer) => ids.map((id) => ({id, isSelf: id === self, answer: answerOf(id)}));
    done(
      ok({
        name: model.manifest.name,
        manifest: model.manifest.digest,
        peers: [...told(asked, (id) => this.#answers.of(id)), ...told(unasked, () => "unasked"), ...told(away, () => "away")],
        blobs: this.#layers.map((layer) => surveyedBlob(layer, this.#shares.get(layer.digest) ?? new Map())),
      }),
    );
  }
}
