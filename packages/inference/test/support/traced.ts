import {type LineAnswer, type RoutedRequest, routedRequest} from "../../src/index.ts";

/** Answers of a simulation as a peer would have remembered them. */
export function traced(answers: readonly LineAnswer[], model = "m"): readonly RoutedRequest[] {
  return answers.map(({request, choice, waitedMs, promptMs, outputMs, totalMs}) => {
    const {atMs, promptTokens, outputTokens, tokensMax} = request;
    return routedRequest(choice, {atMs: 1e12 + atMs, model, promptTokens, outputTokens, tokensMax, waitMs: waitedMs, promptMs, outputMs, totalMs});
  });
}
