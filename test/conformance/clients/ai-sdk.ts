import {createOpenAI, type OpenAIProvider} from "@ai-sdk/openai";
import {embed, generateText, type LanguageModel, Output, streamText, tool} from "ai";
import {z} from "zod";
import {type Check, expect, PROMPT, type Target, TOKENS} from "./check.ts";

const greedy = {temperature: 0, maxOutputTokens: TOKENS, maxRetries: 0, prompt: PROMPT};

function provider({api}: Target): OpenAIProvider {
  return createOpenAI({baseURL: `${api}/v1`, apiKey: "any"});
}

async function same(model: LanguageModel): Promise<void> {
  const whole = await generateText({model, ...greedy});
  let text = "";
  for await (const piece of streamText({model, ...greedy}).textStream) text += piece;
  expect(whole.text !== "" && text === whole.text, "streamed and whole differ");
}

/** The AI SDK of Vercel, through its provider for OpenAI. */
export const aiSdkChecks: readonly Check[] = [
  {name: "generateText and streamText by chat", run: (target) => same(provider(target).chat(target.model))},
  {name: "generateText and streamText by completion", run: (target) => same(provider(target).completion(target.model))},
  {name: "generateText and streamText by responses", run: (target) => same(provider(target).responses(target.model))},
  {
    name: "generateText with an object for output",
    run: async (target) => {
      const schema = z.object({age: z.number().int(), kind: z.enum(["owl", "fox"])});
      const {output} = await generateText({model: provider(target).chat(target.model), prompt: PROMPT, maxRetries: 0, output: Output.object({schema})});
      expect(output.kind === "owl" || output.kind === "fox", `kind ${output.kind}`);
    },
  },
  {
    name: "embed",
    run: async (target) => {
      const {embedding} = await embed({model: provider(target).embedding(target.model), value: "an owl", maxRetries: 0});
      expect(embedding.length > 0, "no vector");
    },
  },
  {
    name: "generateText with tools",
    run: async (target) => {
      const weather = tool({description: "Tells the weather", inputSchema: z.object({city: z.string()}), execute: async () => "11"});
      const {finishReason} = await generateText({model: provider(target).chat(target.thinker), ...greedy, tools: {weather}});
      expect(finishReason === "stop" || finishReason === "length", `finished by ${finishReason}`);
    },
  },
];
