import {describe, expect, it} from "vitest";
import {copiesBar, pieceBar} from "../src/cli/swarm/piece-bar.ts";
import {swarmReport} from "../src/cli/swarm/swarm-report.ts";
import type {ShareView, SwarmView} from "../src/cli/swarm/swarm-view.ts";

const [A, B, C] = ["A", "B", "C"].map((letter) => `12D3Koo${letter.repeat(45)}`) as [string, string, string];

/** Sixteen pieces, `1` where one is held. */
function have(text: string): string {
  const bytes = new Uint8Array(2);
  [...text].forEach((bit, i) => {
    if (bit === "1") bytes[i >> 3] = (bytes[i >> 3] as number) | (1 << (i & 7));
  });
  return Buffer.from(bytes).toString("base64");
}

function share(peer: string, pieces: string, more: Partial<ShareView> = {}): ShareView {
  const held = [...pieces].filter((bit) => bit === "1").length * 2 ** 20;
  return {peer, held, have: have(pieces), whole: held === 2 ** 24, fetching: false, bytes_per_second: 0, eta_ms: null, sources: [], ...more};
}

const sources = [
  {peer: A, bytes: 5, bytes_per_second: 2 ** 20},
  {peer: "registry.ollama.ai", bytes: 5, bytes_per_second: 3 * 2 ** 20},
  {peer: C, bytes: 5, bytes_per_second: 0},
];
const view: SwarmView = {
  model: "big:latest",
  peers: [
    {id: A, self: true, answer: "answered"},
    {id: B, self: false, answer: "answered"},
    {id: C, self: false, answer: "away"},
  ],
  blobs: [
    {
      digest: `sha256:${"ab".repeat(32)}`,
      media_type: "application/vnd.ollama.image.model",
      size: 2 ** 24,
      pieces: {count: 16, bytes: 2 ** 20},
      copies: {whole: 1, rarest: 1, rarest_pieces: 12, mean: 1.25},
      shares: [share(B, "1100110000000000", {fetching: true, bytes_per_second: 2 ** 22, eta_ms: 3000, sources}), share(A, "1".repeat(16))],
    },
    {
      digest: `sha256:${"cd".repeat(32)}`,
      media_type: "application/vnd.docker.container.image.v1+json",
      size: 335,
      pieces: {count: 1, bytes: 335},
      copies: {whole: 1, rarest: 1, rarest_pieces: 1, mean: 1},
      shares: [{...share(A, "1"), whole: true}],
    },
  ],
};

describe("bars", () => {
  it("show what is missing and what is there, however many pieces a column stands for", () => {
    expect(pieceBar(new Uint8Array(100).fill(255), 800, 5)).toBe("█████");
    const oneMissing = new Uint8Array(100).fill(255);
    oneMissing[0] = 254;
    expect(pieceBar(oneMissing, 800, 5)).toBe("▓████");
    const oneThere = new Uint8Array(100);
    oneThere[99] = 128;
    expect(pieceBar(oneThere, 800, 5)).toBe("····░");
    expect(pieceBar(Uint8Array.of(1), 2, 6)).toBe("███···");
  });

  it("count the copies of each column's rarest piece", () => {
    expect(copiesBar([Uint8Array.of(0b1111), Uint8Array.of(0b0011)], 4, 4)).toBe("2211");
    expect(copiesBar([Uint8Array.of(0b1111), Uint8Array.of(0b0111)], 4, 2)).toBe("21");
    expect(copiesBar(Array(12).fill(Uint8Array.of(1)), 1, 3)).toBe("+++");
    expect(copiesBar([], 2, 2)).toBe("00");
  });
});

describe("the report", () => {
  it("tells who has what, from whom it comes, and who is missing", () => {
    const text = swarmReport(view, 80).join("\n");
    expect(text).toContain("big:latest: 16.0 MiB in 2 blobs, 2 of 3 peers answered");
    expect(text).toContain("at least 1 copy of each piece, 12 pieces have no more, 1 whole, 1.3 on average");
    expect(text).toMatch(/this peer {2}█+ {2}100 %\n…BBBBBBBB {2}[█·]+ {3}25 %\n/);
    expect(text).toContain("4.0 MiB/s, 3.0 s left, 3.0 MiB/s from registry.ollama.ai,\n           1.0 MiB/s from this peer");
    expect(text).toContain("cdcdcdcdcdcd config, 335 B, 1 of 2 have it");
    expect(text).toContain("not here, though the mesh counts on a copy there: …CCCCCCCC");
  });

  it.each([40, 46, 60, 80, 200])("fits in %i columns", (columns) => {
    const lines = swarmReport(view, columns);
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(columns);
    expect(lines.join(" ")).toContain("100 %");
  });

  it("says what nobody has, and lets no name of others move the cursor", () => {
    const blob = {
      ...view.blobs[0],
      copies: {whole: 0, rarest: 0, rarest_pieces: 4, mean: 0.8},
      shares: [share(B, "1", {fetching: true, bytes_per_second: 9, sources: [{peer: "\u001b[2J", bytes: 1, bytes_per_second: 9}]})],
    };
    const text = swarmReport({...view, blobs: [blob as SwarmView["blobs"][number]]}, 80).join("\n");
    expect(text).toContain("4 of 16 pieces are at nobody who answered");
    expect(text).not.toContain("\u001b");
  });
});
