import type {CreateRequest, FileEvent, GenerateEvent, GenerateRequest, NodeService, PullEvent, TokenLogprob, VerifyEvent} from "@ollamesh/node";
import type {Callback, Failure, ModelName} from "@ollamesh/stdx";
import {ApiError, apiErrorOf} from "./api-error.ts";

/** What a slow reader may leave unread before its stream is given up, UTF-16 units. */
const UNREAD_MAX = 1 << 20;

/** One callback answer as a promise. A full mailbox is 503. */
export function ask<T>(send: (done: Callback<T>) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const taken = send((outcome) => (outcome.ok ? resolve(outcome.value) : reject(apiErrorOf(outcome.error))));
    if (!taken) reject(apiErrorOf({code: "busy", message: ""}));
  });
}

/** Hands values from callbacks to one async reader. `close` and `fail` take effect behind what is queued. */
export class Feed<T> {
  readonly #queue: T[] = [];
  #end: {readonly error: Error | undefined} | undefined;
  #wake: (() => void) | undefined;
  #unread = 0;

  /** False: the reader has fallen too far behind or the feed is over. */
  push(value: T, weight: number): boolean {
    if (this.#end !== undefined || this.#unread + weight > UNREAD_MAX) return false;
    this.#unread += weight;
    this.#queue.push(value);
    this.#wake?.();
    return true;
  }

  end(error?: Error): void {
    this.#end ??= {error};
    this.#wake?.();
  }

  async *read(weigh: (value: T) => number): AsyncGenerator<T, void> {
    for (;;) {
      const value = this.#queue.shift();
      if (value !== undefined) {
        this.#unread -= weigh(value);
        yield value;
      } else if (this.#end !== undefined) {
        if (this.#end.error !== undefined) throw this.#end.error;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}

export type Text = Extract<GenerateEvent, {readonly type: "text" | "done"}>;

/** A session as a stream of text; leaving the loop or aborting `signal` cancels it. */
export async function* generate(service: NodeService, request: GenerateRequest, signal: AbortSignal): AsyncGenerator<Text, void> {
  const feed = new Feed<Text>();
  const weigh = (event: Text): number => (event.type === "text" ? event.text.length + 16 + weighLogprobs(event.logprobs) : 16);
  let over = false;
  const cancel = (error: ApiError): void => {
    feed.end(error);
    if (!over) service.sessions({type: "cancel", id: request.id});
    over = true;
  };
  // Most are over by then, and an error that nobody sees costs more than ending one answer does.
  const gone = (): void => void (over || cancel(new ApiError(499, "request canceled")));
  if (signal.aborted) return;
  signal.addEventListener("abort", gone, {once: true});
  const observe = (event: GenerateEvent): void => {
    if (event.type !== "text") over = true;
    if (event.type === "failed") return feed.end(apiErrorOf(event.failure, event.tooLong));
    if (!feed.push(event, weigh(event))) return cancel(new ApiError(499, "the client reads too slowly; request canceled"));
    if (event.type === "done") feed.end();
  };
  try {
    if (!service.sessions({type: "generate", request, observe})) {
      over = true;
      throw apiErrorOf({code: "busy", message: ""});
    }
    yield* feed.read(weigh);
  } finally {
    signal.removeEventListener("abort", gone);
    gone();
  }
}

function weighLogprobs(logprobs: readonly TokenLogprob[] | undefined): number {
  return (logprobs ?? []).reduce((sum, {top}) => sum + 64 * (1 + top.length), 0);
}

export type PullProgress = Extract<PullEvent, {readonly type: "status" | "layer"}>;

interface Carriage {
  readonly id: string;
  readonly name: ModelName;
  /** Of the manifest the name shall stand for. */
  readonly manifest?: string | undefined;
  /** Plain HTTP will do, where a registry is asked. */
  readonly isInsecure: boolean;
}

/** A pull as a stream of progress. */
export function pull(service: NodeService, {id, name, manifest, isInsecure}: Carriage, signal: AbortSignal): AsyncGenerator<PullProgress, void> {
  return follow<PullProgress>(signal, {
    begin: (follower) => service.models({type: "pull", id, name, manifest, outside: {isInsecure}, observe: (event) => carried(follower, event)}),
    cancel: () => service.models({type: "cancel_pull", id}),
  });
}

export interface CreateProgress {
  readonly status: string;
  /** Bytes of the weights that are worked on, where that takes long. */
  readonly progress?: {readonly completed: number; readonly total: number} | undefined;
}

/** A model that is made, likewise; what is not written when it is left is never there. */
export function create(service: NodeService, request: {readonly id: string; readonly request: CreateRequest}, signal: AbortSignal): AsyncGenerator<CreateProgress, void> {
  return follow<CreateProgress>(signal, {
    begin: (follower) =>
      service.models({
        type: "create",
        scope: "mesh",
        ...request,
        status: (status, progress) => follower.progress({status, progress}),
        done: (outcome) => (outcome.ok ? follower.done() : follower.failed(outcome.error)),
      }),
    cancel: () => service.models({type: "cancel_create", id: request.id}),
  });
}

type FileProgress = Exclude<FileEvent, {readonly type: "failed"}>;

/** A file from a URL; `done`, with its digest, is the last of it. */
export function fetchFile(service: NodeService, request: {id: string; url: string; isInsecure: boolean}, signal: AbortSignal): AsyncGenerator<FileProgress, void> {
  return follow<FileProgress>(signal, {
    begin: (follower) =>
      service.models({
        type: "fetch_file",
        ...request,
        observe: (event) => {
          if (event.type === "failed") return follower.failed(event.failure);
          follower.progress(event);
          if (event.type === "done") follower.done();
        },
      }),
    cancel: () => service.models({type: "cancel_fetch_file", id: request.id}),
  });
}

/** A push likewise. */
export function push(service: NodeService, {id, name, isInsecure}: Carriage, signal: AbortSignal): AsyncGenerator<PullProgress, void> {
  return follow<PullProgress>(signal, {
    begin: (follower) => service.models({type: "push", id, name, isInsecure, observe: (event) => carried(follower, event)}),
    cancel: () => service.models({type: "cancel_push", id}),
  });
}

function carried(follower: Follower<PullProgress>, event: PullEvent): void {
  if (event.type === "done") follower.done();
  else if (event.type === "failed") follower.failed(event.failure);
  else follower.progress(event);
}

type VerifyProgress = Exclude<VerifyEvent, {readonly type: "failed"}>;

/** A verification as it goes; `done` is the last of it. */
export function verify(service: NodeService, request: {id: string; name: ModelName; isRepair: boolean}, signal: AbortSignal): AsyncGenerator<VerifyProgress, void> {
  return follow<VerifyProgress>(signal, {
    begin: (follower) =>
      service.models({
        type: "verify",
        ...request,
        observe: (event) => {
          if (event.type === "failed") return follower.failed(event.failure);
          follower.progress(event);
          if (event.type === "done") follower.done();
        },
      }),
    cancel: () => service.models({type: "cancel_verify", id: request.id}),
  });
}

interface Follower<E> {
  progress(event: E): void;
  done(): void;
  failed(failure: Failure): void;
}

/** Something the node does for a while, as a stream that cancels it when it is left or aborted. A reader that is behind misses progress, never the end. */
async function* follow<E>(signal: AbortSignal, work: {begin(follower: Follower<E>): boolean; cancel(): void}): AsyncGenerator<E, void> {
  const feed = new Feed<E>();
  let over = false;
  const end = (error?: ApiError): void => {
    over = true;
    feed.end(error);
  };
  const gone = (): void => {
    if (!over) work.cancel();
    end(new ApiError(499, "request canceled"));
  };
  if (signal.aborted) return;
  signal.addEventListener("abort", gone, {once: true});
  try {
    if (!work.begin({progress: (event) => void feed.push(event, 1024), done: () => end(), failed: (failure) => end(apiErrorOf(failure))})) {
      end();
      throw apiErrorOf({code: "busy", message: ""});
    }
    yield* feed.read(() => 1024);
  } finally {
    signal.removeEventListener("abort", gone);
    gone();
  }
}
