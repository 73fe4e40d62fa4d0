import type {LookupAddress} from "node:dns";
import type {LookupFunction} from "node:net";
import {CodedError, localKind} from "@ollamesh/stdx";

/** As `lookup`, for hosts the user did not name: an address of this machine, or of its own link, is none for them. */
export function guardedLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, {...options, all: true}, (error, found, family) => {
      if (error) return done(error, []);
      const addresses: LookupAddress[] = typeof found === "string" ? [{address: found, family: family ?? 4}] : found;
      const usable = addresses.filter(({address}) => localKind(hostOf(address)) === undefined);
      const [first] = usable;
      if (!first) return done(new CodedError("origin_failed", `${hostname} stands for an address of this machine or its own link: nobody but you may send a peer there`), []);
      if (options.all) done(null, usable);
      else done(null, first.address, first.family);
    });
  };
}

/** In brackets and without its zone where it is IPv6. */
function hostOf(address: string): string {
  return address.includes(":") ? `[${address.replace(/%.*$/, "")}]` : address;
}
