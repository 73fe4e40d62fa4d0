import type {AvgMinMax, Gauge, Histogram, MetricsRegister} from "@chainsafe/libp2p-gossipsub/metrics";
import type {Metrics} from "@ollamesh/ports";

type Labels = Record<string, string | number>;

/** gossipsub's names of what is counted here. */
const SENT = "gossipsub_rpc_sent_bytes_total";
const RECEIVED = "gossipsub_rpc_recv_bytes_total";

const ignore = (): void => {};

/**
 * Counts the bytes of gossipsub's messages, with their control parts, before encryption. gossipsub tells a register of metrics what it does;
 * of some hundred families two are taken, for the others would be more series than all of this peer's own.
 */
export class GossipMeter implements MetricsRegister {
  #sentBytes = 0;
  #receivedBytes = 0;

  constructor(metrics: Metrics) {
    const help = "Bytes of gossipsub's messages to and from all peers, before encryption; in none of the traffic classes.";
    metrics.counter({name: "ollamesh_gossip_bytes_total", help, labels: ["direction"]}, () => [
      {labels: {direction: "out"}, value: this.#sentBytes},
      {labels: {direction: "in"}, value: this.#receivedBytes},
    ]);
  }

  gauge<L extends Labels>({name}: {readonly name: string}): Gauge<L> {
    return {inc: this.#incOf(name), set: ignore, addCollect: ignore} as unknown as Gauge<L>;
  }

  histogram<L extends Labels>(): Histogram<L> {
    return {startTimer: () => ignore, observe: ignore, reset: ignore} as unknown as Histogram<L>;
  }

  avgMinMax<L extends Labels>(): AvgMinMax<L> {
    return {set: ignore} as unknown as AvgMinMax<L>;
  }

  #incOf(name: string): (bytes: number) => void {
    if (name === SENT) {
      return (bytes) => {
        this.#sentBytes += bytes;
      };
    }
    if (name !== RECEIVED) return ignore;
    return (bytes) => {
      this.#receivedBytes += bytes;
    };
  }
}
