import {Prng} from "@ollamesh/stdx";
import type {LoadPlan} from "./load-plan.ts";

interface Turn {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** One user: what it asks next, and how long it thinks before. The same for the same seed and number. */
export interface UserScript {
  request(): {readonly path: string; readonly body: object};
  answered(text: string): void;
  thinkMs(): number;
}

const ANIMALS = ["owl", "fox", "cat", "dog", "bear", "frog", "bird", "mouse", "horse", "fish"];
const QUESTIONS = ["Tell me a story about a", "What does the", "Where is the", "Who is the friend of the", "Why is there a"];
/** Earlier turns that go with a question: what a chat window sends, within a small context. */
const TURNS_KEPT = 2;
/** What a team of agents is told in common before what each is asked: half of the storyteller's context of 512 tokens. */
const SCAFFOLD = Array.from({length: 6}, (_, i) => `Rule ${i + 1}: be kind, be short, use small words and answer only what you were asked. Say so when you do not know.`).join(
  "\n",
);

export function scriptOf(plan: LoadPlan, user: number): UserScript {
  const rng = new Prng(Math.imul(plan.seed, 0x9e3779b1) + user);
  const question = (): string => `${rng.pick(QUESTIONS)} ${rng.pick(ANIMALS)}?`;
  const thinkMs = (): number => plan.thinkTimeMs * (0.5 + rng.below(1000) / 1000);
  const options = {temperature: 0.8, seed: user + 1, num_predict: plan.tokensMax};
  const {model} = plan;
  if (plan.profile === "burst") return {request: () => ({path: "/api/generate", body: {model, prompt: question(), options}}), answered() {}, thinkMs};
  const system: Turn[] = plan.profile === "agents" ? [{role: "system", content: SCAFFOLD}] : [];
  const turns: Turn[] = [];
  return {
    request() {
      turns.push({role: "user", content: question()});
      const kept = plan.profile === "chat" ? turns.slice(-(2 * TURNS_KEPT + 1)) : turns.slice(-1);
      return {path: "/api/chat", body: {model, messages: [...system, ...kept], options}};
    },
    answered(text) {
      turns.push({role: "assistant", content: text});
      turns.splice(0, Math.max(0, turns.length - 2 * TURNS_KEPT));
    },
    thinkMs,
  };
}
