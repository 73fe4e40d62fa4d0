import {type Mutant, oneLine} from "./mutant.ts";

const download = "packages/swarm/src/download.ts";
const source = "packages/swarm/src/source.ts";
const seeding = "packages/swarm/src/first-seeding.ts";
const neighbours = "packages/swarm/src/neighbours.ts";
const one = oneLine("swarm");

/** Deliberate bugs of the transfers: the cores in a swarm of their own, and what surrounds them in whole nodes. */
export const swarmMutants: readonly Mutant[] = [
  one("what-a-lost-source-was-asked-for-is-forgotten", download, "for (const ask of [...source.asks.values()]) this.#unuse(ask);", "source.asks.clear();"),
  one("a-bad-piece-is-never-begun-again", download, "    this.#picker.open(piece);\n    const [only", "    const [only"),
  one(
    "all-that-shared-in-a-bad-piece-are-banned",
    download,
    "for (const suspect of assembly.contributors) suspect.onParole = true;",
    "for (const suspect of assembly.contributors) this.#ban(suspect, piece);",
  ),
  one("the-first-of-several-is-blamed", download, "if (only && others.length === 0) return", "if (only && others.length >= 0) return"),
  one("a-liar-is-not-banned", download, "if (only && others.length === 0) return this.#ban(only, piece);", "if (only && others.length === 0) return;"),
  one("a-newcomer-is-trusted-at-once", source, "return this.onParole || this.verifiedBytes === 0;", "return this.onParole;"),
  one("each-piece-is-given-to-everybody", seeding, "return owner === undefined || owner === peer || this.#shown.has(peer);", "return owner !== peer || this.#shown.size >= 0;"),
  one("nobody-is-ever-shown-all", seeding, "if (this.#told.has(peer) || this.#left.count === 0) this.#shown.add(peer);", ""),
  one(
    "neighbours-without-number",
    neighbours,
    "if (!member || this.#linked.has(peer)) return;\n    member.wants = true;\n    if (this.#linked.size >= this.#settings.degreeMax) return;",
    "if (!member || this.#linked.has(peer)) return;\n    member.wants = true;",
  ),
  {
    name: "a-piece-is-announced-before-it-is-verified",
    simulation: "mesh",
    patches: [
      {
        file: "packages/node/src/transfers/transfer.ts",
        search: "    if (this.#outside?.isOpen) this.#outside.write(piece, bytes, written);",
        replacement: "    this.#deps.announce(this.digest, piece);\n    if (this.#outside?.isOpen) this.#outside.write(piece, bytes, written);",
      },
    ],
  },
];
