import {type Failure, fail} from "@ollamesh/stdx";

/** @param missing pieces nobody has; undefined: how it is cut is not known @param corruptPeers how many were dropped */
export function noSource(digest: string, missing: number | undefined, corruptPeers: number): Failure {
  const what = missing === undefined ? "no reachable peer holds it" : `no reachable peer holds ${missing} of its pieces`;
  const blamed = corruptPeers > 0 ? `; ${corruptPeers === 1 ? "1 peer sent corrupt pieces and was" : `${corruptPeers} peers sent corrupt pieces and were`} dropped` : "";
  return fail("no_source", `${digest.slice(0, 19)}: ${what}${blamed}`).error;
}
