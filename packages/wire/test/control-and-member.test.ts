import type {MemberMessage} from "@ollamesh/membership";
import {describe, expect, it} from "vitest";
import {advertCodec, controlCodec, memberCodec} from "../src/index.ts";
import {hostileFrames} from "./support/fuzz.ts";
import {advert, controls, members, rumours} from "./support/samples.ts";

describe("member and control codecs", () => {
  it.each(members)("member round trip (%#)", (message) => expect(memberCodec.decode(memberCodec.encode(message))).toEqual({ok: true, value: message}));
  it.each(controls)("control round trip (%#)", (message) => expect(controlCodec.decode(controlCodec.encode(message))).toEqual({ok: true, value: message}));
  it("advert round trip", () => expect(advertCodec.decode(advertCodec.encode(advert))).toEqual({ok: true, value: advert}));

  it("refuses what is too long or too many", () => {
    expect(advertCodec.decode(new Uint8Array(5000))).toMatchObject({error: {code: "malformed"}});
    const many: MemberMessage = {type: "swim", message: {type: "rumours", rumours: [...rumours, ...rumours, ...rumours]}};
    expect(memberCodec.decode(memberCodec.encode(many))).toMatchObject({error: {code: "malformed"}});
  });

  it("is total under hostile bytes", () => {
    let refused = 0;
    for (const frame of hostileFrames(members.map(memberCodec.encode), 20_000, 1)) if (!memberCodec.decode(frame).ok) refused++;
    for (const frame of hostileFrames(controls.map(controlCodec.encode), 20_000, 2)) if (!controlCodec.decode(frame).ok) refused++;
    expect(refused).toBeGreaterThan(5000);
  });
});
