/** Which package may import which: the rule behind ARCHITECTURE.md. */

export interface LayerRule {
  readonly layer: number;
  /** Packages of this project it may import. */
  readonly may: readonly string[];
  readonly what: string;
}

const cores = ["raft", "membership", "swarm", "placement", "inference", "catalog"];

export const layers: Readonly<Record<string, LayerRule>> = {
  stdx: {layer: 0, may: [], what: "assert, Outcome, coded errors, integer PRNG, queue, heap, bitset, units"},
  ports: {layer: 1, may: ["stdx"], what: "interfaces to everything outside, and the contract every adapter passes"},
  raft: {layer: 2, may: ["stdx"], what: "the consensus machine: ticks and messages in, writes and messages out"},
  membership: {layer: 2, may: ["stdx"], what: "who is here, what they can do, how far they are"},
  swarm: {layer: 2, may: ["stdx"], what: "which piece from whom; who gets what from us"},
  placement: {layer: 2, may: ["stdx"], what: "peers, model and policy into a plan, or a refusal with its reason"},
  inference: {layer: 2, may: ["stdx"], what: "continuous batching, admission, choice of a replica; tokens into text"},
  catalog: {layer: 2, may: ["stdx", "placement"], what: "what all peers agree on: apply, reconcile, who votes"},
  wire: {layer: 3, may: ["stdx", ...cores], what: "protobuf and core types, decode limits"},
  actor: {layer: 3, may: ["stdx", "ports"], what: "bounded mailboxes, timers, supervision"},
  node: {layer: 4, may: ["stdx", "ports", ...cores, "wire", "actor"], what: "the actors of a peer: createNode(world, config)"},
  api: {layer: 4, may: ["stdx", "ports", "node"], what: "the HTTP routes over a node"},
  "net-libp2p": {layer: 5, may: ["stdx", "ports"], what: "Transport and Gossip over libp2p"},
  "store-level": {layer: 5, may: ["stdx", "ports"], what: "key-value, blobs and manifests on disk"},
  "engine-llama": {layer: 5, may: ["stdx", "ports"], what: "Compute over llama.cpp in runner processes; GGUF reading and cutting"},
  origins: {layer: 5, may: ["stdx", "ports"], what: "registries outside of the mesh: Docker's and Ollama's protocol over HTTP"},
  telemetry: {layer: 5, may: ["stdx", "ports"], what: "JSON logs, Prometheus metrics"},
  sim: {layer: 5, may: ["stdx", "ports", ...cores, "wire", "actor", "node"], what: "every port with faults, seeded; invariants (tests only)"},
  peer: {
    layer: 6,
    may: ["stdx", "ports", ...cores, "wire", "actor", "node", "api", "net-libp2p", "store-level", "engine-llama", "origins", "telemetry"],
    what: "main, configuration, command line, the real World",
  },
};

/** These know no clock, no I/O, no promise. */
export const purePackages = ["stdx", ...cores];
