import type {ClusterView, FileView, Member, NodeView, PlacementView, SettingsView, StageView, TransferPace, TransferView} from "@ollamesh/node";

/** GET /api/v1/node */
export function nodeJson(view: NodeView): object {
  return {
    peer_id: view.peerId,
    version: view.version,
    addresses: view.addresses,
    uptime_ms: Math.round(view.uptimeMs),
    engine: {
      engine: view.engine.engine,
      version: view.engine.version,
      threads: view.engine.threads,
      memory: view.engine.memoryBytes,
      devices: view.engine.devices,
    },
    actors: view.actors,
  };
}

/** One of GET /api/v1/peers. `rtt_ms` is null until the first ping came back; a `suspected` peer does not answer and gets no new work;
 * `phi` says how unlikely its present silence is (one in 10^phi), null where frames are too rare to say. */
export function peerJson(member: Member): object {
  return {
    id: member.id,
    addresses: member.addresses,
    rtt_ms: member.rttMs === undefined ? null : Math.round(member.rttMs * 100) / 100,
    suspected: member.isSuspected,
    phi: member.phi === undefined ? null : Math.round(member.phi * 10) / 10,
    version: member.version,
    api: member.apiUrl ?? null,
    zone: member.zone,
    capabilities: {
      threads: member.threads,
      memory: member.memoryBytes,
      memory_free: member.memoryFreeBytes,
      devices: member.devices,
      engine: member.engine,
    },
    holds: member.holds,
    loaded: member.loaded,
    weight: member.weight,
  };
}

/** GET /api/v1/placement/:model */
export function placementJson(view: PlacementView): object {
  return {
    ...placedJson(view),
    move: view.move ? {phase: view.move.phase, ...placedJson(view.move.placement)} : null,
  };
}

function placedJson(view: PlacementView): object {
  return {
    model: view.model,
    epoch: view.epoch,
    strategy: view.strategy,
    ...(view.draft !== undefined && {draft_model: view.draft}),
    reasons: view.reasons,
    ...(view.scaling && {scaling: view.scaling}),
    replicas: view.replicas.map((replica) => ({peer: replica.peer, ...stageJson(replica)})),
    stages: view.stages.map((stage) => ({
      peer: stage.peer,
      first_layer: stage.firstLayer,
      last_layer: stage.lastLayer,
      ...stageJson(stage),
      fellows: stage.fellows.map((fellow) => ({peer: fellow.peer, ...stageJson(fellow)})),
      keepers: stage.keepers.map((keeper) => ({peer: keeper.peer, ...stageJson(keeper)})),
    })),
  };
}

function stageJson({state, detail, bytesOnDisk, sources}: StageView): object {
  return {state, detail, bytes_on_disk: bytesOnDisk, sources};
}

/** One of GET /api/v1/transfers: a blob coming in (or a whole one going out). */
export function transferJson(view: TransferView): object {
  return {
    digest: view.digest,
    url: null,
    state: view.state,
    total: view.total,
    completed: view.completed,
    ...paceJson(view),
    corrupt_peers: view.corruptPeers,
    uploaded: view.uploadedBytes,
    pieces: view.pieces ? {count: view.pieces.count, bytes: view.pieces.bytes, have: Buffer.from(view.pieces.have).toString("base64")} : null,
    error: view.failure?.message ?? null,
  };
}

/** Likewise of a file from a URL, whose digest is known when all of it is here. */
export function fileJson({url, total, completed, bytesPerSecond, etaMs}: FileView): object {
  return {
    ...{digest: null, url, state: "active", total: total ?? null, completed, bytes_per_second: bytesPerSecond, eta_ms: etaMs ?? null},
    ...{sources: [], corrupt_peers: [], uploaded: 0, pieces: null, error: null},
  };
}

/** How fast a blob comes, in all and from each source. */
export function paceJson({bytesPerSecond, etaMs, sources}: TransferPace): object {
  return {
    bytes_per_second: bytesPerSecond,
    eta_ms: etaMs ?? null,
    sources: sources.map((source) => ({peer: source.peer, bytes: source.bytes, bytes_per_second: source.bytesPerSecond, state: source.state})),
  };
}

const nodeText = (node: number): string => node.toString(16);

/** GET /api/v1/cluster: what this peer knows of the group that agrees. */
export function clusterJson(view: ClusterView): object {
  return {
    state: view.state,
    cluster: view.cluster,
    node: nodeText(view.node),
    role: view.role,
    leader: view.leader ?? null,
    term: view.term,
    commit: view.commit,
    applied: view.applied,
    last_index: view.lastIndex,
    first_index: view.firstIndex,
    appended: view.appended,
    elections: view.elections,
    apart: view.apart,
    change: view.change ? {from: view.change.from.map(nodeText), to: view.change.to.map(nodeText)} : null,
    members: view.members.map((member) => ({
      node: nodeText(member.node),
      peer: member.peer ?? null,
      zone: member.zone,
      role: member.role,
      leader: member.isLeader,
      up: member.isUp,
      state: member.condition,
      draining: member.drains,
      lag: member.lag ?? null,
      silent_ms: member.silentMs ?? null,
    })),
  };
}

/** GET /api/v1/cluster/settings: what holds, who says so, and what may be set. */
export function settingsJson({consistency, settings}: SettingsView): object {
  return {
    consistency,
    settings: Object.fromEntries(settings.map(({name, value}) => [name, value])),
    sources: Object.fromEntries(settings.map(({name, source}) => [name, source])),
    known: settings.flatMap(({name, fallback, allowed, help}) => (fallback === undefined ? [] : [{name, default: fallback, allowed, help}])),
  };
}
