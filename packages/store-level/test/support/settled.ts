import type {Callback} from "@ollamesh/stdx";

/** The value, or the failure as an exception with its code. */
export function settled<T>(start: (done: Callback<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((outcome) => (outcome.ok ? resolve(outcome.value) : reject(Object.assign(new Error(outcome.error.message), {code: outcome.error.code}))));
  });
}
