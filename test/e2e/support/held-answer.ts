import {Agent, request} from "node:http";
import type {PeerProcess} from "../../../scripts/peer-process.ts";

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/** A request of the storyteller that is under way until it is answered, or its client leaves. */
export interface HeldAnswer {
  /** Rejects when the connection breaks, as it does by leaving. */
  readonly answer: Promise<Answer>;
  readonly leave: () => void;
}

const agent = new Agent({keepAlive: false, maxSockets: Number.POSITIVE_INFINITY});

/** An answer that must have this form goes on for as many tokens as may be: a story's end would end it. */
const ENDLESS = {type: "array", items: {type: "string", minLength: 5, maxLength: 30}, minItems: 500};

/** @param tokens of the answer, at most */
export function ask(peer: PeerProcess, tokens: number, headers: Record<string, string> = {}, format?: object): HeldAnswer {
  const body = JSON.stringify({
    model: "storyteller",
    prompt: "Tell me a story.",
    stream: false,
    format,
    options: {temperature: 0, num_predict: tokens, num_ctx: format ? 4096 : 256, stop: []},
  });
  const call = request(`${peer.api}/api/generate`, {agent, method: "POST", headers: {...headers, "content-length": Buffer.byteLength(body)}});
  const answer = new Promise<Answer>((resolve, reject) => {
    call.on("error", reject);
    call.on("response", (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"], text}));
    });
  });
  call.end(body);
  return {answer, leave: () => call.destroy()};
}

/** An answer of 4000 tokens, longer than it takes to ask hundreds, on any machine: one that ends makes room for another. */
export function askEndless(peer: PeerProcess, headers: Record<string, string> = {}): HeldAnswer {
  const held = ask(peer, 4000, headers, ENDLESS);
  held.answer.catch(() => undefined);
  return held;
}

/** NaN: the peer does not tell it. */
export async function metric(peer: PeerProcess, series: string): Promise<number> {
  const [value] = await metricsAtOnce(peer, series);
  return value ?? Number.NaN;
}

/** Requests that are under way at a peer, with a slot or waiting for one. Of one answer: between two, one that waited may have got its slot. */
export async function underWay(peer: PeerProcess): Promise<number> {
  const [running, waiting] = await metricsAtOnce(peer, 'ollamesh_sequences{state="running"}', 'ollamesh_sequences{state="waiting"}');
  return (running ?? Number.NaN) + (waiting ?? Number.NaN);
}

/** The values of one and the same moment. */
async function metricsAtOnce(peer: PeerProcess, ...series: readonly string[]): Promise<number[]> {
  const lines = (await (await fetch(`${peer.api}/metrics`)).text()).split("\n");
  return series.map((one) =>
    Number(
      lines
        .find((line) => line.startsWith(`${one} `))
        ?.split(" ")
        .at(-1) ?? Number.NaN,
    ),
  );
}
