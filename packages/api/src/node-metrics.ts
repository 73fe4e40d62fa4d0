import type {LadderView, Member, NodeService, NodeView, SessionTotals, TransferTotals, Workload} from "@ollamesh/node";
import type {MetricSample, Metrics} from "@ollamesh/ports";
import {declareAgreementMetrics} from "./agreement-metrics.ts";
import type {ConnectionTotals} from "./connection-limit.ts";
import {declareCopies} from "./copy-metrics.ts";
import {declarePartition} from "./partition-metrics.ts";
import {ask} from "./service-client.ts";
import {declareStages} from "./stage-metrics.ts";

/** Members that are told apart, the nearest first: each is two series. */
const MEMBERS_MAX = 64;

/** Finer around exact. */
const ERROR_BUCKETS = [-0.9, -0.75, -0.5, -0.35, -0.2, -0.1, 0, 0.1, 0.2, 0.35, 0.5, 1, 2, 5, 10];

type ActorStats = NodeView["actors"][number];

/** What a node knows of itself and its mesh, as numbers for whoever watches. */
export function declareNodeMetrics(metrics: Metrics, service: NodeService): void {
  metrics.gauge({name: "ollamesh_info", help: "1, with what runs here.", labels: ["version", "peer"]}, () => {
    const {version, peerId} = service.view();
    return [{labels: {version, peer: peerId}, value: 1}];
  });
  metrics.gauge({name: "ollamesh_uptime_seconds", help: "Since this process began.", labels: []}, () => [one(service.view().uptimeMs / 1000)]);
  declareMembers(metrics, () => ask((done) => service.membership({type: "members", done})));
  declareTransfers(metrics, () => ask((done) => service.transfers({type: "totals", done})));
  declareRequests(metrics, {sessions: () => ask((done) => service.sessions({type: "totals", done})), stages: () => ask((done) => service.stages({type: "workload", done}))});
  declarePredictions(metrics, service);
  declareStages(metrics, () => ask((done) => service.stages({type: "used", done})));
  declareLadder(metrics, () => ask((done) => service.guard({type: "view", done})));
  declareAgreementMetrics(metrics, service);
  declareCopies(metrics, service, () => service.view().uptimeMs);
  declareActors(metrics, () => service.view().actors);
  declarePartition(metrics, () => ask((done) => service.deployments({type: "experience", done})));
}

/** How far predictions of answers' times were off: what was predicted to what it took, less 1; 0 is exact, -0.5 half as long as it took. */
function declarePredictions(metrics: Metrics, service: NodeService): void {
  const off = metrics.histogram(
    {name: "ollamesh_routing_prediction_error_ratio", help: "Of answers to this peer's clients: predicted over measured time, less 1.", labels: []},
    ERROR_BUCKETS,
  )({});
  service.sessions({type: "observe_predictions", observe: (predictedMs, tookMs) => off(predictedMs / Math.max(1, tookMs) - 1)});
}

/** Who is connected to the HTTP server of this peer. */
export function declareConnections(metrics: Metrics, totals: () => ConnectionTotals): void {
  metrics.gauge({name: "ollamesh_http_connections", help: "Connections of clients, within the limit (--max-connections).", labels: []}, () => [one(totals().open)]);
  metrics.counter({name: "ollamesh_http_connections_refused_total", help: "Connections there was no room for.", labels: []}, () => [one(totals().refused)]);
}

function declareMembers(metrics: Metrics, members: () => Promise<readonly Member[]>): void {
  const nearest = async (): Promise<readonly Member[]> => (await members()).toSorted((a, b) => (a.rttMs ?? 1e9) - (b.rttMs ?? 1e9)).slice(0, MEMBERS_MAX);
  metrics.gauge({name: "ollamesh_members", help: "Other members of the mesh, as this peer sees them.", labels: ["state"]}, async () => {
    const all = await members();
    const suspected = all.filter(({isSuspected}) => isSuspected).length;
    return [
      {labels: {state: "up"}, value: all.length - suspected},
      {labels: {state: "suspected"}, value: suspected},
    ];
  });
  metrics.gauge({name: "ollamesh_peer_rtt_seconds", help: "Round trip to a member, of the 64 nearest.", labels: ["peer"]}, async () =>
    (await nearest()).flatMap(({id, rttMs}) => (rttMs === undefined ? [] : [{labels: {peer: id}, value: rttMs / 1000}])),
  );
}

function declareTransfers(metrics: Metrics, totals: () => Promise<TransferTotals>): void {
  metrics.counter({name: "ollamesh_fetched_bytes_total", help: "Bytes of blobs that came, from peers (wanted or not) and from registries (kept).", labels: ["from"]}, async () => {
    const {fromPeersBytes, fromOriginsBytes} = await totals();
    return [
      {labels: {from: "peers"}, value: fromPeersBytes},
      {labels: {from: "origins"}, value: fromOriginsBytes},
    ];
  });
  metrics.counter({name: "ollamesh_given_bytes_total", help: "Bytes of blobs given to peers.", labels: []}, async () => [one((await totals()).toPeersBytes)]);
  metrics.counter({name: "ollamesh_transfers_total", help: "Blobs whose transfer is over.", labels: ["state"]}, async () => {
    const {done, failed} = await totals();
    return [
      {labels: {state: "done"}, value: done},
      {labels: {state: "failed"}, value: failed},
    ];
  });
  metrics.gauge({name: "ollamesh_transfers", help: "Blobs on their way, and those that wait for a place.", labels: ["state"]}, async () => {
    const {active, queued} = await totals();
    return [
      {labels: {state: "active"}, value: active},
      {labels: {state: "queued"}, value: queued},
    ];
  });
  metrics.counter({name: "ollamesh_banned_sources_total", help: "Peers caught sending bad bytes, once for each blob.", labels: []}, async () => [
    one((await totals()).bannedSources),
  ]);
}

