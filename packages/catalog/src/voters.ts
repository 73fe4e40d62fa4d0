import type {CatalogMember} from "./types.ts";

/** What the leader knows of a member when it looks at who votes. */
export interface VoterCandidate extends CatalogMember {
  readonly role: "voter" | "learner";
  /** Heard of, and stable for long enough to count on. */
  readonly isStable: boolean;
  /** Stable for so long that it is worth a change only to have it vote. */
  readonly isSettled: boolean;
  /** Gone for so long that somebody else shall vote in its place. */
  readonly isDead: boolean;
  /** Entries it has not acknowledged. */
  readonly lag: number;
}

export interface VoterChange {
  readonly promote: readonly number[];
  readonly demote: readonly number[];
}

/** A learner further behind would hold up commits as a voter. */
const LAG_MAX = 64;

/** Voters taken out in one step: the number stays odd. */
const SHRINK_STEP = 2;

/**
 * How many shall vote: 1 alone or with one other (two voters survive less than one), 3 from three stable members on, 5 from five, 7 from seven;
 * never more than `votersMax`, and never fewer than vote now: a mesh that shrank keeps its voters until somebody can take a dead one's place.
 */
export function votersWanted(stable: number, current: number, votersMax: number): number {
  const wanted = stable >= 7 ? 7 : stable >= 5 ? 5 : stable >= 3 ? 3 : 1;
  return Math.max(Math.min(wanted, votersMax), current);
}

/**
 * The next change of who votes, or undefined when all is well; one at a time, each committed by those who vote before and after it.
 *
 * 1. A dead voter's place is taken by a member that can. When none can, as many of the dead stop voting as leave an odd number: of five voters with two
 *    dead ones another loss would be the end, of three it is not.
 * 2. The place of one that shall be stopped is taken alike; when nobody can take it, it votes on, unless the number of voters is even.
 * 3. A mesh that grew goes to its new number in one step, for an even number of voters survives no more than the odd one below it.
 * 4. A lower limit is reached in steps of two, but only one that was agreed on: flags that differ from leader to leader must not move voters to and fro.
 * 5. When all voters are settled, one of a zone that has two more of them than another gives way to a settled member of that other. Each such change
 *    makes the spread better, so that they come to an end: at the spread in which the loss of one zone takes as few voters as the zones allow.
 *
 * New voters come from the zone with the fewest.
 */
export function nextVoterChange(members: readonly VoterCandidate[], leader: number, votersMax: number, isAgreed = false): VoterChange | undefined {
  const voters = members.filter(({role}) => role === "voter");
  // Those who live must be able to commit it: else it would only stand in the way of who comes back.
  if (2 * voters.filter(({isDead}) => !isDead).length <= voters.length) return undefined;
  const able = members.filter(({role, isStable, isDead, lag}) => role === "learner" && isStable && !isDead && lag <= LAG_MAX).filter(({drains}) => !drains);
  const excess = isAgreed ? voters.length - votersMax : 0;
  if (excess > 0) return {promote: [], demote: leastMissed(voters, leader, Math.min(excess, SHRINK_STEP))};
  return withoutDead(voters, able, leader) ?? withoutDrained(voters, able, leader) ?? grown(members, voters, able, votersMax) ?? rebalanced(voters, able, leader);
}

function withoutDead(voters: readonly VoterCandidate[], able: readonly VoterCandidate[], leader: number): VoterChange | undefined {
  const dead = voters.filter(({isDead, node}) => isDead && node !== leader).map(({node}) => node);
  if (dead.length === 0) return undefined;
  if (able.length > 0) return {promote: spread(able, voters, 1), demote: dead.slice(0, 1)};
  const surplus = voters.length % 2 === 0 ? 1 : 2;
  return dead.length >= surplus ? {promote: [], demote: dead.slice(0, surplus)} : undefined;
}

/** Of a leader that shall be stopped there must be an heir, before it can hand over and be replaced like the others. */
function withoutDrained(voters: readonly VoterCandidate[], able: readonly VoterCandidate[], leader: number): VoterChange | undefined {
  const drained = voters.filter(({drains}) => drains);
  const out = drained.find(({node}) => node !== leader);
  if (out && able.length > 0) return {promote: spread(able, voters, 1), demote: [out.node]};
  if (out && voters.length % 2 === 0) return {promote: [], demote: [out.node]};
  const hasHeir = voters.some(({drains, isDead}) => !drains && !isDead);
  return drained.length > 0 && !hasHeir && able.length > 0 ? {promote: spread(able, voters, 1), demote: []} : undefined;
}

function grown(members: readonly VoterCandidate[], voters: readonly VoterCandidate[], able: readonly VoterCandidate[], votersMax: number): VoterChange | undefined {
  const missing = votersWanted(members.filter(({isStable, drains}) => isStable && !drains).length, voters.length, votersMax) - voters.length;
  return missing > 0 && able.length >= missing ? {promote: spread(able, voters, missing), demote: []} : undefined;
}

function rebalanced(voters: readonly VoterCandidate[], able: readonly VoterCandidate[], leader: number): VoterChange | undefined {
  if (!voters.every(({isSettled, isDead}) => isSettled && !isDead)) return undefined;
  const inZone = (zone: string): number => voters.filter((voter) => voter.zone === zone).length;
  const [fewest] = able.filter(({isSettled}) => isSettled).toSorted((a, b) => inZone(a.zone) - inZone(b.zone) || a.node - b.node);
  const [most] = voters.filter(({node}) => node !== leader).toSorted((a, b) => inZone(b.zone) - inZone(a.zone) || a.node - b.node);
  return fewest && most && inZone(most.zone) - inZone(fewest.zone) >= 2 ? {promote: [fewest.node], demote: [most.node]} : undefined;
}

/** The dead and the unsteady first, then those whose zone has the most voters; never the leader. */
function leastMissed(voters: readonly VoterCandidate[], leader: number, count: number): number[] {
  const left = [...voters];
  const chosen: number[] = [];
  const inZone = (zone: string): number => left.filter((one) => one.zone === zone).length;
  while (chosen.length < count) {
    const [next] = left
      .filter(({node}) => node !== leader)
      .sort(
        (a, b) =>
          Number(b.isDead) - Number(a.isDead) ||
          Number(b.drains ?? false) - Number(a.drains ?? false) ||
          Number(a.isStable) - Number(b.isStable) ||
          inZone(b.zone) - inZone(a.zone) ||
          b.node - a.node,
      );
    if (!next) break;
    left.splice(left.indexOf(next), 1);
    chosen.push(next.node);
  }
  return chosen;
}

function spread(able: readonly VoterCandidate[], voters: readonly VoterCandidate[], count: number): number[] {
  const zones = voters.filter(({isDead}) => !isDead).map(({zone}) => zone);
  const left = [...able];
  const chosen: number[] = [];
  while (chosen.length < count) {
    const inZone = (zone: string): number => zones.filter((one) => one === zone).length;
    left.sort((a, b) => inZone(a.zone) - inZone(b.zone) || a.node - b.node);
    const next = left.shift();
    if (!next) break;
    zones.push(next.zone);
    chosen.push(next.node);
  }
  return chosen;
}
