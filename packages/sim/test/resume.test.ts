import type {GenerateEvent, GenerateRequest, KeptAnswer} from "@ollamesh/node";
import {type Outcome, parseModelName} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {nodeId, type SimCluster} from "../src/index.ts";
import {threeVoters} from "./support/three-voters.ts";

const GREEDY = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: undefined};

/** An answer as it comes. */
interface Heard {
  text: string;
  tokens: number | undefined;
  failure: string | undefined;
}

function ask(cluster: SimCluster, node: string, request: Partial<GenerateRequest> & {readonly id: string}): Heard {
  const heard: Heard = {text: "", tokens: undefined, failure: undefined};
  const name = parseModelName("small");
  if (!name.ok) throw new Error(name.error.message);
  const usual = {
    name: name.value,
    prompt: "tell me of owls",
    contextTokens: [],
    addSpecial: false,
    sampler: GREEDY,
    tokensMax: 40,
    stop: [],
    contextLength: undefined,
    keepAliveMs: undefined,
  };
  const observe = (event: GenerateEvent): void => {
    if (event.type === "text") heard.text += event.text;
    if (event.type === "done") heard.tokens = event.stats.outputTokens;
    if (event.type === "failed") heard.failure = event.failure.code;
  };
  cluster.node(node).service?.sessions({type: "generate", request: {...usual, ...request}, observe});
  return heard;
}

function untilOver(cluster: SimCluster, heard: Heard): void {
  for (let waited = 0; waited < 200 && heard.tokens === undefined && heard.failure === undefined; waited++) cluster.run(200);
}

function kept(cluster: SimCluster, node: string, id: string): Outcome<KeptAnswer> | undefined {
  let found: Outcome<KeptAnswer> | undefined;
  const done = (outcome: Outcome<KeptAnswer>): void => {
    found = outcome;
  };
  cluster.node(node).service?.sessions({type: "kept", id, done});
  for (let waited = 0; waited < 30 && !found; waited++) cluster.run(100);
  return found;
}

describe("an answer whose peer crashes", () => {
  it.each([51, 52, 53, 54, 55, 56, 57, 58])("is told to its end by another, the same text, for a minute (seed %i)", (seed) => {
    const cluster = threeVoters(seed);
    const [asked, other] = [nodeId(1), nodeId(2)];
    const whole = ask(cluster, other, {id: "whole"});
    untilOver(cluster, whole);
    const begun = ask(cluster, asked, {id: "begun"});
    for (let waited = 0; waited < 20_000 && begun.text === "" && begun.failure === undefined; waited++) cluster.run(1);
    cluster.run(60); // what it told the others has arrived; some answers are whole by then, and told again
    expect([begun.failure, whole.text.startsWith(begun.text)]).toEqual([undefined, true]);
    cluster.node(asked).crash();
    const found = kept(cluster, other, "begun");
    expect(found).toMatchObject({ok: true});
    if (!found?.ok) return;
    const rest = ask(cluster, other, {id: "rest", prompt: "", begun: found.value});
    untilOver(cluster, rest);
    expect(rest).toEqual(whole);
    cluster.run(61_000);
    expect(kept(cluster, other, "begun")).toMatchObject({ok: false, error: {code: "not_found"}});
    expect(cluster.violation).toBeUndefined();
  });
});
