import OpenAI from "openai";
import {CALL_FORM, type Check, CITY, expect, expectForm, expectRefused, FORM, MESSAGES, PROMPT, type Target, TOKENS} from "./check.ts";

const greedy = {temperature: 0, max_tokens: TOKENS};
const tools = [{type: "function" as const, function: {name: "get_weather", description: "Tells the weather", parameters: CITY}}];

function client({api}: Target): OpenAI {
  return new OpenAI({baseURL: `${api}/v1`, apiKey: "any", maxRetries: 0});
}

/** What OpenAI keeps for its users, and other media: no peer has it. Each is refused in OpenAI's shape. */
const absent: readonly [name: string, call: (client: OpenAI, model: string) => PromiseLike<unknown>, status: number][] = [
  ["files.list", (one) => one.files.list(), 404],
  ["batches.list", (one) => one.batches.list(), 404],
  ["fineTuning.jobs.list", (one) => one.fineTuning.jobs.list(), 404],
  ["vectorStores.list", (one) => one.vectorStores.list(), 404],
  ["moderations.create", (one) => one.moderations.create({input: "x"}), 404],
  ["images.generate", (one) => one.images.generate({prompt: "x"}), 404],
  ["audio.speech.create", (one) => one.audio.speech.create({input: "x", model: "x", voice: "alloy"}), 404],
  ["conversations.create", (one) => one.conversations.create({}), 404],
  ["evals.list", (one) => one.evals.list(), 404],
  ["containers.list", (one) => one.containers.list(), 404],
  ["uploads.create", (one) => one.uploads.create({bytes: 1, filename: "x", mime_type: "text/plain", purpose: "assistants"}), 404],
  ["responses.retrieve", (one) => one.responses.retrieve("resp_x"), 404],
  ["chat.completions.retrieve", (one) => one.chat.completions.retrieve("chatcmpl-x"), 404],
  ["chat.completions.list", (one) => one.chat.completions.list(), 405],
  ["models.delete", (one, model) => one.models.delete(model), 405],
];

