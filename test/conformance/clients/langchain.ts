import {AIMessage, HumanMessage, ToolMessage} from "@langchain/core/messages";
import {tool} from "@langchain/core/tools";
import {ChatOllama, Ollama, OllamaEmbeddings} from "@langchain/ollama";
import {z} from "zod";
import {type Check, expect, PROMPT, type Target, TOKENS} from "./check.ts";

const greedy = {temperature: 0, numPredict: TOKENS};
const weather = tool(() => "11", {name: "get_weather", description: "Tells the weather", schema: z.object({city: z.string()})});

function chat({api}: Target, model: string): ChatOllama {
  return new ChatOllama({baseUrl: api, model, ...greedy});
}

/** `@langchain/ollama`. */
export const langchainChecks: readonly Check[] = [
  {
    name: "ChatOllama.invoke, stream and batch",
    run: async (target) => {
      const whole = (await chat(target, target.model).invoke(PROMPT)).text;
      let text = "";
      for await (const chunk of await chat(target, target.model).stream(PROMPT)) text += chunk.text;
      expect(whole !== "" && text === whole, "streamed and whole differ");
      const both = await chat(target, target.model).batch([PROMPT, PROMPT]);
      expect(
        both.every((one) => one.text === whole),
        "in a batch it says something else",
      );
    },
  },
  {
    name: "ChatOllama.bindTools, and what a tool answered",
    run: async (target) => {
      const bound = chat(target, target.thinker).bindTools([weather]);
      const call = {id: "call_1", name: "get_weather", args: {city: "Rome"}};
      const told = [new HumanMessage(PROMPT), new AIMessage({content: "", tool_calls: [call]}), new ToolMessage({content: "11", tool_call_id: "call_1"})];
      expect((await bound.invoke(told)).getType() === "ai", "no answer");
    },
  },
  {
    name: "ChatOllama.withStructuredOutput",
    run: async (target) => {
      const form = z.object({age: z.number().int(), kind: z.enum(["owl", "fox"])});
      const model = new ChatOllama({baseUrl: target.api, model: target.model});
      const {kind} = await model.withStructuredOutput(form, {method: "jsonSchema"}).invoke(PROMPT);
      expect(kind === "owl" || kind === "fox", `kind ${kind}`);
    },
  },
  {
    name: "OllamaEmbeddings.embedQuery and embedDocuments",
    run: async (target) => {
      const model = new OllamaEmbeddings({baseUrl: target.api, model: target.model});
      const [query, documents] = [await model.embedQuery("an owl"), await model.embedDocuments(["an owl", "a bell"])];
      expect(query.length > 0 && documents.length === 2, `${query.length}, ${documents.length}`);
    },
  },
  {
    name: "Ollama.invoke and stream",
    run: async (target) => {
      const model = new Ollama({baseUrl: target.api, model: target.model, ...greedy});
      const whole = await model.invoke(PROMPT);
      let text = "";
      for await (const piece of await model.stream(PROMPT)) text += piece;
      expect(whole !== "" && text === whole, "streamed and whole differ");
    },
  },
];
