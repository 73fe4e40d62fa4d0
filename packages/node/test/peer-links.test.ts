import type {Channel, ChannelReceiver, Logger, ProtocolSpec, Transport} from "@ollamesh/ports";
import {fail, ok} from "@ollamesh/stdx";
import {beforeEach, describe, expect, it} from "vitest";
import {type LinkEvent, PeerLinks} from "../src/link/peer-links.ts";

const protocol: ProtocolSpec = {id: "/t/1", trafficClass: "bulk", frameBytesMax: 100, inboundChannelsPerPeerMax: 2, sendQueueBytesMax: 100};
const codec = {
  encode: (text: string) => new TextEncoder().encode(text),
  encodeParts: (text: string) => [...text].map((letter) => new TextEncoder().encode(letter)),
  decode: (bytes: Uint8Array) => (bytes.length > 0 ? ok(new TextDecoder().decode(bytes)) : fail("malformed", "nothing")),
};

const silent = {debug() {}} as unknown as Logger;

/** The end a peer has of a channel: what it was sent, and whether that was full. */
class FarEnd implements Channel {
  readonly protocol = protocol.id;
  readonly got: string[] = [];
  near: ChannelReceiver | undefined;
  isFull = false;
  isAborted = false;
  readonly peer: string;
  constructor(peer: string) {
    this.peer = peer;
  }
  receive(receiver: ChannelReceiver): void {
    this.near = receiver;
  }
  send(...parts: readonly Uint8Array[]): boolean {
    this.got.push(Buffer.concat(parts).toString());
    return !this.isFull;
  }
  close(): void {}
  abort(): void {
    this.isAborted = true;
  }
}

describe("links with answers", () => {
  let accept: (channel: Channel) => void;
  let opened: FarEnd;
  let told: LinkEvent<string>[];

  function links(hasAnswers: boolean, more: {givesBack?: boolean; isBusy?: boolean} = {}): PeerLinks<string> {
    told = [];
    opened = new FarEnd("a");
    const transport = {
      self: "me",
      handle(_, handler) {
        accept = handler;
      },
      open: (_peer, _spec, done) => done(ok(opened)),
    } as Transport;
    return new PeerLinks({transport, protocol, codec, hasAnswers, log: silent, givesBack: more.givesBack === true, deliver: (event) => told.push(event) > 0 && !more.isBusy});
  }
  const arrive = (): FarEnd => {
    const channel = new FarEnd("a");
    accept(channel);
    return channel;
  };
  let answering: PeerLinks<string>;
  beforeEach(() => {
    answering = links(true);
  });

  it("answer on the channel the question came on, in whatever parts, and say when there is room again", () => {
    const theirs = arrive();
    theirs.near?.frame(codec.encode("question"));
    expect(answering.answer("a", "one")).toBe("sent");
    theirs.isFull = true;
    expect(answering.answer("a", "two")).toBe("full");
    theirs.near?.drained();
    expect(told).toEqual([
      {type: "message", peer: "a", message: "question"},
      {type: "drained", peer: "a"},
    ]);
    expect(theirs.got).toEqual(["one", "two"]);
    expect(opened.got).toEqual([]);
  });

  it("take answers on their own channels; links without them do not", () => {
    answering.send("a", "question");
    opened.near?.frame(codec.encode("answer"));
    expect(told).toEqual([{type: "message", peer: "a", message: "answer"}]);
    opened.near?.frame(new Uint8Array(0));
    expect(opened.isAborted).toBe(true);
    links(false).send("a", "question");
    opened.near?.frame(codec.encode("answer"));
    expect([opened.isAborted, told]).toEqual([true, []]);
  });

  it("answer on the newest channel of a peer, and tell when one is gone or replaced", () => {
    const [first, second] = [arrive(), arrive()];
    const lost = {type: "way_back_lost", peer: "a"};
    expect(told).toEqual([lost]);
    first.near?.closed(undefined);
    expect([answering.answer("a", "x"), told]).toEqual(["sent", [lost, {type: "unheard", peer: "a", failure: {code: "closed", message: "the peer closed the channel"}}]]);
    told.splice(0);
    const failure = fail("closed", "broke").error;
    second.near?.closed(failure);
    expect(told).toEqual([lost, {type: "unheard", peer: "a", failure}]);
    expect(answering.answer("a", "y")).toBe("refused");
    expect([first.got, second.got]).toEqual([[], ["x"]]);
  });

  it("tell once there is room that something was lost while there was none", () => {
    const room = {isBusy: true};
    const busy = links(false, room);
    arrive().near?.frame(codec.encode("too much"));
    expect(told.splice(0)).toMatchObject([{type: "message"}]);
    const theirs = arrive();
    theirs.near?.closed(fail("closed", "broke").error);
    arrive().near?.closed(fail("closed", "broke again").error);
    told.splice(0);
    room.isBusy = false;
    busy.send("a", "question");
    expect(told).toEqual([{type: "unheard", peer: "a", failure: {code: "closed", message: "broke"}}]);
    arrive().near?.frame(codec.encode("answer"));
    expect(told.slice(1)).toEqual([{type: "message", peer: "a", message: "answer"}]);
  });

  it("give memory that was lent back themselves only where nobody gets the message", () => {
    let given = 0;
    const lend = (channel: FarEnd, bytes: Uint8Array): void => channel.near?.lent?.(bytes, () => void given++);
    links(true, {givesBack: true});
    const theirs = arrive();
    lend(theirs, codec.encode("block"));
    expect(told).toMatchObject([{type: "message", message: "block"}]);
    expect([given, theirs.isAborted]).toEqual([0, false]);
    const [event] = told;
    if (event?.type === "message") event.giveBack?.();
    expect(given).toBe(1);
    lend(theirs, new Uint8Array(0));
    expect([given, theirs.isAborted]).toEqual([2, true]);
    links(true, {givesBack: true, isBusy: true}).send("a", "question");
    lend(opened, codec.encode("block"));
    expect([given, opened.isAborted]).toEqual([3, true]);
  });

  it("are lent nothing where nobody would give it back", () => {
    answering.send("a", "question");
    expect([opened.near?.lent, arrive().near?.lent]).toEqual([undefined, undefined]);
  });
});