/** Every method of `openai` that generates or lists; of the others, how each group is refused. */
export const openaiChecks: readonly Check[] = [
  {
    name: "chat.completions.create, whole and streaming",
    run: async (target) => {
      const whole = await client(target).chat.completions.create({model: target.model, messages: MESSAGES, ...greedy});
      const stream = await client(target).chat.completions.create({model: target.model, messages: MESSAGES, ...greedy, stream: true, stream_options: {include_usage: true}});
      let [text, finish, usage]: [string, string | null | undefined, number | undefined] = ["", null, undefined];
      for await (const chunk of stream) {
        text += chunk.choices[0]?.delta.content ?? "";
        finish = chunk.choices[0]?.finish_reason ?? finish;
        usage = chunk.usage?.completion_tokens ?? usage;
      }
      expect(text !== "" && text === whole.choices[0]?.message.content, "streamed and whole differ");
      expect(finish === whole.choices[0]?.finish_reason && usage === whole.usage?.completion_tokens, `${finish}, ${usage}`);
    },
  },
  {
    name: "chat.completions.stream",
    run: async (target) => {
      const final = await client(target)
        .chat.completions.stream({model: target.model, messages: MESSAGES, ...greedy})
        .finalChatCompletion();
      expect(final.choices[0]?.message.content, "no content");
    },
  },
  {
    name: "chat.completions with reasoning and tools",
    run: async (target) => {
      const told = [
        ...MESSAGES,
        {role: "assistant" as const, content: null, tool_calls: [{id: "call_1", type: "function" as const, function: {name: "get_weather", arguments: '{"city":"Rome"}'}}]},
        {role: "tool" as const, tool_call_id: "call_1", content: "11"},
      ];
      const {choices} = await client(target).chat.completions.create({model: target.thinker, messages: told, tools, ...greedy});
      expect((choices[0]?.message as {reasoning?: string} | undefined)?.reasoning, "no reasoning");
      await expectRefused(client(target).chat.completions.create({model: target.model, messages: MESSAGES, tools}), 400, /does not support tools/);
    },
  },
  {
    name: "chat.completions.runTools",
    run: async (target) => {
      const run = client(target).chat.completions.runTools({
        model: target.thinker,
        messages: MESSAGES,
        ...greedy,
        stop: ["bell"],
        tools: [{type: "function", function: {name: "get_weather", description: "Tells the weather", parameters: CITY, parse: JSON.parse, function: () => "11"}}],
      });
      expect((await run.finalContent()) !== undefined, "no content");
    },
  },
  {
    name: "chat.completions that call a tool, whole and streaming",
    run: async (target) => {
      const form = {type: "json_schema" as const, json_schema: {name: "call", schema: CALL_FORM}};
      const ask = {model: target.caller, messages: MESSAGES, tools, response_format: form, temperature: 0};
      const {choices} = await client(target).chat.completions.create(ask);
      const called = (calls: readonly OpenAI.ChatCompletionMessageToolCall[] | undefined): string =>
        JSON.stringify(calls?.map((call) => call.type === "function" && call.function));
      expect(choices[0]?.finish_reason === "tool_calls" && /city/.test(called(choices[0].message.tool_calls)), `said ${JSON.stringify(choices)}`);
      const streamed = await client(target).chat.completions.create({...ask, stream: true});
      let text = "";
      for await (const chunk of streamed) text += (chunk.choices[0]?.delta.tool_calls ?? []).map((call) => call.function?.arguments).join("");
      expect(called(choices[0].message.tool_calls).includes(JSON.stringify(text)), `streamed ${text}`);
    },
  },
  {
    name: "chat.completions in the form of a schema, and log probabilities",
    run: async (target) => {
      const form = {type: "json_schema" as const, json_schema: {name: "form", schema: FORM}};
      const {choices} = await client(target).chat.completions.create({model: target.model, messages: MESSAGES, response_format: form});
      expectForm(choices[0]?.message.content);
      const likely = await client(target).chat.completions.create({model: target.model, messages: MESSAGES, ...greedy, logprobs: true, top_logprobs: 2});
      expect(likely.choices[0]?.logprobs?.content?.length === likely.usage?.completion_tokens, "log probabilities of a chat");
      const older = await client(target).completions.create({model: target.model, prompt: PROMPT, ...greedy, logprobs: 2});
      expect(older.choices[0]?.logprobs?.tokens?.join("") === older.choices[0]?.text, "log probabilities of a completion");
    },
  },
  {
    name: "embeddings.create",
    run: async (target) => {
      const {data, usage} = await client(target).embeddings.create({model: target.model, input: ["an owl", "a bell"]});
      expect(data.length === 2 && (data[0]?.embedding.length ?? 0) > 0 && usage.prompt_tokens > 0, `${data.length} vectors`);
    },
  },
  {
    name: "completions.create, whole and streaming",
    run: async (target) => {
      const whole = await client(target).completions.create({model: target.model, prompt: PROMPT, ...greedy});
      let text = "";
      for await (const chunk of await client(target).completions.create({model: target.model, prompt: PROMPT, ...greedy, stream: true})) text += chunk.choices[0]?.text ?? "";
      expect(text !== "" && text === whole.choices[0]?.text, "streamed and whole differ");
    },
  },
  {
    name: "responses.create, whole and streaming",
    run: async (target) => {
      const asked = {model: target.model, input: PROMPT, temperature: 0, max_output_tokens: TOKENS};
      const whole = await client(target).responses.create(asked);
      let text = "";
      for await (const event of await client(target).responses.create({...asked, stream: true})) if (event.type === "response.output_text.delta") text += event.delta;
      expect(text !== "" && text === whole.output_text, "streamed and whole differ");
    },
  },
  {
    name: "responses.stream with reasoning",
    run: async (target) => {
      const final = await client(target).responses.stream({model: target.thinker, input: PROMPT, temperature: 0, max_output_tokens: TOKENS}).finalResponse();
      expect(final.output.map(({type}) => type).join() === "reasoning,message", `output ${final.output.map(({type}) => type)}`);
    },
  },
  {
    name: "models.list and models.retrieve",
    run: async (target) => {
      const ids: string[] = [];
      for await (const {id} of client(target).models.list()) ids.push(id);
      expect(ids.includes(`${target.model}:latest`), `listed ${ids}`);
      expect((await client(target).models.retrieve(target.model)).owned_by === "library", "owner");
    },
  },
  {name: "an unknown model", run: (target) => expectRefused(client(target).chat.completions.create({model: "nowhere", messages: MESSAGES}), 404, /model 'nowhere' not found/)},
  ...absent.map(
    ([name, call, status]): Check => ({name: `${name} is refused`, run: (target) => expectRefused(call(client(target), target.model), status, /not found|not allowed/)}),
  ),
];
