import type {GenerateEvent, NodeService, RouteChoice, SessionsRequest} from "@ollamesh/node";
import type {FastifyReply, FastifyRequest} from "fastify";
import {ApiError} from "./api-error.ts";

/** Of a key, characters that count: two that begin with so many equal ones are one client. */
const KEY_CHARS_MAX = 256;

/** Asked for by a header of this name, told by a trailer: how often an answer was taken up by another peer or stage than the one that began it. */
const RESUMED = "x-ollamesh-resumed";

/**
 * The node as one HTTP request sees it: what it generates carries the request's priority and client, and the answer's headers tell its id and
 * when to try again. So no route needs to know of any of it.
 */
export function serviceOf(service: NodeService, request: FastifyRequest, reply: FastifyReply): NodeService {
  let isCounted = false;
  const sessions = (asked: SessionsRequest): boolean => {
    if (asked.type !== "generate") return service.sessions(asked);
    // A request of many texts is one for the limit on how often its client may ask: it could never come to its end else.
    const client = isCounted ? undefined : clientOf(request);
    isCounted = true;
    tell(reply, "x-ollamesh-request-id", asked.request.id);
    let takenUp = 0;
    // How often that was is known at the end only, and hidden from who has not asked.
    if (request.headers[RESUMED] !== undefined && !reply.raw.headersSent && !reply.hasTrailer(RESUMED))
      reply.trailer(RESUMED, (_reply, _payload, done) => done(null, String(takenUp)));
    const observe = (event: GenerateEvent): void => {
      if (event.type === "done") takenUp += event.stats.takenUp;
      if (event.type === "failed" && event.retryAfterMs !== undefined) tell(reply, "retry-after", String(Math.ceil(event.retryAfterMs / 1000)));
      asked.observe(event);
    };
    const routed = (choice: RouteChoice | "cache"): void => {
      if (choice === "cache") tell(reply, "x-ollamesh-cache", "hit");
      else {
        tell(reply, "x-ollamesh-route", routeText(choice));
        const wanted = asked.request.contextLength ?? 0;
        if (choice.contextLength < wanted) tell(reply, "x-ollamesh-num-ctx", `${choice.contextLength} instead of ${wanted}`);
      }
    };
    return service.sessions({...asked, routed, request: {...asked.request, priority: priorityOf(request), client}, observe});
  };
  return {...service, sessions};
}

/** Once the first line is out it is too late for headers. */
function tell(reply: FastifyReply, name: string, value: string): void {
  if (!reply.raw.headersSent) reply.header(name, value);
}

function routeText({peer, reason, of, busy, warmTokens, costMs}: RouteChoice): string {
  return `peer=${peer}; ${reason}; of ${of}; busy ${busy.toFixed(1)}; warm ${warmTokens}; expected ${Math.round(costMs)} ms`;
}

function priorityOf({headers}: FastifyRequest): number | undefined {
  const text = headers["x-ollamesh-priority"];
  if (text === undefined) return undefined;
  if (!/^([1-9]|10)$/.test(String(text))) throw new ApiError(400, "x-ollamesh-priority must be a whole number from 1 (first) to 10 (last)");
  return Number(text);
}

function clientOf({headers, ip}: FastifyRequest): string {
  const key = headers.authorization ?? headers["x-api-key"];
  return key === undefined ? `address ${ip}` : `key ${String(key).slice(0, KEY_CHARS_MAX)}`;
}
