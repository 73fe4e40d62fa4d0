import {setMaxListeners} from "node:events";
import {Agent} from "node:http";
import {setTimeout as sleep} from "node:timers/promises";
import {type LoadFigures, REQUESTS_MAX} from "./load-figures.ts";
import type {LoadPlan} from "./load-plan.ts";
import {scriptOf, type UserScript} from "./script-of-user.ts";
import {type Timed, timedRequest} from "./timed-request.ts";

/** After this long nobody has answered on any peer: the user waits before it tries again. */
const UNREACHABLE_PAUSE_MS = 1000;

/**
 * All users of a plan, until each has asked as often as it shall, the time is up or `signal` aborts. Requests begun in time are waited for;
 * those an abort cuts off count for nothing.
 */
export async function runLoad(plan: LoadPlan, figures: LoadFigures, signal: AbortSignal): Promise<void> {
  const agent = new Agent({keepAlive: true, maxSockets: Number.POSITIVE_INFINITY});
  setMaxListeners(0, signal); // every user listens
  const endsAt = performance.now() + plan.durationMs;
  const user = async (number: number): Promise<void> => {
    await pause((plan.rampUpMs * number) / plan.users, signal);
    const script = scriptOf(plan, number);
    for (let sent = 0; sent < plan.requestsPerUser; sent++) {
      if (signal.aborted || performance.now() >= endsAt || figures.requests >= REQUESTS_MAX) return;
      const timed = await askSomebody(plan, script, {number, figures, agent, signal});
      if (signal.aborted) return;
      figures.add(timed);
      script.answered(timed.text);
      if (timed.isUnreachable) await pause(UNREACHABLE_PAUSE_MS, signal);
      if (sent + 1 < plan.requestsPerUser) await pause(Math.min(script.thinkMs(), Math.max(0, endsAt - performance.now())), signal);
    }
  };
  await Promise.all(Array.from({length: plan.users}, (_, number) => user(number)));
  agent.destroy();
}

interface Asking {
  readonly number: number;
  readonly figures: LoadFigures;
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

/** The user's own peer, and when it cannot be reached the next. */
async function askSomebody(plan: LoadPlan, script: UserScript, {number, figures, agent, signal}: Asking): Promise<Timed> {
  const {path, body} = script.request();
  for (let tried = 0; ; tried++) {
    const peer = plan.peers[(number + tried) % plan.peers.length] as string;
    const timed = await timedRequest(peer + path, body, {agent, timeoutMs: plan.timeoutMs, signal});
    if (!timed.isUnreachable || tried + 1 >= plan.peers.length || signal.aborted) return timed;
    figures.failedOver();
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0 && !signal.aborted) await sleep(ms, undefined, {signal}).catch(() => undefined);
}