function declareRequests(metrics: Metrics, {sessions, stages}: {sessions(): Promise<SessionTotals>; stages(): Promise<Workload>}): void {
  metrics.gauge({name: "ollamesh_client_requests", help: "Generations under way for this peer's clients, wherever they run.", labels: []}, async () => [
    one((await sessions()).underWay),
  ]);
  metrics.counter(
    {name: "ollamesh_client_requests_total", help: "Generations of this peer's clients that are over: done, or the code of their failure.", labels: ["outcome"]},
    async () => [...(await sessions()).ended].map(([outcome, value]) => ({labels: {outcome}, value})),
  );
  metrics.counter({name: "ollamesh_resumed_total", help: "Times another peer or stage went on with an answer.", labels: []}, async () => [one((await sessions()).takenUp)]);
  metrics.gauge(
    {name: "ollamesh_sequences", help: "Of all peers' clients, on the models this peer serves: in a slot, or waiting for one or for a model to load.", labels: ["state"]},
    async () => {
      const {running, waiting} = await stages();
      return [
        {labels: {state: "running"}, value: running},
        {labels: {state: "waiting"}, value: waiting},
      ];
    },
  );
  metrics.counter({name: "ollamesh_sequences_total", help: "Sequences this peer's models have ended, and those they had no place for.", labels: ["outcome"]}, async () => {
    const {ended, refused} = await stages();
    return [
      {labels: {outcome: "ended"}, value: ended},
      {labels: {outcome: "refused"}, value: refused},
    ];
  });
  metrics.counter({name: "ollamesh_batches_total", help: "Batches sent through the stages of models whose first stage is here.", labels: []}, async () => [
    one((await stages()).batches),
  ]);
  metrics.counter(
    {
      name: "ollamesh_guessed_tokens_total",
      help: "Tokens guessed ahead, from the text (--draft-tokens: lookup) or by a draft model (deploy --draft-model: model): right ones came a step earlier.",
      labels: ["outcome", "by"],
    },
    async () => {
      const {guessed} = await stages();
      return (["lookup", "model"] as const).flatMap((by) => [
        {labels: {outcome: "right", by}, value: guessed[by].right},
        {labels: {outcome: "wrong", by}, value: guessed[by].made - guessed[by].right},
      ]);
    },
  );
  metrics.counter({name: "ollamesh_queue_wait_seconds_total", help: "What sequences that ended had waited, together.", labels: []}, async () => [
    one((await stages()).waitedMs / 1000),
  ]);
}

const RUNGS: readonly LadderView["rung"][] = ["normal", "shed", "capped", "refusing"];

function declareLadder(metrics: Metrics, view: () => Promise<LadderView>): void {
  metrics.gauge(
    {name: "ollamesh_degradation", help: "What is refused for the host's sake: 0 nothing, 1 later priorities, 2 they and long answers, 3 everything.", labels: []},
    async () => [one(RUNGS.indexOf((await view()).rung))],
  );
  metrics.gauge(
    {name: "ollamesh_pressure", help: "Timers' lateness in seconds, share of memory taken, bytes of disk free; what is not known is left out.", labels: ["of"]},
    async () => {
      const {lateMs, memoryShare, diskFreeBytes} = (await view()).pressure;
      const known = {late_seconds: lateMs === undefined ? undefined : lateMs / 1000, memory_share: memoryShare, disk_free_bytes: diskFreeBytes};
      return Object.entries(known).flatMap(([of, value]) => (value === undefined ? [] : [{labels: {of}, value}]));
    },
  );
}

function declareActors(metrics: Metrics, actors: () => readonly ActorStats[]): void {
  const each = (value: (actor: ActorStats) => number) => (): readonly MetricSample[] => actors().map((actor) => ({labels: {actor: actor.name}, value: value(actor)}));
  const labels = ["actor"];
  metrics.gauge(
    {name: "ollamesh_actor_queued_messages", help: "Messages that wait in a mailbox.", labels},
    each(({queued}) => queued),
  );
  metrics.counter(
    {name: "ollamesh_actor_handled_messages_total", help: "Messages handled.", labels},
    each(({handled}) => handled),
  );
  metrics.counter(
    {name: "ollamesh_actor_refused_messages_total", help: "Messages a full mailbox refused.", labels},
    each(({refused}) => refused),
  );
  metrics.counter(
    {name: "ollamesh_actor_restarts_total", help: "Restarts after a fault.", labels},
    each(({restarts}) => restarts),
  );
}

function one(value: number): MetricSample {
  return {labels: {}, value};
}
