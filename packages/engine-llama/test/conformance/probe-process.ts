import {type ProbeRequest, probeArch} from "./probe-arch.ts";

/** The child: one architecture, its reports as JSON lines. llama.cpp may abort it at any time. */
const request = JSON.parse(process.argv[2] ?? "{}") as ProbeRequest;
await probeArch(request, (line) => process.stdout.write(`${JSON.stringify(line)}\n`));
process.exit(0);
