import type {Cancel, Digest, ManifestLayer, PeerId} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";
import {ok} from "@ollamesh/stdx";
import {type BlobShare, SURVEYED_BLOBS_MAX} from "@ollamesh/swarm";
import type {ModelBlobs} from "../models/messages.ts";
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

/** One question to many peers, and what has come of it so far. */
export class Survey {
  readonly digests: readonly Digest[];
  readonly asked: readonly PeerId[];
  /** Ends the wait for it. */
  timeout: Cancel = () => {};
  readonly #options: SurveyOptions;
  readonly #layers: readonly ManifestLayer[];
  readonly #answers = new Map<PeerId, SurveyAnswer>();
  readonly #shares: ReadonlyMap<Digest, Map<PeerId, BlobShare>>;
  #waiting: number;
  #bitfieldBytes = 0;

  constructor(options: SurveyOptions) {
    this.#options = options;
    this.asked = options.asked;
    this.#layers = options.model.layers.toSorted((a, b) => b.size - a.size).slice(0, SURVEYED_BLOBS_MAX);
    this.digests = this.#layers.map(({digest}) => digest);
    this.#shares = new Map(this.digests.map((digest) => [digest, new Map()]));
    this.#waiting = options.asked.length;
  }

  get isOver(): boolean {
    return this.#waiting === 0;
  }

  /** The first word of a peer on a blob counts. */
  received(peer: PeerId, share: BlobShare): void {
    const said = this.#shares.get(share.digest);
    if (!said || said.has(peer) || !this.#isWaitedFor(peer)) return;
    if (this.#bitfieldBytes + share.bitfield.length > BITFIELD_BYTES_MAX) return;
    this.#bitfieldBytes += share.bitfield.length;
    said.set(peer, share);
    if (this.digests.every((digest) => this.#shares.get(digest)?.has(peer))) this.#answer(peer, "answered");
  }

  lost(peer: PeerId, isOlder: boolean): void {
    if (this.#isWaitedFor(peer)) this.#answer(peer, isOlder ? "older" : "silent");
  }

  /** Answers with what there is. */
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
        peers: [...told(asked, (id) => this.#answers.get(id) ?? "silent"), ...told(unasked, () => "unasked"), ...told(away, () => "away")],
        blobs: this.#layers.map((layer) => surveyedBlob(layer, this.#shares.get(layer.digest) ?? new Map())),
      }),
    );
  }

  #isWaitedFor(peer: PeerId): boolean {
    return this.asked.includes(peer) && !this.#answers.has(peer);
  }

  #answer(peer: PeerId, answer: SurveyAnswer): void {
    this.#answers.set(peer, answer);
    this.#waiting--;
  }
}
