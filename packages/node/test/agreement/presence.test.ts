import {describe, expect, it} from "vitest";
import {Presence} from "../../src/agreement/presence.ts";

const up = {type: "peer_up", peer: "A", zone: "z"} as const;
const lost = {type: "peer_down", peer: "A", hasLeft: false} as const;

describe("presence", () => {
  it("counts from when a peer came or went; who was never seen went when this peer came", () => {
    const presence = new Presence(1000);
    expect(presence.upMs("A", 1500)).toBe(-500);
    presence.came(up, 2000);
    expect([presence.upMs("A", 2300), presence.isUp("A"), presence.zoneOf("A")]).toEqual([300, true, "z"]);
    presence.went(lost, true, 3000);
    expect([presence.upMs("A", 3400), presence.isUp("A"), presence.isKnown("A")]).toEqual([-400, false, true]);
    expect(presence.reached()).toEqual([]);
  });

  it("forgets strangers that go, and what is said of who is not known", () => {
    const presence = new Presence(0);
    presence.came(up, 10);
    presence.went(lost, false, 20);
    presence.suspicion({type: "death_confirmed", peer: "A", observers: ["B"]});
    expect([presence.size, presence.departure("A")]).toEqual([0, undefined]);
  });

  it("knows who died or left until they are heard again", () => {
    const presence = new Presence(0);
    presence.came(up, 10);
    presence.suspicion({type: "suspected", peer: "A"});
    expect(presence.isSuspected("A")).toBe(true);
    presence.suspicion({type: "death_confirmed", peer: "A", observers: ["B", "C"]});
    presence.went(lost, true, 20);
    expect([presence.isSuspected("A"), presence.departure("A")]).toEqual([false, {kind: "died", observers: ["B", "C"]}]);
    presence.suspicion({type: "returned", peer: "A"});
    expect(presence.departure("A")).toBeUndefined();
    presence.came(up, 30);
    presence.went({...lost, hasLeft: true}, true, 40);
    expect(presence.departure("A")).toEqual({kind: "left", observers: []});
    presence.came(up, 50);
    expect(presence.departure("A")).toBeUndefined();
  });

  it("takes who belongs to another group for gone, by its own word, until it does so no more", () => {
    const presence = new Presence(0);
    presence.setApart(["A"], 5); // heard before membership told of it
    presence.came(up, 10);
    expect([presence.isUp("A"), presence.reached(), presence.upMs("A", 105), presence.departure("A")]).toEqual([false, ["A"], -100, {kind: "left", observers: []}]);
    presence.setApart(["A", "B"], 50);
    expect(presence.upMs("A", 105)).toBe(-100);
    presence.setApart([], 110);
    expect([presence.isUp("A"), presence.upMs("A", 210), presence.departure("A")]).toEqual([true, 200, undefined]);
  });
});
