import {swarmCodec} from "@ollamesh/wire";
import type {Invariant} from "./invariant.ts";

/** Who is caught lying about a blob is not asked for it again; nobody is blamed for what another did. */
export function onlyLiarsAreBanned(): Invariant {
  return {
    name: "only liars are banned, and stay banned",
    frame(cluster, from, to, protocol, bytes, sentAtMs) {
      if (protocol !== "/ollamesh/swarm/1") return undefined;
      const message = swarmCodec.decode(bytes);
      if (!message.ok || message.value.type !== "request") return undefined;
      const asked = `${to} ${message.value.digest}`;
      // Frames on their way when the lie was found still arrive, however long that takes.
      const bannedAtMs = cluster.bannedAtMs(from, asked);
      return bannedAtMs === undefined || sentAtMs <= bannedAtMs ? undefined : `${from} asks ${to} again, which lied about ${message.value.digest}`;
    },
    end(cluster) {
      const blamed = cluster.ids.flatMap((id) => [...cluster.node(id).bans.keys()].map((ban) => ({id, peer: ban.split(" ")[0] as string})));
      const wrong = blamed.find(({peer}) => !cluster.isLiar(peer));
      return wrong && `${wrong.id} bans the honest ${wrong.peer}`;
    },
  };
}
