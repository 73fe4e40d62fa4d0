import {type PeerProcess, type TestMesh, until} from "./mesh.ts";

/** Of GET /api/v1/cluster. */
export interface Cluster {
  readonly state: string;
  readonly cluster: string;
  readonly node: string;
  readonly role: string;
  readonly leader: string | null;
  readonly term: number;
  readonly applied: number;
  readonly elections: number;
  readonly change: {readonly from: readonly string[]; readonly to: readonly string[]} | null;
  readonly members: readonly {
    readonly peer: string;
    readonly node: string;
    readonly role: string;
    readonly up: boolean;
    readonly lag: number | null;
    readonly silent_ms: number | null;
  }[];
}

export const clusterOf = (peer: PeerProcess): Promise<Cluster> => peer.get<Cluster>("/api/v1/cluster");
export const votersOf = ({members}: Cluster): number => members.filter(({role}) => role === "voter").length;

/** All that run know the same leader and so many voters, and who votes is not being changed. */
export function agreeing(mesh: TestMesh, voters: number, withinMs = 30_000): Promise<Cluster[]> {
  const live = mesh.peers.filter((peer) => !peer.hasEnded);
  return until(`${live.length} peers agree, ${voters} of them voting`, withinMs, async () => {
    const views = await Promise.all(live.map((peer) => clusterOf(peer).catch(() => undefined)));
    const known = views.filter((view) => view !== undefined);
    const isOne = known.every(({leader, change, ...view}) => leader !== null && leader === known[0]?.leader && change === null && votersOf({leader, change, ...view}) === voters);
    return isOne && known.length === live.length && known;
  });
}

async function catalogueOf(peer: PeerProcess): Promise<string> {
  const {settings} = await peer.get<{settings: object}>("/api/v1/cluster/settings?consistency=stale");
  const {placements} = await peer.get<{placements: {model: string; epoch: number; stages: {peer: string}[]}[]}>("/api/v1/placements");
  return JSON.stringify([Object.entries(settings).sort(), placements.map(({model, epoch, stages}) => [model, epoch, stages.map((stage) => stage.peer)])]);
}

/** All that run hold the same at the same applied index, of one group. */
export async function sameCatalogues(mesh: TestMesh, withinMs = 30_000): Promise<void> {
  const live = mesh.peers.filter((peer) => !peer.hasEnded);
  await until("all catalogues are the same", withinMs, async () => {
    const before = await Promise.all(live.map(clusterOf));
    const catalogues = await Promise.all(live.map(catalogueOf));
    const after = await Promise.all(live.map(clusterOf));
    const positions = new Set([...before, ...after].map(({cluster, applied}) => `${cluster} ${applied}`));
    return positions.size === 1 && new Set(catalogues).size === 1;
  });
}
