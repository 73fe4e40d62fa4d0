import {describe, expect, it} from "vitest";
import {allowedText, apply, checkSetting, decodeCommand, emptyCatalog, encodeCommand, nextVoterChange, type SettingName, settingsTable, type VoterCandidate} from "../src/index.ts";

describe("the settings", () => {
  it("have defaults that are allowed", () => {
    for (const [name, {fallback}] of Object.entries(settingsTable)) expect(checkSetting(name, fallback), name).toMatchObject({ok: true});
  });

  it("are refused with what is allowed", () => {
    const message = (name: string, value: number | string | boolean): string => {
      const checked = checkSetting(name, value);
      return checked.ok ? "" : checked.error.message;
    };
    expect(message("voters_max", 2)).toBe("voters_max must be 1, 3, 5 or 7, not 2");
    expect(message("voters_max", "3")).toBe('voters_max must be 1, 3, 5 or 7, not "3"');
    expect(message("replication_factor", 17)).toBe("replication_factor must be 0 to 16, not 17");
    expect(message("replication_factor", 1.5)).not.toBe("");
    expect(message("batch_operations", 0)).toBe("batch_operations must be true, false or 1 to 1024, not 0");
    expect(message("mode", "async")).toBe('mode must be normal or async_training, not "async"');
    expect(message("constructor", 1)).toMatch(/^there is no setting "constructor": there are voters_max, min_nodes, .*, and names of your own that begin with x-$/);
    expect(message("x-mine", "anything")).toBe("");
    for (const name of Object.keys(settingsTable)) expect(allowedText(name as SettingName)).not.toBe("");
  });

  it("are unset again, from what one expects", () => {
    const set = apply(emptyCatalog, {type: "set_setting", name: "mode", value: "normal"}).state;
    expect(apply(set, {type: "unset_setting", name: "mode", expected: "async_training"}).refusal?.code).toBe("superseded");
    expect(apply(set, {type: "unset_setting", name: "mode", expected: "normal"}).state).toEqual(emptyCatalog);
    expect(apply(emptyCatalog, {type: "unset_setting", name: "mode"})).toEqual({state: emptyCatalog, refusal: undefined});
    const logged = {id: "1", command: {type: "unset_setting", name: "mode", expected: null}} as const;
    expect(decodeCommand(encodeCommand(logged))).toEqual(logged);
  });
});

describe("a lower number of voters", () => {
  const voter = (node: number, facts: Partial<VoterCandidate> = {}): VoterCandidate => ({
    node,
    peer: `p${node}`,
    zone: "",
    role: "voter",
    isStable: true,
    isSettled: true,
    isDead: false,
    lag: 0,
    ...facts,
  });
  const seven = [1, 2, 3, 4, 5, 6, 7].map((node) => voter(node));

  it("is reached two at a time, by agreement only, and never without the leader", () => {
    expect(nextVoterChange(seven, 7, 3)).toBeUndefined();
    expect(nextVoterChange(seven, 7, 3, true)).toEqual({promote: [], demote: [6, 5]});
    expect(nextVoterChange(seven.slice(0, 4), 4, 3, true)).toEqual({promote: [], demote: [3]});
    expect(nextVoterChange(seven.slice(0, 3), 2, 1, true)).toEqual({promote: [], demote: [3, 1]});
    expect(nextVoterChange(seven.slice(0, 3), 2, 3, true)).toBeUndefined();
  });

  it("takes the dead first, then who is least missed where it is", () => {
    expect(nextVoterChange([...seven.slice(0, 4), voter(5, {isStable: false, isDead: true})], 1, 3, true)?.demote).toEqual([5, 4]);
    const zones = [voter(1, {zone: "a"}), voter(2, {zone: "b"}), voter(3, {zone: "b"}), voter(4, {zone: "b"}), voter(5, {zone: "c"})];
    expect(nextVoterChange(zones, 1, 3, true)?.demote).toEqual([4, 3]);
  });
});
