import type {Prng} from "@ollamesh/stdx";
import type {PeerOptions} from "../../scripts/peer-process.ts";
import {type PeerProcess, type TestMesh, until} from "../e2e/support/mesh.ts";
import type {PrivateNetwork} from "./private-network.ts";

const PAUSE_MS_MIN = 200;
const HARM_MS_MAX = 2500;
const FLAPS_MAX = 6;

export interface Scene {
  readonly mesh: TestMesh;
  readonly rng: Prng;
  /** Undefined: there are no partitions here. */
  readonly network: PrivateNetwork | undefined;
  readonly flags: readonly string[];
  leader(): Promise<string | null>;
}

/** What is done to the peers in one round, by name; over when it returns, and everybody is there again. */
type Harm = (scene: Scene) => Promise<void>;

/** The first peer is never killed or stopped: it generates. It may be cut off. */
export const kills: Readonly<Record<string, Harm>> = {
  kill: (scene) => forSome(scene, (index) => kill(scene, index)),
  "kill the leader": async (scene) => kill(scene, await leadElsewhere(scene)),
  pause: (scene) => forSome(scene, (index) => pause(scene, index)),
  "kill and pause": async (scene) => {
    const [one, other] = scene.rng.shuffle(others(scene)) as [number, number];
    await Promise.all([kill(scene, one), pause(scene, other)]);
  },
};

export const partitions: Readonly<Record<string, Harm>> = {
  "isolate one": (scene) => cut(scene, [scene.rng.below(scene.mesh.peers.length)]),
  "isolate the leader": async (scene) => cut(scene, [await leaderOf(scene)]),
  "split in two": (scene) => cut(scene, scene.rng.shuffle(all(scene)).slice(0, Math.floor(scene.mesh.peers.length / 2))),
  "the leader is not heard": async (scene) => {
    const leader = await leaderOf(scene);
    networkOf(scene).mute(leader, all(scene));
    await heal(scene);
  },
  "the leader hears nobody": async (scene) => {
    const leader = await leaderOf(scene);
    for (const index of all(scene)) networkOf(scene).mute(index, index === leader ? [] : [leader]);
    await heal(scene);
  },
  "one link lost": async (scene) => {
    const [one, other] = scene.rng.shuffle(all(scene)) as [number, number];
    networkOf(scene).split([one], [other]);
    await heal(scene);
  },
  "a flapping link": (scene) => flap(scene, scene.rng.below(scene.mesh.peers.length)),
  "a kill in a split": async (scene) => {
    const [victim, ...rest] = scene.rng.shuffle(others(scene)) as [number, ...number[]];
    await Promise.all([cut(scene, rest.slice(0, 2)), kill(scene, victim)]);
  },
};

const all = ({mesh}: Scene): number[] => mesh.peers.map((_, index) => index);
const others = (scene: Scene): number[] => all(scene).slice(1);

function networkOf({network}: Scene): PrivateNetwork {
  if (!network) throw new Error("there are no partitions without network namespaces");
  return network;
}

async function leaderOf(scene: Scene): Promise<number> {
  const leader = await scene.leader();
  const index = leader === null ? -1 : scene.mesh.indexOf(leader);
  return index < 0 ? scene.rng.below(scene.mesh.peers.length) : index;
}

/** Never the first: one of the others is asked to lead, and does or does not. */
async function leadElsewhere(scene: Scene): Promise<number> {
  const leader = await leaderOf(scene);
  if (leader !== 0) return leader;
  const heir = scene.rng.pick(others(scene));
  const {id} = scene.mesh.peer(heir);
  await until(`peer ${heir} may lead`, 20_000, () => askToLead(scene, id));
  await until("another leads", 5000, async () => (await scene.leader()) === id).catch(() => undefined);
  return heir;
}

/** False while whoever is asked does not see yet that it is back from an earlier harm. */
async function askToLead({mesh}: Scene, id: string): Promise<boolean> {
  try {
    await mesh.peer(0).post("/api/v1/cluster/transfer", {peer: id});
    return true;
  } catch (error) {
    if (/does not answer, or belongs to another group/.test(String(error))) return false;
    throw error;
  }
}

/** One or two of those that may be harmed: a minority. */
async function forSome(scene: Scene, harm: (index: number) => Promise<void>): Promise<void> {
  const count = 1 + scene.rng.below(Math.floor((scene.mesh.peers.length - 1) / 2));
  await Promise.all(scene.rng.shuffle(others(scene)).slice(0, count).map(harm));
}

async function cut(scene: Scene, side: readonly number[]): Promise<void> {
  const rest = all(scene).filter((index) => !side.includes(index));
  networkOf(scene).split(side, rest);
  await heal(scene);
}

/** After a while. */
async function heal(scene: Scene): Promise<void> {
  await aWhile(scene.rng, 500);
  networkOf(scene).healAll();
}

async function flap(scene: Scene, index: number): Promise<void> {
  for (let times = 1 + scene.rng.below(FLAPS_MAX); times > 0; times--) {
    for (const isIn of [false, true]) {
      networkOf(scene).plug(index, isIn);
      await new Promise((resolve) => setTimeout(resolve, 50 + scene.rng.below(400)));
    }
  }
}

async function kill(scene: Scene, index: number): Promise<void> {
  const {mesh, rng, flags} = scene;
  await mesh.peer(index).stop("SIGKILL");
  await aWhile(rng, 0);
  const bootstrap = mesh.peers.filter((peer) => !peer.hasEnded).map(({multiaddr}) => multiaddr);
  const back = await mesh.add({...startOf(scene, index), dataDir: mesh.dataDir(index), bootstrap, flags: [...flags, "--default-model", "false"]});
  mesh.peers.splice(mesh.peers.indexOf(back), 1);
  mesh.peers[index] = back;
}

export function startOf({network}: Pick<Scene, "network">, index: number): Partial<PeerOptions> {
  return network ? network.placeOf(index) : {};
}

async function pause({mesh, rng}: Scene, index: number): Promise<void> {
  const peer: PeerProcess = mesh.peer(index);
  peer.child.kill("SIGSTOP");
  await aWhile(rng, PAUSE_MS_MIN);
  peer.child.kill("SIGCONT");
}

function aWhile(rng: Prng, ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms + rng.below(HARM_MS_MAX - ms)));
}
