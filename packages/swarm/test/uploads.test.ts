import {describe, expect, it} from "vitest";
import {Uploads} from "../src/index.ts";

const request = (id: number) => ({id, digest: "d", start: id, length: 1});

/** Everything that is served, in order, one slot at a time. */
function serveAll(uploads: Uploads): string[] {
  const served: string[] = [];
  for (let next = uploads.next(); next; next = uploads.next()) {
    served.push(`${next.peer}${next.request.id}`);
    uploads.finished();
  }
  return served;
}

describe("uploads", () => {
  it("take turns, four blocks each", () => {
    const uploads = new Uploads();
    for (let id = 0; id < 6; id++) for (const peer of ["a", "b"]) uploads.requested(peer, request(id));
    expect(serveAll(uploads)).toEqual(["a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3", "a4", "a5", "b4", "b5"]);
  });

  it("are eight at once at most", () => {
    const uploads = new Uploads();
    for (let id = 0; id < 20; id++) uploads.requested("a", request(id));
    let open = 0;
    while (uploads.next()) open++;
    expect(open).toBe(8);
    uploads.finished();
    expect(uploads.next()?.request.id).toBe(8);
    expect(uploads.next()).toBeUndefined();
  });

  it("refuse more than a peer may have waiting", () => {
    const uploads = new Uploads();
    const taken = Array.from({length: 300}, (_, id) => uploads.requested("a", request(id)));
    expect(taken.filter(Boolean)).toHaveLength(256);
    expect(uploads.requested("b", request(1))).toBe(true);
  });

  it("pass over what was cancelled, and who is blocked or gone", () => {
    const uploads = new Uploads();
    for (const peer of ["a", "b", "c"]) for (let id = 0; id < 3; id++) uploads.requested(peer, request(id));
    uploads.cancelled("a", 1);
    uploads.setBlocked("b", true);
    uploads.lost("c");
    expect(serveAll(uploads)).toEqual(["a0", "a2"]);
    uploads.setBlocked("b", false);
    expect(serveAll(uploads)).toEqual(["b0", "b1", "b2"]);
  });
});
