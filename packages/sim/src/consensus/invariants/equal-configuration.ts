import {configurationText} from "@ollamesh/raft";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** Whoever has applied the same index has the same configuration in force, by entries or by snapshot (thesis 4.1; etcd changes it when applied). */
export function equalConfiguration(): ConsensusInvariant {
  const texts = new Map<number, string>();
  return {
    name: "equal configuration at equal index",
    stepped(_sim, {id, isInstalling}, {applied, configuration}, before) {
      if (isInstalling || (configuration === before.configuration && applied === before.applied)) return undefined;
      const known = texts.get(applied);
      const text = configurationText(configuration);
      if (known === undefined) texts.set(applied, text);
      return known === undefined || known === text ? undefined : `${id} has ${text} in force at index ${applied}, somebody else had ${known}`;
    },
  };
}
