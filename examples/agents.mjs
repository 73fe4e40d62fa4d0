/**
 * Many agents that work through one mesh at the same time, each with a conversation of its own. There is no balancer: an agent knows a list of peers, begins with one of them, and asks the next when that
 * one does not answer. A peer that is full says so (503, 429) and when to try again. Needs nothing but Node.js 20.
 *
 * node examples/agents.mjs --peers http://10.0.0.5:11434,http://10.0.0.6:11434 [--agents 174] [--turns 3] [--model storyteller]
 */
import {setTimeout as sleep} from "node:timers/promises";
import {parseArgs} from "node:util";

const {values} = parseArgs({
  options: {
    peers: {type: "string", default: "http://127.0.0.1:11434"},
    agents: {type: "string", default: "174"},
    turns: {type: "string", default: "3"},
    model: {type: "string", default: "storyteller"},
  },
});
const PEERS = values.peers.split(",");
/** How often an agent asks for one answer before it gives up, and the longest it waits in between. */
const TRIES_MAX = 20;
const PAUSE_MS_MAX = 10_000;
const ANSWER_MS_MAX = 120_000;

const ROLES = ["planner", "writer", "critic", "editor", "teacher", "painter"];
const TASKS = ["Begin a story about an owl.", "What happens next?", "How does it end?"];

const counts = {answers: 0, tokens: 0, refused: 0, elsewhere: 0, longestMs: 0};

/** One answer, from whichever peer. Throws when nobody gives one, or what is asked is wrong. */
async function chat(agent, messages) {
  const body = JSON.stringify({model: values.model, messages, stream: false, options: {num_predict: 24}});
  // Earlier work first: 1 is the first priority of ten, 5 the usual.
  const headers = {"content-type": "application/json", "x-ollamesh-priority": String(Math.max(1, 5 - messages.length))};
  for (let tried = 0, peer = agent.number; tried < TRIES_MAX; tried++) {
    const response = await fetch(`${PEERS[peer % PEERS.length]}/api/chat`, {method: "POST", headers, body, signal: AbortSignal.timeout(ANSWER_MS_MAX)}).catch(() => undefined);
    const answer = await response?.json().catch(() => undefined);
    if (response?.ok && answer) return answer;
    if (response && response.status !== 503 && response.status !== 429) throw new Error(`${response.status} ${answer?.error ?? ""}`);
    if (response) counts.refused++;
    else counts.elsewhere++;
    // Somebody else may have room, or be there at all.
    peer++;
    const retryAfterMs = Number(response?.headers.get("retry-after") ?? 0) * 1000;
    await sleep(Math.min(PAUSE_MS_MAX, Math.max(retryAfterMs, 100 * tried) * (0.5 + Math.random())));
  }
  throw new Error(`no answer in ${TRIES_MAX} tries`);
}

/** Works its task off, step by step; each step knows what was said before. */
async function work(agent) {
  const messages = [{role: "system", content: `You are the ${agent.role} of a team. Be short.`}];
  for (let turn = 0; turn < Number(values.turns); turn++) {
    messages.push({role: "user", content: TASKS[turn % TASKS.length]});
    const beganAt = performance.now();
    const {message, eval_count: tokens = 0} = await chat(agent, messages);
    counts.longestMs = Math.max(counts.longestMs, performance.now() - beganAt);
    counts.answers++;
    counts.tokens += tokens;
    messages.push(message);
  }
  return messages;
}

const startedAt = performance.now();
const agents = Array.from({length: Number(values.agents)}, (_, number) => ({number, role: ROLES[number % ROLES.length]}));
const done = await Promise.allSettled(agents.map(work));
const seconds = (performance.now() - startedAt) / 1000;
const failed = done.filter(({status}) => status === "rejected");
for (const reason of new Set(failed.map((one) => one.reason.message))) console.error(`an agent gave up: ${reason}`);
console.log(
  `${agents.length - failed.length} of ${agents.length} agents did their work in ${seconds.toFixed(1)} s: ${counts.answers} answers, ${counts.tokens} tokens, longest wait ${(counts.longestMs / 1000).toFixed(1)} s; ` +
    `${counts.refused} times a peer was full, ${counts.elsewhere} times one did not answer`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
