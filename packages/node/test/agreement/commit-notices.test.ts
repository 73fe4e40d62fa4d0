import type {Message} from "@ollamesh/raft";
import {describe, expect, it} from "vitest";
import {CommitNotices} from "../../src/agreement/commit-notices.ts";

const append = (to: number, commit: number, count: number): Message => ({
  type: "append",
  from: 1,
  to,
  term: 1,
  prev: {index: 9, term: 1},
  entries: Array.from({length: count}, (_, i) => ({type: "normal", index: 10 + i, term: 1, data: new Uint8Array()})),
  commit,
});

function world() {
  const sent: Message[] = [];
  return {sent, notices: new CommitNotices((message) => void sent.push(message))};
}

describe("CommitNotices", () => {
  it("fall away when entries come first, else are sent when asked to", () => {
    const {sent, notices} = world();
    notices.send(append(2, 5, 0));
    notices.send(append(3, 5, 0));
    notices.send(append(2, 5, 1));
    expect(sent).toEqual([append(2, 5, 1)]);
    expect(notices.isEmpty).toBe(false);
    notices.flush();
    expect(sent).toEqual([append(2, 5, 1), append(3, 5, 0)]);
    expect(notices.isEmpty).toBe(true);
  });

  it("are sent at once up to the entry another peer waits for, and other messages always", () => {
    const {sent, notices} = world();
    notices.isAwaited(7);
    const heartbeat: Message = {type: "heartbeat", from: 1, to: 2, term: 1, commit: 3, readPosition: 0};
    notices.send(append(2, 7, 0));
    notices.send(append(2, 8, 0));
    notices.send(heartbeat);
    expect(sent).toEqual([append(2, 7, 0), heartbeat]);
  });
});
