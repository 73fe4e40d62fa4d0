import type {Dispatcher} from "@ollamesh/actor";
import type {BlobStore, Clock, Compute, Gossip, HostGauge, KvStore, Logger, LogStore, ManifestStore, Origins, Rng, Transport} from "@ollamesh/ports";

/** Everything that comes in from outside. The process builds it from adapters, the simulator from faults. */
export interface World {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly log: Logger;
  readonly dispatcher: Dispatcher;
  readonly transport: Transport;
  readonly gossip: Gossip;
  readonly kv: KvStore;
  readonly logStore: LogStore;
  readonly blobs: BlobStore;
  readonly manifests: ManifestStore;
  readonly compute: Compute;
  /** Undefined: this peer asks nobody outside of its mesh. */
  readonly origins?: Origins | undefined;
  /** Undefined: nobody tells what is left of the host. */
  readonly host?: HostGauge | undefined;
}
