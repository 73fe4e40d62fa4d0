import type {ProtocolSpec} from "@ollamesh/ports";
import {MIB} from "@ollamesh/stdx";
import {SESSION_FRAME_BYTES_MAX} from "@ollamesh/wire";

/** From the peer a client asked to the peer of the first stage: `open` and `cancel`. */
export const sessionProtocol: ProtocolSpec = {
  id: "/ollamesh/session/1",
  trafficClass: "request",
  frameBytesMax: SESSION_FRAME_BYTES_MAX,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 32 * MIB,
};

/** And back: `token`, `ended` and `failed`. A protocol of its own, so that each actor hears only what is for it. */
export const tokensProtocol: ProtocolSpec = {...sessionProtocol, id: "/ollamesh/tokens/1"};
