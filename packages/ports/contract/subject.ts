import type {Callback, Failure, Outcome} from "@ollamesh/stdx";
import {expect} from "vitest";

/** One adapter under test, with nothing in it yet. */
export interface Subject<T> {
  readonly port: T;
  /** Closes it and opens it again over what was durable, as after a restart; `port` of the answer replaces this one's. */
  reopen(): Promise<Subject<T>>;
  /** Ends it and removes all it left. */
  dispose(): Promise<void>;
  /** Lets virtual time pass until nothing more happens; adapters in real time need none. */
  pump?(): void;
}

/** Asks a port and awaits its answer. Holds what every port promises: exactly one answer, and not before the question has returned. */
export function outcomeOf<T>(subject: Subject<unknown>, ask: (done: Callback<T>) => void): Promise<Outcome<T>> {
  const answer = new Promise<Outcome<T>>((resolve, reject) => {
    let isAsking = true;
    let answers = 0;
    ask((outcome) => {
      if (isAsking) reject(new Error("answered inside the question"));
      if (++answers > 1) throw new Error("answered twice");
      resolve(outcome);
    });
    isAsking = false;
  });
  subject.pump?.();
  return answer;
}

export async function answerOf<T>(subject: Subject<unknown>, ask: (done: Callback<T>) => void): Promise<T> {
  const outcome = await outcomeOf(subject, ask);
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.value;
}

/** The refusal; fails the test when there was none, or when its sentence says nothing. */
export async function refusalOf<T>(subject: Subject<unknown>, ask: (done: Callback<T>) => void): Promise<Failure["code"]> {
  const outcome = await outcomeOf(subject, ask);
  if (outcome.ok) return expect.fail("this should have been refused");
  expect(outcome.error.message.length).toBeGreaterThan(3);
  return outcome.error.code;
}
