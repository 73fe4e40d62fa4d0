import type {ModelManifest} from "@ollamesh/ports";
import {Bitset} from "@ollamesh/stdx";
import type {BlobShare, SurveyMessage} from "@ollamesh/swarm";
import {beforeEach, expect, it} from "vitest";
import type {SwarmSurvey} from "../../src/surveys/messages.ts";
import {Survey} from "../../src/surveys/survey.ts";

const large = {mediaType: "model", digest: "sha256:large", size: 1001};
const small = {mediaType: "config", digest: "sha256:small", size: 9};
const manifest = {digest: "sha256:manifest", name: {host: "h", namespace: "n", model: "m", tag: "t"}} as unknown as ModelManifest;
const nothing = {size: 0, pieceSize: 0, bitfield: new Uint8Array(), isWhole: false, isFetching: false, bytesPerSecond: 0, etaMs: undefined, sources: []};
type Share = SurveyMessage & {type: "share"};
let seen: SwarmSurvey | undefined;

beforeEach(() => {
  seen = undefined;
});

function begin(asked: readonly string[], unasked: readonly string[] = [], keepers: readonly string[] = []): Survey {
  return new Survey({
    model: {manifest, layers: [small, large], keepers},
    self: "self",
    asked,
    unasked,
    done: (outcome) => {
      seen = outcome.ok ? outcome.value : undefined;
    },
  });
}

/** Eleven pieces of 100 bytes, the last of them of one byte. */
function share(held: readonly number[], more: Partial<BlobShare> = {}): Share {
  const have = new Bitset(11);
  for (const piece of held) have.add(piece);
  return {type: "share", id: 1, ...nothing, digest: large.digest, size: 1001, pieceSize: 100, bitfield: have.toBytes(), isWhole: held.length === 11, ...more};
}
const all = [...Array(11).keys()];
const none = (digest: string): Share => ({type: "share", id: 1, ...nothing, digest});

it("is over when everybody has told of every blob, the largest first", () => {
  const survey = begin(["self", "a"]);
  expect(survey.digests).toEqual([large.digest, small.digest]);
  survey.received("self", share(all));
  survey.received("self", none(small.digest));
  survey.received("a", share([0, 10]));
  expect(survey.isOver).toBe(false);
  survey.received("a", none(small.digest));
  expect(survey.isOver).toBe(true);
  survey.finish();
  expect(seen?.blobs[0]).toMatchObject({cutting: {pieces: 11, pieceBytes: 100}, copies: {whole: 1, rarest: 1, rarestPieces: 9}});
  expect(seen?.blobs[0]?.shares.map(({peer, heldBytes}) => [peer, heldBytes])).toEqual([
    ["self", 1001],
    ["a", 101],
  ]);
  expect(seen?.blobs[1]).toMatchObject({cutting: undefined, shares: []});
});

it("says who is silent, too old, away and was not asked", () => {
  const survey = begin(["self", "old", "slow"], ["late"], ["self", "gone"]);
  for (const {digest} of [large, small]) survey.received("self", none(digest));
  survey.lost("old", true);
  survey.received("slow", share([1]));
  survey.finish();
  expect(Object.fromEntries(seen?.peers.map(({id, answer}) => [id, answer]) ?? [])).toEqual({self: "answered", old: "older", slow: "silent", late: "unasked", gone: "away"});
  expect(seen?.blobs[0]?.shares.map(({peer}) => peer)).toEqual(["slow"]);
});

it("takes the first word of those that were asked, and nothing that cannot be of the blob", () => {
  const survey = begin(["a", "b", "c"]);
  survey.received("a", share([1]));
  survey.received("a", share(all));
  survey.received("stranger", share(all));
  survey.received("b", {...share(all), size: 1000});
  survey.received("c", {...share([2]), isWhole: true});
  survey.finish();
  expect(seen?.blobs[0]?.shares.map(({peer, heldBytes}) => [peer, heldBytes])).toEqual([["a", 100]]);
});

it("compares those that cut the blob as most did, and whole copies with any", () => {
  const survey = begin(["a", "b", "whole", "odd"]);
  survey.received("a", share([0]));
  survey.received("b", share([0]));
  survey.received("whole", {...share([]), pieceSize: 1001, bitfield: Uint8Array.of(1), isWhole: true});
  survey.received("odd", {...share([]), pieceSize: 600, bitfield: Uint8Array.of(1), isFetching: true});
  survey.finish();
  const [blob] = seen?.blobs ?? [];
  expect(blob?.cutting?.pieces).toBe(11);
  expect(blob?.copies).toMatchObject({whole: 1, rarest: 1});
  expect(blob?.shares.map(({peer, heldBytes, have}) => [peer, heldBytes, have?.count])).toEqual([
    ["a", 100, 1],
    ["b", 100, 1],
    ["whole", 1001, 11],
    ["odd", 600, undefined],
  ]);
});

it("tells of those that fetch and have nothing yet", () => {
  const survey = begin(["a"]);
  survey.received("a", {...none(large.digest), isFetching: true, bytesPerSecond: 7, sources: [{name: "b", bytes: 0, bytesPerSecond: 7}]});
  survey.finish();
  expect(seen?.blobs[0]?.shares).toEqual([
    {peer: "a", heldBytes: 0, have: undefined, isWhole: false, isFetching: true, bytesPerSecond: 7, etaMs: undefined, sources: [{name: "b", bytes: 0, bytesPerSecond: 7}]},
  ]);
});

it("keeps no more than a bounded number of bits, whatever is sent", () => {
  const peers = Array.from({length: 600}, (_, i) => `p${i}`);
  const survey = begin(peers);
  for (const peer of peers) survey.received(peer, {...share([]), bitfield: new Uint8Array(8192)});
  survey.received("p0", none(small.digest));
  survey.received("p599", none(small.digest));
  survey.finish();
  expect(seen?.peers.filter(({answer}) => answer === "answered").map(({id}) => id)).toEqual(["p0"]);
});
