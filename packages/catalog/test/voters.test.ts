import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {nextVoterChange, type VoterCandidate, type VoterChange} from "../src/index.ts";

const candidate = (node: number, over: Partial<VoterCandidate> = {}): VoterCandidate => ({
  node,
  peer: `p${node}`,
  zone: "",
  role: "learner",
  isStable: true,
  isSettled: true,
  isDead: false,
  lag: 0,
  ...over,
});
const LEADER = 1;
const zoneArb = fc.constantFrom("a", "b", "c", "d");

/** Leader first; roles, zones and fates at random. */
const meshArb = (fates: fc.Arbitrary<Partial<VoterCandidate>>) =>
  fc
    .tuple(zoneArb, fc.array(fc.record({zone: zoneArb, role: fc.constantFrom("voter" as const, "learner" as const), fate: fates}), {maxLength: 9}))
    .map(([zone, others]) => [candidate(LEADER, {zone, role: "voter"}), ...others.map(({zone: of, role, fate}, i) => candidate(i + 2, {zone: of, role, ...fate}))]);

const fate = fc.constantFrom<Partial<VoterCandidate>>(
  {},
  {},
  {isSettled: false},
  {isStable: false, isSettled: false},
  {isStable: false, isSettled: false, isDead: true},
  {lag: 1000},
);

function after(members: readonly VoterCandidate[], {promote, demote}: VoterChange): VoterCandidate[] {
  return members.map((member) => ({...member, role: promote.includes(member.node) ? "voter" : demote.includes(member.node) ? "learner" : member.role}));
}

const votersOf = (members: readonly VoterCandidate[]) => members.filter(({role}) => role === "voter");

/** Everything but the spread, looked up anew: sizes of the zones, greatest first, as a text that sorts as the lists do. */
function unevenness(voters: readonly VoterCandidate[]): string {
  const zones = [...new Set(voters.map(({zone}) => zone))];
  return zones
    .map((zone) => voters.filter((voter) => voter.zone === zone).length)
    .toSorted((a, b) => b - a)
    .join("");
}

function subsets<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}

const best = (sets: readonly (readonly VoterCandidate[])[]): string => sets.map(unevenness).toSorted()[0] as string;

describe("the next change of voters", () => {
  it("can be committed by those who live, before and after it, and never touches the leader", () => {
    fc.assert(
      fc.property(meshArb(fate), fc.constantFrom(1, 3, 5, 7), (members, votersMax) => {
        const change = nextVoterChange(members, LEADER, votersMax);
        if (!change) return;
        expect(change.demote).not.toContain(LEADER);
        for (const voters of [votersOf(members), votersOf(after(members, change))]) {
          expect(2 * voters.filter(({isDead}) => !isDead).length).toBeGreaterThan(voters.length);
        }
        for (const node of change.promote) expect(members.find((member) => member.node === node)).toMatchObject({role: "learner", isStable: true, isDead: false, lag: 0});
        expect(change.demote.length).toBeLessThanOrEqual(2);
      }),
      {numRuns: 2000},
    );
  });

  it("lets go a living voter only for one of a better zone, and a dead one for nobody only to survive more losses", () => {
    const losses = (members: readonly VoterCandidate[]): number => {
      const voters = votersOf(members);
      return voters.filter(({isDead}) => !isDead).length - Math.floor(voters.length / 2) - 1;
    };
    fc.assert(
      fc.property(meshArb(fate), (members) => {
        const change = nextVoterChange(members, LEADER, 5);
        if (!change) return;
        const next = after(members, change);
        if (change.promote.length === 0) expect(losses(next)).toBeGreaterThan(losses(members));
        const living = change.demote.filter((node) => !members.find((member) => member.node === node)?.isDead);
        if (living.length > 0) {
          expect(unevenness(votersOf(next)) < unevenness(votersOf(members))).toBe(true);
          expect(votersOf(next).every(({isSettled, isDead}) => isSettled && !isDead)).toBe(true);
        }
      }),
      {numRuns: 2000},
    );
  });

  it("takes the vote from everybody who shall be stopped and whose place somebody can take, and ends", () => {
    const drained = fc.constantFrom<Partial<VoterCandidate>>({}, {}, {drains: true});
    fc.assert(
      fc.property(meshArb(drained), fc.boolean(), (members, isLeaderDrained) => {
        let now = members.map((member) => (member.node === LEADER && isLeaderDrained ? {...member, drains: true as const} : member));
        let leader = LEADER;
        for (let i = 0; ; i++) {
          expect(i).toBeLessThan(30);
          // As the caretaker does: a leader that shall be stopped hands over to a voter that stays.
          const heir = votersOf(now).find(({drains}) => !drains);
          if (heir && now.find(({node}) => node === leader)?.drains) leader = heir.node;
          const change = nextVoterChange(now, leader, 5);
          if (!change) break;
          for (const node of change.promote) expect(now.find((member) => member.node === node)?.drains).toBeUndefined();
          now = after(now, change);
        }
        const staying = now.filter(({drains}) => !drains);
        const voters = votersOf(now);
        if (staying.some(({role}) => role === "learner")) expect(voters.some(({drains}) => drains)).toBe(false);
        if (staying.length > 0) expect(voters.some(({drains}) => !drains)).toBe(true);
      }),
      {numRuns: 500},
    );
  });

  it("ends at the spread that trying all sets of voters finds", () => {
    fc.assert(
      fc.property(meshArb(fc.constant({})), fc.constantFrom(3, 5, 7), (members, votersMax) => {
        let now = members;
        for (let change = nextVoterChange(now, LEADER, votersMax), i = 0; change; change = nextVoterChange(now, LEADER, votersMax), i++) {
          expect(i).toBeLessThan(20);
          now = after(now, change);
        }
        const voters = votersOf(now);
        const [leader, ...others] = now;
        const all = subsets(others, voters.length - 1).map((set) => [leader as VoterCandidate, ...set]);
        expect(unevenness(voters)).toBe(best(all));
        // What it is for: when any choice of voters survives the loss of a whole zone, this one does.
        const survives = (set: readonly VoterCandidate[]) => 2 * Number(unevenness(set)[0]) < set.length;
        expect(survives(voters)).toBe(all.some(survives));
      }),
      {numRuns: 300},
    );
  });

  it("grows at once to the best spread", () => {
    fc.assert(
      fc.property(fc.array(zoneArb, {minLength: 2, maxLength: 8}), zoneArb, (zones, zone) => {
        const members = [candidate(LEADER, {zone, role: "voter"}), ...zones.map((of, i) => candidate(i + 2, {zone: of}))];
        const voters = votersOf(after(members, nextVoterChange(members, LEADER, 5) ?? {promote: [], demote: []}));
        expect(voters).toHaveLength(members.length >= 5 ? 5 : 3);
        expect(unevenness(voters)).toBe(best(subsets(members.slice(1), voters.length - 1).map((set) => [members[0] as VoterCandidate, ...set])));
      }),
    );
  });

  it("leaves a spread alone that no change makes clearly better", () => {
    const voter = (node: number, zone: string) => candidate(node, {zone, role: "voter"});
    const members = [voter(1, "a"), voter(2, "a"), voter(3, "b"), candidate(4, {zone: "b"})];
    expect(nextVoterChange(members, LEADER, 3)).toBeUndefined();
    expect(nextVoterChange([...members, candidate(5, {zone: "c"})], LEADER, 3)).toEqual({promote: [5], demote: [2]});
    expect(nextVoterChange([...members, candidate(5, {zone: "c", isSettled: false})], LEADER, 3)).toBeUndefined();
  });
});
