import {type ConfChange, type ConfChangeStep, emptyConfState, type Message, messageNames, type NodeId, noBytes, type Snapshot, type StepResult} from "../../src/index.ts";
import type {Argument, Block, Handler} from "./datadriven.ts";
import {InteractionEnv, type NodeOptions} from "./interaction-env.ts";

type Command = (env: InteractionEnv, block: Block) => void;

/** Drives whole nodes: what rafttest's interaction environment of etcd understands. */
export function createInteractionHandler(): Handler {
  const env = new InteractionEnv();
  return (block) => {
    env.output.reset();
    try {
      const command = commands[block.command];
      if (!command) throw new Error("unknown command");
      command(env, block);
    } catch (error) {
      if (!(error instanceof Error) || error.name === "InvariantBroken") throw error;
      if (env.output.isQuiet) return error.message;
      env.output.write(error.message);
    }
    return env.output.text === "" ? "ok" : env.output.text;
  };
}

const commands: Readonly<Record<string, Command>> = {
  _breakpoint: () => undefined,
  "add-nodes": addNodes,
  campaign: (env, block) => env.node(first(block)).campaign(),
  compact: (env, block) => env.compact(first(block), number(block.arguments[1]?.key)),
  "deliver-msgs": deliver,
  "process-ready": (env, block) => eachNode(env, block, "handling Ready", (id) => env.processReady(id)),
  "process-append-thread": (env, block) => eachNode(env, block, "processing append thread", (id) => env.processAppend(id)),
  "process-apply-thread": (env, block) => eachNode(env, block, "processing apply thread", (id) => env.processApply(id)),
  "log-level": (env, block) => env.output.setLevel(block.arguments[0]?.key ?? ""),
  "raft-log": (env, block) => env.showLog(first(block)),
  "raft-state": (env) => env.showStates(),
  "set-randomized-election-timeout": (env, block) => env.node(first(block)).setRandomizedElectionTicks(number(firstValue(block, "timeout"))),
  stabilize,
  status: (env, block) => env.showStatus(first(block)),
  "tick-election": (env, block) => env.tick(first(block), "election"),
  "tick-heartbeat": (env, block) => env.tick(first(block), "heartbeat"),
  "transfer-leadership": (env, block) => env.node(number(firstValue(block, "from"))).transferLeader(number(firstValue(block, "to"))),
  "forget-leader": (env, block) => env.node(first(block)).forgetLeader(),
  "send-snapshot": (env, block) => env.sendSnapshot(first(block), number(block.arguments[1]?.key)),
  propose: (env, block) => refuseDropped(env.node(first(block)).propose(new TextEncoder().encode(block.arguments[1]?.key ?? ""))),
  "propose-conf-change": (env, block) => refuseDropped(env.node(first(block)).proposeConfChange(confChangeOf(block))),
  // Not of etcd's: the node is asked for a strong read, by a number.
  "read-index": (env, block) => env.node(first(block)).readIndex(number(block.arguments[1]?.key)),
  "report-unreachable": (env, block) => env.node(first(block)).reportUnreachable(number(block.arguments[1]?.key)),
};

type Option = (values: readonly string[]) => NodeOptions;

const options: Readonly<Record<string, Option>> = {
  inflight: ([value]) => ({inflightMessagesMax: number(value)}),
  "async-storage-writes": ([value]) => ({hasAsyncStorage: value === "true"}),
  prevote: ([value]) => ({preVote: value === "true"}),
  checkquorum: ([value]) => ({checkQuorum: value === "true"}),
  "max-committed-size-per-ready": ([value]) => ({applyingBytesMax: number(value)}),
  "disable-conf-change-validation": ([value]) => ({validatesConfChanges: value !== "true"}),
  "read-only": ([value]) => ({reads: value === "lease-based" ? "lease" : "safe"}),
  "step-down-on-removal": ([value]) => ({stepsDownOnRemoval: value === "true"}),
  // Not of etcd's.
  "max-uncommitted-size": ([value]) => ({uncommittedBytesMax: number(value)}),
};

