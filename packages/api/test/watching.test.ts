import {afterEach, describe, expect, it} from "vitest";
import {jsonRoutes, watchingRoutes} from "../src/routes/all.ts";
import {createFake, type Fake} from "./support/fake-service.ts";

let fake: Fake;
afterEach(() => fake?.api.close());

const WATCHED = [
  "/",
  "/health",
  "/api/version",
  "/api/ps",
  "/metrics",
  "/api/v1/node",
  "/api/v1/peers",
  "/api/v1/cluster",
  "/api/v1/space",
  "/api/v1/topology",
  "/api/v1/partition/metrics",
];

describe("an address for watching", () => {
  it("tells how the mesh is", () => {
    for (const path of WATCHED) expect(watchingRoutes.map((row) => row.path)).toContain(path);
  });

  it("refuses all else that the API has, and says where to ask", async () => {
    fake = createFake({isForWatching: true});
    const watched = new Set(watchingRoutes.map(({method, path}) => `${method} ${path}`));
    expect([...watched].every((one) => one.startsWith("GET "))).toBe(true);
    const others = jsonRoutes.filter(({method, path}) => !watched.has(`${method} ${path}`) && method !== "HEAD");
    expect(others.length).toBeGreaterThan(30);
    for (const {method, path} of [...others, {method: "POST" as const, path: "/api/blobs/sha256:0"}]) {
      const url = path.replace(/:\w+/g, "a").replace("*", "a");
      const answer = await fake.api.app.inject({method, url, payload: "{}"});
      expect([url, answer.statusCode, answer.body]).toEqual([url, 403, expect.stringContaining("--host")]);
    }
    expect((await fake.api.app.inject("/api/unknown")).statusCode).toBe(404);
    expect((await fake.api.app.inject("/api/version")).statusCode).toBe(200);
    expect(fake.requests).toEqual([]);
  });
});
