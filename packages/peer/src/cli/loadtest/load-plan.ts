import {CodedError} from "@ollamesh/stdx";
import {parseDurationMs} from "../../config/duration.ts";
import {clientUrl, parseHttpAddress} from "../../config/http-address.ts";
import type {StressLimits} from "./load-stress.ts";

/** The flags as they were given. */
export interface LoadFlags {
  readonly concurrentUsers?: string;
  readonly requestsPerUser?: string;
  readonly duration?: string;
  readonly rampUp?: string;
  readonly thinkTime?: string;
  readonly peers?: string;
  readonly model?: string;
  readonly profile?: string;
  readonly maxTokens?: string;
  readonly timeout?: string;
  readonly seed?: string;
  readonly json?: string;
  readonly markdown?: string;
  /** More and more users. */
  readonly stress?: boolean;
  readonly p95?: string;
}

export type LoadProfile = "chat" | "agents" | "burst";

/** What is asked of whom, by how many, how long. */
export interface LoadPlan {
  readonly profile: LoadProfile;
  readonly model: string;
  /** URLs; each user has one of them, and goes to the next when it does not answer. */
  readonly peers: readonly string[];
  readonly users: number;
  /** Infinity: until the time is up. */
  readonly requestsPerUser: number;
  readonly durationMs: number;
  /** Users begin one after the other over so long. */
  readonly rampUpMs: number;
  /** On average, between an answer and the next request; drawn between half and one and a half of it. */
  readonly thinkTimeMs: number;
  /** Tokens of an answer at most. */
  readonly tokensMax: number;
  readonly timeoutMs: number;
  readonly seed: number;
}

export const USERS_MAX = 10_000;
/** Of a step with more users than the one before, and what is good enough there. */
const STRESS = {concurrentUsers: "8", duration: "15s", p95: "2s", successPercent: 99};
const defaults = {
  chat: {concurrentUsers: "10", thinkTime: "2s", maxTokens: "64"},
  agents: {concurrentUsers: "174", thinkTime: "5s", maxTokens: "24"},
  burst: {concurrentUsers: "551", thinkTime: "0s", maxTokens: "8"},
};

/** Throws CodedError `bad_request` naming the flag. */
export function loadPlan(flags: LoadFlags, host: string): LoadPlan {
  const profile = flags.profile ?? "chat";
  if (profile !== "chat" && profile !== "agents" && profile !== "burst") throw refused("--profile", "must be chat, agents or burst");
  if (flags.stress && flags.markdown !== undefined) throw refused("--markdown", "is not written of --stress: use --json");
  const own = {...defaults[profile], ...(flags.stress && {concurrentUsers: STRESS.concurrentUsers})};
  const isBounded = flags.requestsPerUser !== undefined || profile === "burst";
  return {
    profile,
    model: flags.model ?? "storyteller",
    peers: (flags.peers ?? host).split(",").map((peer) => (peer.includes("://") ? peer.replace(/\/$/, "") : clientUrl(parseHttpAddress(peer)))),
    users: count("--concurrent-users", flags.concurrentUsers ?? own.concurrentUsers, USERS_MAX),
    requestsPerUser: isBounded ? count("--requests-per-user", flags.requestsPerUser ?? "1", 1_000_000) : Number.POSITIVE_INFINITY,
    durationMs: time("--duration", flags.duration ?? (isBounded ? "10m" : flags.stress ? STRESS.duration : "30s")),
    rampUpMs: time("--ramp-up", flags.rampUp ?? "0s"),
    thinkTimeMs: time("--think-time", flags.thinkTime ?? own.thinkTime),
    tokensMax: count("--max-tokens", flags.maxTokens ?? own.maxTokens, 1_000_000),
    timeoutMs: time("--timeout", flags.timeout ?? "2m"),
    seed: count("--seed", flags.seed ?? "1", 2 ** 32 - 1),
  };
}

/** What must hold for the next step. Throws CodedError `bad_request`. */
export function stressLimits({p95}: LoadFlags): StressLimits {
  return {p95Ms: time("--p95", p95 ?? STRESS.p95), successPercent: STRESS.successPercent};
}

function count(flag: string, text: string, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max) throw refused(flag, `must be a whole number from 1 to ${max}`);
  return value;
}

function time(flag: string, text: string): number {
  if (!/^\d+(\.\d+)?(ms|s|m|h)?$/.test(text)) throw refused(flag, "must be a duration, for example 500ms, 30s or 10m");
  return parseDurationMs(text);
}

function refused(flag: string, why: string): CodedError {
  return new CodedError("bad_request", `${flag}: ${why}`);
}
