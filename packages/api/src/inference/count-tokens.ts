import {type ApiContext, describe, modelName} from "../context.ts";
import {ask} from "../service-client.ts";
import {checkAbilities} from "./abilities.ts";
import {preparePrompt} from "./prompt.ts";
import type {InferenceRequest} from "./request.ts";
import {withVocabulary} from "./with-vocabulary.ts";

/** How many tokens the prompt of a request has, by the model's own template and vocabulary. Throws ApiError as `perform` does. */
export async function countTokens(context: ApiContext, asked: InferenceRequest): Promise<number> {
  const {service} = context;
  const details = await describe(context, modelName(asked.model), asked.model);
  const prompt = await preparePrompt(service, details, checkAbilities(details, asked));
  const tokens = await withVocabulary(service, details, (vocabulary) =>
    ask<Int32Array>((done) => {
      vocabulary.tokenize(prompt.text, {addSpecial: prompt.addSpecial, parseSpecial: true}, done);
      return true;
    }),
  );
  return prompt.contextTokens.length + tokens.length;
}
