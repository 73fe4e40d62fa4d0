import {expect, test} from "vitest";
import {renderChat} from "../src/inference/render.ts";
import {details} from "./support/fake-models.ts";
import {createFake} from "./support/fake-service.ts";

test("the chat template of the GGUF is used, and its BOS is not doubled", async () => {
  const model = details(undefined);
  const template = "{{ bos_token }}{% for m in messages %}{{ m.role }}:{{ m.content }};{% endfor %}{% if add_generation_prompt %}A:{% endif %}";
  const withTemplate = {...model, info: {...model.info, metadata: {"tokenizer.chat_template": template}}};
  const prompt = await renderChat(createFake().service, withTemplate, {messages: [{role: "user", content: "x"}], tools: [], think: undefined});
  expect(prompt).toEqual({text: "<s>user:x;A:", addSpecial: false});
});

test("a model without any template gets the prompt as it is", async () => {
  const prompt = await renderChat(createFake().service, details(undefined), {messages: [{role: "user", content: "x"}], tools: [], think: undefined});
  expect(prompt).toEqual({text: "x", addSpecial: true});
});
