import {setTimeout as pause} from "node:timers/promises";
import type {ModelDetails, NodeService} from "@ollamesh/node";
import type {Vocabulary} from "@ollamesh/ports";
import {ApiError} from "../api-error.ts";
import {ask} from "../service-client.ts";

/** Its process ended, and another is started by who asks again. */
const LOST: readonly string[] = ["stage_crashed", "unloaded"];
const TRIES_MAX = 6;
/** Twice as long after each further loss: a second and a half in all. */
const PAUSE_MS = 50;

/** Does something with a model's tokenizer, again where its process is lost meanwhile. Throws ApiError. */
export async function withVocabulary<T>(service: NodeService, details: ModelDetails, use: (vocabulary: Vocabulary) => T | Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await use(await ask<Vocabulary>((done) => service.models({type: "vocabulary", details, done})));
    } catch (error) {
      if (!(error instanceof ApiError) || !LOST.includes(error.code) || tries === TRIES_MAX) throw error;
      await pause(PAUSE_MS * 2 ** (tries - 1));
    }
  }
}
