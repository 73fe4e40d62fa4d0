import {type ApiCall, flag, type RouteRow} from "../context.ts";
import {ResponsesEvents, responseOf} from "../dialects/openai/responses-answer.ts";
import {readResponses} from "../dialects/openai/responses-request.ts";
import {eventsOf, mapped, whole} from "../inference/answers.ts";
import {randomId} from "../inference/ids.ts";
import {perform} from "../inference/perform.ts";
import {EventStream, frame} from "../sse.ts";

function newId(prefix: string): string {
  return `${prefix}_${randomId(24)}`;
}

async function responses(call: ApiCall): Promise<unknown> {
  const asked = call.body();
  const request = readResponses(asked);
  const stream = flag(asked, "stream", false);
  const nowS = (): number => Math.floor(call.context.clock.wallMs() / 1000);
  const head = {id: newId("resp"), created: nowS(), model: request.model, asked};
  const answer = await perform(call, request);
  if (!stream) return responseOf(head, await whole(answer), nowS(), newId);
  const events = new ResponsesEvents(head, nowS, newId);
  const frames = mapped(eventsOf(answer), (event) => events.events(event).map(([name, data]) => frame(data, name)));
  return new EventStream(frames, (error) => {
    const [name, data] = events.failed(error.message);
    return frame(data, name);
  });
}

export const responsesRoutes: readonly RouteRow[] = [{method: "POST", path: "/v1/responses", handle: responses}];
