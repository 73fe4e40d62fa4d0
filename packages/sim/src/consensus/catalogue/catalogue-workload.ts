import {encodeCommand} from "@ollamesh/catalog";
import {defined} from "@ollamesh/stdx";
import {requestKey, type Workload} from "../workload.ts";
import {CatalogueMachine} from "./catalogue-machine.ts";
import {ReferenceCatalogue} from "./reference-catalogue.ts";

/** What the peers of a mesh agree on, with production's own state machine. */
export const catalogueWorkload: Workload = {
  fresh: () => new CatalogueMachine(),
  restored: (snapshot) => CatalogueMachine.from(snapshot),
  reference: () => new ReferenceCatalogue(),
  encode: (request) => encodeCommand({id: requestKey(request), command: defined(request.command, "a command")}),
  probes: [
    {kind: "command", key: 0, expected: 0, command: {type: "set_setting", name: "probe", value: true}},
    {kind: "read_catalogue", key: 0, expected: 0, command: undefined},
  ],
};
