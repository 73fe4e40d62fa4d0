import {type Message, Ollama} from "ollama";
import {CALL_FORM, type Check, CITY, expect, expectForm, expectRefused, FORM, MESSAGES, PROMPT, type Target, TOKENS} from "./check.ts";

const options = {temperature: 0, num_predict: TOKENS};
const tools = [{type: "function", function: {name: "get_weather", description: "Tells the weather", parameters: CITY}}];

function client({api}: Target): Ollama {
  return new Ollama({host: api});
}

const told: readonly Message[] = [
  {role: "user", content: "Weather in Rome?"},
  {role: "assistant", content: "", tool_calls: [{function: {name: "get_weather", arguments: {city: "Rome"}}}]},
  {role: "tool", content: "11 degrees", tool_name: "get_weather"},
];

/** Every method of `ollama`. */
export const ollamaChecks: readonly Check[] = [
  {
    name: "generate, whole and streaming",
    run: async (target) => {
      const whole = await client(target).generate({model: target.model, prompt: PROMPT, options});
      let text = "";
      for await (const part of await client(target).generate({model: target.model, prompt: PROMPT, options, stream: true})) text += part.response;
      expect(whole.done && whole.response, "nothing was generated");
      expect(text === whole.response, `streamed ${JSON.stringify(text)}, whole ${JSON.stringify(whole.response)}`);
    },
  },
  {
    name: "chat, whole and streaming",
    run: async (target) => {
      const whole = await client(target).chat({model: target.model, messages: MESSAGES, options});
      let text = "";
      for await (const part of await client(target).chat({model: target.model, messages: MESSAGES, options, stream: true})) text += part.message.content;
      expect(whole.message.role === "assistant" && text === whole.message.content, "streamed and whole differ");
    },
  },
  {
    name: "chat with thoughts",
    run: async (target) => {
      const {message} = await client(target).chat({model: target.thinker, messages: MESSAGES, options, think: true});
      expect(message.thinking && !message.thinking.includes("."), `thought ${JSON.stringify(message.thinking)}`);
      const without = await client(target).chat({model: target.thinker, messages: MESSAGES, options, think: false});
      expect(without.message.thinking === undefined && without.message.content.startsWith(message.thinking.trim()), "without think the thought is content");
    },
  },
  {
    name: "chat with tools and their answers",
    run: async (target) => {
      const {message} = await client(target).chat({model: target.thinker, messages: [...told], tools, options});
      expect(message.role === "assistant", "no message");
      await expectRefused(client(target).chat({model: target.model, messages: MESSAGES, tools}), 400, /does not support tools/);
    },
  },
  {
    name: "chat that calls a tool, whole and streaming",
    run: async (target) => {
      const ask = {model: target.caller, messages: MESSAGES, tools, format: CALL_FORM, options: {temperature: 0}};
      const {message} = await client(target).chat(ask);
      const calls = message.tool_calls ?? [];
      expect(calls.length === 1 && calls[0]?.function.name === "get_weather" && calls[0].function.arguments["city"], `said ${JSON.stringify(message)}`);
      const streamed: unknown[] = [];
      for await (const part of await client(target).chat({...ask, stream: true})) streamed.push(...(part.message.tool_calls ?? []).map((call) => call.function));
      expect(JSON.stringify(streamed) === JSON.stringify(calls.map((call) => call.function)), `streamed ${JSON.stringify(streamed)}`);
    },
  },
  {
    name: "generate and chat in the form of a schema, behind thoughts too",
    run: async (target) => {
      expectForm((await client(target).generate({model: target.model, prompt: PROMPT, format: FORM})).response);
      const {message} = await client(target).chat({model: target.thinker, messages: MESSAGES, format: FORM, options: {temperature: 0}});
      expectForm(message.content);
      expect(message.thinking && !message.thinking.includes("."), `thought ${JSON.stringify(message.thinking)}`);
    },
  },
  {
    name: "log probabilities",
    run: async (target) => {
      const {logprobs, eval_count: count} = await client(target).generate({model: target.model, prompt: PROMPT, options, logprobs: true, top_logprobs: 2});
      expect(logprobs?.length === count && logprobs[0]?.top_logprobs?.length === 2, `${logprobs?.length} of ${count}`);
    },
  },
  {
    name: "embed and embeddings",
    run: async (target) => {
      const {embeddings} = await client(target).embed({model: target.model, input: ["an owl", "a bell"]});
      const length = Math.hypot(...(embeddings[0] ?? []));
      expect(embeddings.length === 2 && Math.abs(length - 1) < 1e-3, `${embeddings.length} of length ${length}`);
      expect((await client(target).embeddings({model: target.model, prompt: "an owl"})).embedding.length > 0, "embeddings");
    },
  },
  {
    name: "list, show, ps and version",
    run: async (target) => {
      const names = (await client(target).list()).models.map(({name}) => name);
      expect(names.includes(`${target.model}:latest`), `listed ${names}`);
      const {capabilities} = await client(target).show({model: target.thinker});
      expect(capabilities.join() === "completion,tools,thinking", `capabilities ${capabilities}`);
      expect(Array.isArray((await client(target).ps()).models), "ps");
      expect(/^\d+\.\d+/.test((await client(target).version()).version), "version");
    },
  },
  {
    name: "create, copy, delete and pull",
    run: async (target) => {
      const name = "conformance";
      await client(target).create({model: name, from: target.model, system: "Be brief."});
      await client(target).copy({source: name, destination: `${name}-copy`});
      expect((await client(target).show({model: `${name}-copy`})).system === "Be brief.", "the copy has no system");
      for (const one of [name, `${name}-copy`]) expect((await client(target).delete({model: one})).status === "success", "delete");
      expect((await client(target).pull({model: target.model})).status === "success", "pull");
    },
  },
  {
    name: "abort",
    run: async (target) => {
      const own = client(target);
      const stream = await own.generate({model: target.model, prompt: PROMPT, options: {num_predict: 400}, stream: true});
      let error: unknown;
      try {
        for await (const _ of stream) own.abort();
      } catch (thrown) {
        error = thrown;
      }
      expect((error as Error | undefined)?.name === "AbortError", `ended with ${error}`);
    },
  },
  {name: "push to nowhere", run: (target) => expectFailure(client(target).push({model: "127.0.0.1:1/nobody/nothing", insecure: true}))},
  {name: "an unknown model", run: (target) => expectRefused(client(target).show({model: "nowhere"}), 404, /model 'nowhere' not found/)},
];

async function expectFailure(work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error, "it did not fail");
}
