import {type Callback, ok} from "@ollamesh/stdx";
import {storeFailure} from "./failures.ts";

/** The border between this adapter's promises and the port's callbacks. */
export function answer<T>(what: string, work: Promise<T>, done: Callback<T>): void {
  work.then(
    (value) => done(ok(value)),
    (error) => done({ok: false, error: storeFailure(error, what)}),
  );
}
