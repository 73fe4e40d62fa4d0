import type {PeerProcess} from "../../../scripts/peer-process.ts";
import {aiSdkChecks} from "./ai-sdk.ts";
import {anthropicChecks} from "./anthropic.ts";
import {CALLER_TEMPLATE, type Check, type Target, THINKER_TEMPLATE} from "./check.ts";
import {langchainChecks} from "./langchain.ts";
import {ollamaChecks} from "./ollama.ts";
import {openaiChecks} from "./openai.ts";

/** Clients by the names of their packages. */
export const clients: readonly (readonly [client: string, checks: readonly Check[]])[] = [
  ["ollama", ollamaChecks],
  ["openai", openaiChecks],
  ["@anthropic-ai/sdk", anthropicChecks],
  ["@langchain/ollama", langchainChecks],
  ["ai + @ai-sdk/openai", aiSdkChecks],
];

/** Makes the other models the checks need, of the storyteller, once in a mesh. */
export async function prepareModels(peer: PeerProcess): Promise<void> {
  await peer.post("/api/create", {model: "thinker", from: "storyteller", template: THINKER_TEMPLATE, stream: false});
  await peer.post("/api/create", {model: "caller", from: "storyteller", template: CALLER_TEMPLATE, stream: false});
}

export function targetOf(peer: PeerProcess): Target {
  return {api: peer.api, model: "storyteller", thinker: "thinker", caller: "caller"};
}
