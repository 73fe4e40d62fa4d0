import type {AsyncChangeView} from "@ollamesh/node";
import {ApiError} from "../api-error.ts";
import type {ApiCall, RouteRow} from "../context.ts";
import {ask, Feed} from "../service-client.ts";

/** Of one event, UTF-16 units at most: a reader that leaves a few thousand unread is given up. */
const EVENT_WEIGHT = 256;

/** What came of a change that did not wait. */
async function change({context, request}: ApiCall): Promise<unknown> {
  const {id} = request.params as {id: string};
  return changeJson(await ask<AsyncChangeView>((done) => context.service.agreement({type: "async_change", id, done})));
}

/** A line for every such change of this peer as soon as it is decided; the first says how many are not yet. It goes on until the client leaves. */
function events(call: ApiCall): unknown {
  return call.request.method === "HEAD" ? {} : watch(call);
}

async function* watch({context, signal}: ApiCall): AsyncGenerator<object, void> {
  const {service} = context;
  const id = context.nextId();
  const feed = new Feed<AsyncChangeView>();
  const end = (error?: Error): void => {
    service.agreement({type: "unwatch_changes", id});
    feed.end(error);
  };
  const observe = (view: AsyncChangeView): void => {
    if (!feed.push(view, EVENT_WEIGHT)) end(new ApiError(499, "the client reads too slowly"));
  };
  const gone = (): void => end();
  signal.addEventListener("abort", gone, {once: true});
  try {
    const pending = await ask<number>((done) => service.agreement({type: "watch_changes", id, observe, done}));
    yield {event: "watching", pending};
    for await (const view of feed.read(() => EVENT_WEIGHT)) yield {event: "change", ...changeJson(view)};
  } finally {
    signal.removeEventListener("abort", gone);
    gone();
  }
}

function changeJson({id, setting, result, error}: AsyncChangeView): object {
  return {id, setting, result, error: error ?? null};
}

export const changeRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/api/v1/cluster/changes/:id", handle: change},
  {method: "GET", path: "/api/v1/cluster/events", handle: events},
];
