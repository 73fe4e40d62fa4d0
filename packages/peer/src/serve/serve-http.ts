import {createHttpApi, type HttpApi, type HttpApiOptions} from "@ollamesh/api";
import type {Logger} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import {clientUrl, parseHttpAddress} from "../config/http-address.ts";

/** Where an HTTP server of this peer listens, and the option that says so. */
export interface HttpPlace {
  readonly address: string;
  readonly option: "--host" | "--monitor-host";
}

/**
 * Opens an HTTP server. Throws CodedError `port_in_use`, `bad_config` or `io`, and leaves nothing open then.
 * @returns it, and the URL for clients on this host; where port 0 was asked the system chose
 */
export async function serveHttp(options: HttpApiOptions, {address, option}: HttpPlace, log: Logger): Promise<{server: HttpApi; url: string}> {
  const {host, port} = parseHttpAddress(address);
  const server = createHttpApi(options);
  try {
    const url = new URL(await server.listen(host, port));
    log.debug("http_listens", {url: url.href, option});
    return {server, url: clientUrl({host, port: Number(url.port || 80)})};
  } catch (error) {
    await server.close();
    const {code, message} = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new CodedError(
        "port_in_use",
        `the HTTP port ${host}:${port} is taken by another program (Ollama, or another peer?): stop it, or name another with ${option} 127.0.0.1:<port>`,
      );
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") throw new CodedError("bad_config", `this host has no address ${host}: name one of its own with ${option}`);
    if (code === "EACCES") throw new CodedError("bad_config", `port ${port} needs more rights than this user has: name one above 1023 with ${option}`);
    throw new CodedError("io", `cannot listen on ${host}:${port}: ${message}`);
  }
}
