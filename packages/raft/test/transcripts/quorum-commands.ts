import {committedByJoint, committedByMajority, type NodeId, type VoteResult, voteByJoint, voteByMajority} from "../../src/index.ts";
import type {Block, Handler} from "./datadriven.ts";

const none: ReadonlySet<NodeId> = new Set();
const voteNames: Readonly<Record<VoteResult, string>> = {pending: "VotePending", lost: "VoteLost", won: "VoteWon"};

/** `committed` and `vote` of one majority or of two. */
export function createQuorumHandler(): Handler {
  return (block) => {
    const incoming = nodesOf(block, "cfg");
    const joint = block.arguments.find(({key}) => key === "cfgj");
    const outgoing = nodesOf(block, "cfgj");
    const ids = [...new Set([...incoming, ...outgoing])];
    const inputs = (block.arguments.find(({key}) => key === (block.command === "vote" ? "votes" : "idx"))?.values ?? []).filter((value) => value !== "");
    if (inputs.length !== ids.length) return `error: mismatched input (explicit or _) for voters [${ids.join(" ")}]: [${inputs.join(" ")}]\n`;
    const known = new Map(ids.map((id, i) => [id, inputs[i] as string] as const).filter(([, input]) => input !== "_"));
    const voters = {incoming: new Set(incoming), outgoing: joint ? new Set(outgoing) : none};
    if (block.command === "vote") return vote(voters, joint !== undefined, known);
    if (block.command === "committed") return committed(voters, joint !== undefined, known);
    return "unknown command";
  };
}

interface Sets {
  readonly incoming: ReadonlySet<NodeId>;
  readonly outgoing: ReadonlySet<NodeId>;
}

function vote({incoming, outgoing}: Sets, isJoint: boolean, known: ReadonlyMap<NodeId, string>): string {
  const votes = new Map([...known].map(([id, input]) => [id, input === "y"] as const));
  if (!isJoint) return `${voteNames[voteByMajority(incoming, votes)]}\n`;
  const result = voteByJoint({incoming, outgoing}, votes);
  const mirrored = voteByJoint({incoming: outgoing, outgoing: incoming}, votes);
  return `${mirrored === result ? "" : `${voteNames[mirrored]} <-- via symmetry\n`}${voteNames[result]}\n`;
}

function committed({incoming, outgoing}: Sets, isJoint: boolean, known: ReadonlyMap<NodeId, string>): string {
  const acked = (id: NodeId): number | undefined => (known.has(id) ? Number(known.get(id)) : undefined);
  if (isJoint) {
    const result = committedByJoint({incoming, outgoing}, acked);
    const mirrored = committedByJoint({incoming: outgoing, outgoing: incoming}, acked);
    const asymmetry = mirrored === result ? "" : `${indexText(mirrored)} <-- via symmetry\n`;
    return `${bars([...new Set([...incoming, ...outgoing])], acked)}${asymmetry}${indexText(result)}\n`;
  }
  const result = committedByMajority(incoming, acked);
  const others = [
    [committedByCounting(incoming, acked), "via alternative computation"],
    [committedByJoint({incoming, outgoing: none}, acked), "via zero-joint quorum"],
    [committedByJoint({incoming, outgoing: incoming}, acked), "via self-joint quorum"],
  ] as const;
  const disagreeing = others.filter(([index]) => index !== result).map(([index, how]) => `${indexText(index)} <-- ${how}\n`);
  return `${bars([...incoming], acked)}${disagreeing.join("")}${indexText(result)}\n`;
}

/** The dumb way: the highest acknowledged index that a majority has reached. */
function committedByCounting(voters: ReadonlySet<NodeId>, acked: (id: NodeId) => number | undefined): number {
  if (voters.size === 0) return Number.POSITIVE_INFINITY;
  const indices = [...voters].map((id) => acked(id) ?? 0);
  return Math.max(0, ...indices.filter((index) => indices.filter((other) => other >= index).length > voters.size / 2));
}

/** A picture: each voter's index, and how many others are below it. Ids as etcd writes them since April 2026, in base sixteen; before that in base ten. */
function bars(voters: readonly NodeId[], acked: (id: NodeId) => number | undefined): string {
  const n = voters.length;
  if (n === 0) return "<empty majority quorum>";
  const indices = voters.map((id) => acked(id) ?? 0);
  const lines = [...voters]
    .sort((a, b) => a - b)
    .map((id) => {
      const index = acked(id);
      const below = indices.filter((other) => other < (index ?? 0)).length;
      const bar = index === undefined ? `?${" ".repeat(n)}` : `${"x".repeat(below)}>${" ".repeat(n - below)}`;
      return `${bar} ${String(index ?? 0).padStart(5)}    (id=${id.toString(16)})\n`;
    });
  return `${" ".repeat(n)}    idx\n${lines.join("")}`;
}

function indexText(index: number): string {
  return index === Number.POSITIVE_INFINITY ? "∞" : String(index);
}

function nodesOf(block: Block, key: string): NodeId[] {
  const values = block.arguments.find((argument) => argument.key === key)?.values ?? [];
  return values.filter((value) => /^\d+$/.test(value)).map(Number);
}
