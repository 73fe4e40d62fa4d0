import {CodedError} from "@ollamesh/stdx";

/** What a registry is shown. */
export type Credentials = {readonly type: "basic"; readonly user: string; readonly password: string} | {readonly type: "bearer"; readonly token: string};

/**
 * `<host>=<user>:<password>` or `<host>=<token>`, the host with its port where it has one. Throws CodedError `bad_config`, without the secret.
 */
export function parseCredentials(text: string): {readonly host: string; readonly credentials: Credentials} {
  const [, host, secret] = /^([^=\s]+)=(\S.*)$/.exec(text) ?? [];
  if (host === undefined || secret === undefined) throw new CodedError("bad_config", "credentials of a registry are written <host>=<user>:<password> or <host>=<token>");
  const colon = secret.indexOf(":");
  const credentials: Credentials = colon < 0 ? {type: "bearer", token: secret} : {type: "basic", user: secret.slice(0, colon), password: secret.slice(colon + 1)};
  return {host: host.toLowerCase(), credentials};
}

/** The value of an Authorization header. */
export function authorizationOf(credentials: Credentials): string {
  if (credentials.type === "bearer") return `Bearer ${credentials.token}`;
  return `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString("base64")}`;
}
