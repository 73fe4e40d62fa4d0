import Anthropic from "@anthropic-ai/sdk";
import {type Check, CITY, expect, expectRefused, MESSAGES, type Target, TOKENS} from "./check.ts";

const greedy = {temperature: 0, max_tokens: TOKENS};
const tools = [{name: "get_weather", description: "Tells the weather", input_schema: CITY}];

function client({api}: Target): Anthropic {
  return new Anthropic({baseURL: api, apiKey: "any", maxRetries: 0});
}

function textOf(content: readonly Anthropic.ContentBlock[]): string {
  return content.map((block) => (block.type === "text" ? block.text : "")).join("");
}

/** Every method of `@anthropic-ai/sdk` that generates or lists, and how the others are refused. */
export const anthropicChecks: readonly Check[] = [
  {
    name: "messages.create, whole and streaming",
    run: async (target) => {
      const whole = await client(target).messages.create({model: target.model, messages: MESSAGES, ...greedy});
      let text = "";
      for await (const event of await client(target).messages.create({model: target.model, messages: MESSAGES, ...greedy, stream: true})) {
        if (event.type === "content_block_delta" && event.delta.type === "text_delta") text += event.delta.text;
      }
      expect(text !== "" && text === textOf(whole.content), "streamed and whole differ");
      expect(whole.stop_reason === "max_tokens" || whole.stop_reason === "end_turn", `stopped by ${whole.stop_reason}`);
      expect(whole.usage.input_tokens > 0 && whole.usage.output_tokens > 0, "usage");
    },
  },
  {
    name: "messages.stream with thoughts",
    run: async (target) => {
      const final = await client(target)
        .messages.stream({model: target.thinker, messages: MESSAGES, ...greedy})
        .finalMessage();
      expect(final.content[0]?.type === "thinking" && textOf(final.content) !== "", `blocks ${final.content.map(({type}) => type)}`);
    },
  },
  {
    name: "messages.create with tools and their results",
    run: async (target) => {
      const told: Anthropic.MessageParam[] = [
        ...MESSAGES,
        {role: "assistant", content: [{type: "tool_use", id: "toolu_1", name: "get_weather", input: {city: "Rome"}}]},
        {role: "user", content: [{type: "tool_result", tool_use_id: "toolu_1", content: "11"}]},
      ];
      const {role} = await client(target).messages.create({model: target.thinker, messages: told, tools, ...greedy});
      expect(role === "assistant", "no message");
      await expectRefused(client(target).messages.create({model: target.model, messages: MESSAGES, tools, ...greedy}), 400, /does not support tools/);
    },
  },
  {
    name: "beta.messages.create",
    run: async (target) => {
      const {content} = await client(target).beta.messages.create({model: target.model, system: "Be brief.", messages: MESSAGES, ...greedy});
      expect(content.length > 0, "nothing was said");
    },
  },
  {
    name: "models.list",
    run: async (target) => {
      const ids: string[] = [];
      for await (const {id} of client(target).models.list()) ids.push(id);
      expect(ids.includes(`${target.model}:latest`), `listed ${ids}`);
    },
  },
  {
    name: "an unknown model",
    run: (target) => expectRefused(client(target).messages.create({model: "nowhere", messages: MESSAGES, max_tokens: 1}), 404, /model 'nowhere' not found/),
  },
  {name: "max_tokens below one", run: (target) => expectRefused(client(target).messages.create({model: target.model, messages: MESSAGES, max_tokens: 0}), 400, /max_tokens/)},
  {
    name: "messages.countTokens",
    run: async (target) => {
      const counted = await client(target).messages.countTokens({model: target.model, messages: MESSAGES});
      const {usage} = await client(target).messages.create({model: target.model, messages: MESSAGES, ...greedy});
      expect(counted.input_tokens === usage.input_tokens, `counted ${counted.input_tokens}, read ${usage.input_tokens}`);
    },
  },
  {name: "messages.batches.list is refused", run: (target) => expectRefused(client(target).messages.batches.list(), 404, /not found/)},
];
