import {type ConnectedPair, channelContract, type Subject} from "@ollamesh/ports/contract";
import {connect, netWith} from "./net-pair.ts";

function pairWith(nearBulk: readonly string[] | undefined, farBulk: readonly string[] | undefined) {
  return async (): Promise<Subject<ConnectedPair>> => {
    const nets = [await netWith(nearBulk), await netWith(farBulk)] as const;
    await connect(...nets);
    const subject: Subject<ConnectedPair> = {
      port: {near: nets[0].transport, far: nets[1].transport},
      reopen: async () => subject,
      dispose: async () => void (await Promise.all(nets.map((net) => net.stop()))),
    };
    return subject;
  };
}

channelContract("libp2p streams", "request", pairWith([], []));
channelContract("bulk connections", "bulk", pairWith([], []));
channelContract("streams where the peer has no bulk connections", "bulk", pairWith([], undefined));
