import {type Credentials, createOrigins, originDefaults, parseCredentials} from "@ollamesh/origins";
import {CodedError} from "@ollamesh/stdx";
import {parseDurationMs} from "../config/duration.ts";
import type {PeerConfig} from "../config/peer-config.ts";

/** The way to registries outside of the mesh; undefined where there shall be none. Throws CodedError `bad_config`. */
export function originsOf(config: PeerConfig, version: string): ReturnType<typeof createOrigins> | undefined {
  if (config.origin === "none") return undefined;
  if (!URL.canParse(config.origin)) throw new CodedError("bad_config", `--origin ${config.origin} is no URL: write http(s)://<host>[:<port>], or none`);
  const credentials = new Map<string, Credentials>();
  for (const text of config.originAuth) {
    const account = parseCredentials(text);
    credentials.set(account.host, account.credentials);
  }
  const patienceMs = parseDurationMs(config.originTimeout);
  const settings = {...originDefaults, connectTimeoutMs: parseDurationMs(config.originConnectTimeout), headersTimeoutMs: patienceMs, stallMs: patienceMs};
  return createOrigins({version, base: new URL(config.origin), insecureHosts: config.insecureOrigin, credentials, keyPath: config.originKey, settings});
}
