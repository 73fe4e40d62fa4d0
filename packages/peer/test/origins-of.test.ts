import {once} from "node:events";
import {type AddressInfo, createServer} from "node:net";
import {parseModelName} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {loadConfig} from "../src/config/load-config.ts";
import {originsOf} from "../src/serve/origins-of.ts";

describe("registries as configured", () => {
  it("are waited for as long as the settings say, and no longer", async () => {
    let asked = 0;
    const mute = createServer((socket) => {
      asked++;
      socket.on("error", () => undefined);
    }).listen(0, "127.0.0.1");
    await once(mute, "listening");
    const {port} = mute.address() as AddressInfo;
    const origins = originsOf(loadConfig({origin: `http://127.0.0.1:${port}`, originTimeout: "100ms"}, {}), "0");
    const name = parseModelName("x");
    if (!origins || !name.ok) return expect.fail("no registry");
    const startedAt = performance.now();
    const outcome = await new Promise((resolve) => origins.manifest({name: name.value, isInsecure: false}, undefined, resolve));
    expect(outcome).toMatchObject({ok: false, error: {code: "origin_failed"}});
    // With the default of 30 s for each attempt this would be minutes.
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(asked).toBeGreaterThan(1);
    await origins.close();
    mute.close();
  });
});
