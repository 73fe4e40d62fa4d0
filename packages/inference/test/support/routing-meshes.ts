import type {SimPeer} from "./replica-line.ts";

/** Peers that have a model, and how often somebody asks. */
export interface RoutingMesh {
  readonly name: string;
  readonly peers: readonly SimPeer[];
  /** Between two requests, on average. */
  readonly everyMs: number;
}

const peer = (name: string, given: Partial<SimPeer> = {}): SimPeer => ({peer: name, tookMs: 400, slots: 4, rttMs: 1, company: 0, ...given});
const three = (c: Partial<SimPeer>): readonly SimPeer[] => [peer("a", {rttMs: 0}), peer("b"), peer("c", c)];
const mesh = (name: string, peers: readonly SimPeer[], everyMs: number): RoutingMesh => ({name, peers, everyMs});

/** Whose slots do not slow each other. */
export const ROUTING_MESHES: readonly RoutingMesh[] = [
  mesh("three equal peers, half of what they can", three({}), 66),
  mesh("three equal peers, nearly all they can", three({}), 37),
  mesh("one of three at a quarter of the speed, half of what they can", three({tookMs: 1600}), 90),
  mesh("one of three at a quarter of the speed, nearly all they can", three({tookMs: 1600}), 50),
  mesh("one of three far away", three({rttMs: 300}), 66),
  mesh("one of three with two slots instead of eight", [peer("a", {slots: 8}), peer("b", {slots: 8}), peer("c", {slots: 2})], 26),
  mesh("eight peers of which two are slow and one is far", [...three({}), peer("d"), peer("e"), peer("f", {tookMs: 1600}), peer("g", {tookMs: 1600}), peer("h", {rttMs: 300})], 24),
];

/** The same with slots that share what their host can: each other one adds half of an answer's time. */
export const SHARING_MESHES: readonly RoutingMesh[] = ROUTING_MESHES.map(({name, peers, everyMs}) =>
  mesh(
    `${name}; slots slow each other`,
    peers.map((one) => ({...one, company: 0.5})),
    everyMs,
  ),
);
