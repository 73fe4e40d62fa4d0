import type {ClusterView, DrainedPart, Member, NamedModel, SessionTotals, Workload} from "@ollamesh/node";

/** What a peer knows of itself when it is asked how far its draining is. */
export interface DrainFacts {
  readonly self: string;
  readonly cluster: ClusterView;
  readonly parts: readonly DrainedPart[];
  readonly workload: Pick<Workload, "running" | "waiting">;
  readonly requests: Pick<SessionTotals, "underWay">;
  readonly models: readonly Pick<NamedModel, "model" | "displayName" | "isHere">[];
  readonly members: readonly Pick<Member, "id" | "holds" | "isSuspected">[];
}

/** GET /api/v1/cluster/drain. `waiting_for`: sentences, of what must be over before the peer may be stopped; `blocked`: those of them that take somebody to do something. */
export function drainJson(facts: DrainFacts): object {
  const {cluster, self, parts, workload, requests} = facts;
  const own = cluster.members.find(({peer}) => peer === self);
  const isDraining = own?.drains ?? false;
  const blocked = [...parts.flatMap(blockedPart), ...onlyCopies(facts)];
  const waits = [...blocked, ...parts.flatMap(waitingPart), ...answersText(workload.running + workload.waiting, requests.underWay), ...voteText(facts)];
  return {
    draining: isDraining,
    may_stop: isDraining && waits.length === 0,
    waiting_for: isDraining ? waits : [],
    blocked: isDraining ? blocked : [],
    notes: isDraining ? voteNotes(facts) : [],
    serves: parts.map(({model, firstLayer, lastLayer, phase, sessions, isElsewhere}) => ({
      ...{model, first_layer: firstLayer, last_layer: lastLayer, state: phase, answers: sessions, elsewhere: isElsewhere},
    })),
    answers: workload.running + workload.waiting,
    requests: requests.underWay,
    role: own?.role ?? "none",
    leader: own?.isLeader ?? false,
  };
}

function partText({model, firstLayer, lastLayer}: DrainedPart): string {
  return `layers ${firstLayer}-${lastLayer} of ${model}`;
}

function blockedPart(part: DrainedPart): readonly string[] {
  if (part.phase !== "serving" || part.isElsewhere || !part.failure) return [];
  return [`nobody can take ${partText(part)}: ${part.failure.message}`];
}

function waitingPart(part: DrainedPart): readonly string[] {
  if (part.phase === "retiring") return [`${part.sessions} answers that began with ${partText(part)} here, which others serve now`];
  return part.isElsewhere || part.failure ? [] : [`${partText(part)}, which others are to take`];
}

/** A model nobody else has would be gone with this peer. */
function onlyCopies({models, members}: DrainFacts): readonly string[] {
  const others = members.filter(({isSuspected}) => !isSuspected);
  const only = models.filter(({isHere, model}) => isHere && !others.some(({holds}) => holds.includes(model)));
  return only.map(({displayName}) => `${displayName} is whole on no other peer: pull it there, or set replication_factor`);
}

function answersText(running: number, requests: number): readonly string[] {
  return [...(running > 0 ? [`${running} answers that are computed here`] : []), ...(requests > 0 ? [`${requests} requests of this peer's own clients`] : [])];
}

function heirs({cluster, self}: DrainFacts): readonly ClusterView["members"][number][] {
  return cluster.members.filter(({peer, drains, condition}) => peer !== self && !drains && condition === "up");
}

/** A vote is handed over where somebody can take it. */
function voteText(facts: DrainFacts): readonly string[] {
  const own = facts.cluster.members.find(({peer}) => peer === facts.self);
  const others = heirs(facts);
  if (!own || own.role === "learner" || own.role === "none" || others.length === 0) return [];
  if (own.isLeader && others.some(({role}) => role === "voter" || role === "learner")) return ["another peer to lead the group"];
  const mayTake = others.some(({role}) => role !== "voter");
  return mayTake || facts.cluster.change ? ["another peer to take over its vote"] : [];
}

function voteNotes(facts: DrainFacts): readonly string[] {
  const own = facts.cluster.members.find(({peer}) => peer === facts.self);
  if (own?.role !== "voter" || voteText(facts).length > 0) return [];
  const voters = facts.cluster.members.filter(({role}) => role === "voter");
  const up = voters.filter(({peer, isUp}) => peer !== facts.self && isUp).length;
  const works = 2 * up > voters.length ? "the group goes on without it" : "without it the group can change nothing until it is back, or recovered";
  return [`it keeps its vote, for no other peer can take it: ${up} of the other ${voters.length - 1} voters are up, ${works}`];
}