function addNodes(env: InteractionEnv, block: Block): void {
  const nodes = (key: string): NodeId[] => (find(block, key)?.values ?? []).map(number);
  const index = find(block, "index");
  const content = find(block, "content")?.values[0];
  const snapshot: Snapshot = {
    term: index ? 1 : 0,
    index: index ? number(index.values[0]) : 0,
    confState: {...emptyConfState, voters: nodes("voters"), learners: nodes("learners")},
    data: content ? new TextEncoder().encode(content) : noBytes,
  };
  const chosen = block.arguments.map(({key, values}) => options[key]?.(values) ?? {});
  env.addNodes(first(block), snapshot, Object.assign({}, ...chosen) as NodeOptions);
}

function deliver(env: InteractionEnv, block: Block): void {
  const name = find(block, "type")?.values[0];
  const type = (Object.keys(messageNames) as Message["type"][]).find((key) => messageNames[key] === name);
  if (name !== undefined && !type) throw new Error(`unknown message type ${name}`);
  const delivered = block.arguments.filter(({values}) => values.length === 0).map(({key}) => [number(key), false] as const);
  const dropped = (find(block, "drop")?.values ?? []).map((value) => [number(value), true] as const);
  let count = 0;
  for (const [id, isDropped] of [...delivered, ...dropped]) count += env.deliver(id, isDropped, type);
  if (count === 0) env.output.write("no messages\n");
}

function stabilize(env: InteractionEnv, block: Block): void {
  const before = env.output.level;
  const level = find(block, "log-level")?.values[0];
  if (level !== undefined) env.output.setLevel(level);
  try {
    env.stabilize(nodesOf(block));
  } finally {
    env.output.level = before;
  }
}

function eachNode(env: InteractionEnv, block: Block, what: string, process: (id: NodeId) => void): void {
  const ids = nodesOf(block);
  for (const id of ids) {
    if (ids.length === 1) {
      process(id);
      continue;
    }
    env.output.write(`> ${id} ${what}\n`);
    env.output.indented(() => process(id));
  }
}

function refuseDropped(result: StepResult): void {
  if (result === "dropped") throw new Error("raft proposal dropped");
}

function confChangeOf(block: Block): ConfChange {
  const isV1 = find(block, "v1")?.values[0] === "true";
  const transition = find(block, "transition")?.values[0] ?? "auto";
  if (transition !== "auto" && transition !== "implicit" && transition !== "explicit") throw new Error(`unknown transition ${transition}`);
  const steps = parseSteps(block.input);
  if (isV1 && (steps.length > 1 || transition !== "auto")) throw new Error("v1 conf change can only have one operation and no transition");
  return {version: isV1 ? 1 : 2, transition, steps, context: noBytes};
}

const kinds: Readonly<Record<string, ConfChangeStep["kind"]>> = {v: "voter", l: "learner", r: "remove", u: "update"};

/** `v1 l2 r3 u4` */
export function parseSteps(input: string): ConfChangeStep[] {
  const words = input.trim().split(/\s+/);
  return words[0] === "" ? [] : words.map(parseStep);
}

function parseStep(word: string): ConfChangeStep {
  if (word.length < 2) throw new Error(`unknown token ${word}`);
  const kind = kinds[word.charAt(0)];
  if (!kind) throw new Error(`unknown input: ${word}`);
  return {kind, node: number(word.slice(1))};
}

function nodesOf(block: Block): NodeId[] {
  return block.arguments.filter(({values}) => values.length === 0).map(({key}) => number(key));
}

function first(block: Block): number {
  return number(block.arguments[0]?.key);
}

function find(block: Block, key: string): Argument | undefined {
  return block.arguments.find((argument) => argument.key === key);
}

function firstValue(block: Block, key: string): string | undefined {
  return find(block, key)?.values[0];
}

function number(text: string | undefined): number {
  if (text === undefined || !/^\d+$/.test(text)) throw new Error(`${text} is not a number`);
  return Number(text);
}
