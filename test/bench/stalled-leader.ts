/**
 * Tokens a second of a stream over two stages, with a leader that works and with one that stands still (SIGSTOP) for five seconds, in turns: what is agreed on is no part of an answer's way.
 * tsx test/bench/stalled-leader.ts [--rounds 5] [--seconds 5]
 */
import {parseArgs} from "node:util";
import {MeshClient} from "@ollamesh/peer";
import {agreeing, clusterOf} from "../e2e/support/group.ts";
import {type PeerProcess, TestMesh, until} from "../e2e/support/mesh.ts";

const {values} = parseArgs({options: {rounds: {type: "string", default: "5"}, seconds: {type: "string", default: "5"}}});
const TURN_MS = Number(values.seconds) * 1000;

/** Tokens a second while it lasts. */
async function rate(peer: PeerProcess, ms: number): Promise<number> {
  const startedAt = performance.now();
  let tokens = 0;
  for (let story = 0; performance.now() - startedAt < ms; story++) {
    const body = {model: "storyteller", prompt: `Tell me a story about ${story} owls.`, options: {temperature: 0, num_predict: 400}};
    for await (const _ of new MeshClient(peer.api).stream("/api/generate", body)) {
      tokens++;
      if (performance.now() - startedAt >= ms) break;
    }
  }
  return tokens / ((performance.now() - startedAt) / 1000);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Of three: nothing that is served is on the leader. */
async function leaderOutside(mesh: TestMesh, serving: readonly string[]): Promise<PeerProcess> {
  const outside = mesh.peers.find(({id}) => !serving.includes(id)) as PeerProcess;
  await until("who serves nothing leads", 30_000, async () => {
    const [view] = await agreeing(mesh, 3);
    if (view?.leader === outside.id) return true;
    await outside.post("/api/v1/cluster/transfer", {peer: outside.id}).catch(() => undefined);
    return (await clusterOf(outside)).leader === outside.id;
  });
  return outside;
}

const mesh = await TestMesh.start(3);
try {
  await agreeing(mesh, 3);
  const {stages} = await mesh.peer(0).post<{stages: {peer: string}[]}>("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 2});
  const serving = stages.map(({peer}) => peer);
  const asked = mesh.peers.find(({id}) => id === serving[0]) as PeerProcess;
  const rates: {works: number[]; stands: number[]} = {works: [], stands: []};
  for (let round = 0; round < Number(values.rounds); round++) {
    const leader = await leaderOutside(mesh, serving);
    await rate(asked, 1000);
    rates.works.push(await rate(asked, TURN_MS));
    leader.child.kill("SIGSTOP");
    rates.stands.push(await rate(asked, TURN_MS));
    leader.child.kill("SIGCONT");
  }
  const [works, stands] = [median(rates.works), median(rates.stands)];
  const turns = rates.works.map((one, i) => `${one.toFixed(0)} and ${rates.stands[i]?.toFixed(0)}`).join(", ");
  console.log(
    `tokens a second: ${works.toFixed(0)} with a leader that works, ${stands.toFixed(0)} with one that stands still: ${(stands / works).toFixed(2)} (medians of ${turns})`,
  );
} finally {
  for (const {child} of mesh.peers) child.kill("SIGCONT");
  await mesh.stop();
}
