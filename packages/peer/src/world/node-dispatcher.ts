import type {Dispatcher} from "@ollamesh/actor";

/** Messages handled before timers and sockets get their turn again: about a millisecond of short handlers. */
const MESSAGES_PER_TURN = 256;

/**
 * Runs ready actors in turn, one message each, on Node's event loop, without starving I/O.
 * @param told of how many messages were handled in one go
 */
export function createNodeDispatcher(told: (messages: number) => void = () => undefined): Dispatcher {
  let queue: (() => boolean)[] = [];
  let scheduled = false;

  const drain = (): void => {
    let handled = 0;
    while (handled < MESSAGES_PER_TURN && queue.length > 0) {
      const turn = queue;
      queue = [];
      for (const run of turn) {
        handled++;
        if (run()) queue.push(run);
      }
    }
    // Not before: what becomes ready meanwhile is drained here, and a long chain must not run on as microtasks.
    scheduled = false;
    told(handled);
    if (queue.length > 0) schedule(setImmediate);
  };
  const schedule = (later: (run: () => void) => void): void => {
    if (scheduled) return;
    scheduled = true;
    later(drain);
  };

  return {
    ready(_name, run) {
      queue.push(run);
      schedule(queueMicrotask);
    },
  };
}
