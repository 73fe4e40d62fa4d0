import {CodedError} from "@ollamesh/stdx";
import {Command, Option as Flag} from "commander";
import {clientUrl, parseHttpAddress} from "../config/http-address.ts";
import {type Environment, loadConfig} from "../config/load-config.ts";
import type {Option} from "../config/option.ts";
import {flagName, optionsTable} from "../config/options-table.ts";
import type {PeerConfig} from "../config/peer-config.ts";
import {backup, restore} from "./backup-commands.ts";
import {addVoter, clusterStatus, recover, removeMember, transfer} from "./cluster-commands.ts";
import type {CommandContext} from "./command-context.ts";
import {drain} from "./drain-command.ts";
import {health} from "./health-command.ts";
import {history} from "./history-command.ts";
import {loadtest} from "./loadtest/loadtest-command.ts";
import {MeshClient} from "./mesh-client.ts";
import {deploy, models, peers, status, undeploy} from "./mesh-commands.ts";
import {copy, create, list, ps, pull, push, remove, show} from "./model-commands.ts";
import {plan} from "./plan-command.ts";
import {run} from "./run-command.ts";
import {clusterChange, clusterSettings} from "./settings-command.ts";
import {pin, prune, space, unpin} from "./space-commands.ts";
import {swarm} from "./swarm/swarm-command.ts";
import {topology} from "./topology-command.ts";
import {TUNE_HELP, tune} from "./tune/tune-command.ts";
import {verify} from "./verify-command.ts";

export interface ProgramOptions {
  readonly version: string;
  readonly env: Environment;
  serve(config: PeerConfig): Promise<void>;
}

const EXAMPLES = `
Examples:
  $ node dist/peer.js                                        a peer alone, complete by itself
  $ node dist/peer.js --bootstrap /ip4/10.0.0.5/tcp/11435    join the mesh of that peer
  $ node dist/peer.js run storyteller "Tell me a story about an owl."
  $ node dist/peer.js deploy storyteller --strategy pipeline --stages 3
`;

/** The command line: without a command it is a peer, with one it asks a peer. */
export function createProgram(options: ProgramOptions): Command {
  const program = new Command("peer.js")
    .description("Run language models on the machines you have. Without a command: be a peer of the mesh.")
    .version(options.version)
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("(--help shows what there is)")
    .enablePositionalOptions()
    .allowExcessArguments(true) // refused below, in words that fit
    .action(async (flags: Record<string, unknown>, {args}: Command) => {
      if (args[0] !== undefined) throw new CodedError("bad_request", `there is no command ${JSON.stringify(args[0])}: --help shows what there is`);
      await options.serve(loadConfig(flags, options.env));
    });
  program.addOption(new Flag("--config <file>", "YAML or JSON file of these settings [OLLAMESH_CONFIG]"));
  for (const option of optionsTable) program.addOption(toFlag(option));
  addModelCommands(program, options.env);
  addMeshCommands(program, options.env);
  addClusterCommands(program, options.env);
  addLoadtest(program, options.env);
  addTune(program, options.env);
  return program;
}

function addModelCommands(program: Command, env: Environment): void {
  const command = commandAdder(program, env);
  const insecure = ["--insecure", "plain HTTP will do, where a registry is asked"] as const;
  command("pull <model>", "fetch a model from the mesh, or from its registry", pull).option(...insecure);
  command("push <model>", "bring a model to its registry", push).option(...insecure);
  command("run <model> [prompt...]", "ask a model; without a prompt: converse", run);
  command("list", "models of the mesh", list).alias("ls");
  command("ps", "models loaded on this peer", ps);
  command("show <model>", "what a model is", show);
  command("create <model>", "make a model of a Modelfile", create)
    .requiredOption("-f, --file <Modelfile>", "the Modelfile")
    .option("-q, --quantize <type>", "make its F16, BF16 or F32 weights smaller: q8_0, q4_K_M, ...");
  command("cp <source> <destination>", "give a model another name", copy);
  command("rm <model...>", "delete models from the mesh", remove);
}

function addMeshCommands(program: Command, env: Environment): void {
  const command = commandAdder(program, env);
  command("peers", "the other peers: distance, capabilities, models", peers);
  command("topology", "who is linked to whom, how far they are, and whether the mesh is split", topology);
  command("models", "which peers keep a copy of which model", models);
  command("swarm <model>", "which peer holds which pieces of a model, who fetches from whom and how fast: live on a terminal", swarm).option(
    "--once",
    "one look, as on anything but a terminal",
  );
  command("verify <model>", "let every peer that keeps or has a model read its copy anew; fails unless all are sound", verify).option(
    "--repair",
    "fetch damaged copies anew from sound ones",
  );
  command("status", "this peer and what is deployed", status);
  command("deploy <model>", "place a model on peers and load it", deploy)
    .option("--strategy <strategy>", "auto, whole, replicas, pipeline, tensor or hybrid", "auto")
    .option("--stages <n>", "how many layer ranges (pipeline, hybrid)")
    .option("--ranks <n>", "how many peers share each layer range (tensor, hybrid)")
    .option("--streams <n>", "sequences that generate at once: what it is to be fast for")
    .option("--draft-model <name>", "a smaller model of the same vocabulary that guesses ahead, where the answers are led");
  command("plan <model>", "what a deploy would do, and what every other way would give; places nothing", plan)
    .option("--strategy <strategy>", "auto, whole, replicas, pipeline, tensor or hybrid", "auto")
    .option("--stages <n>", "how many layer ranges (pipeline, hybrid)")
    .option("--ranks <n>", "how many peers share the layers of each (tensor, hybrid)")
    .option("--streams <n>", "sequences that generate at once: what it is to be fast for")
    .option("--prompt-tokens <n>", "of a prompt, for the time to first token")
    .option("--context <tokens>", "of each sequence")
    .option("--dry-run", "as always: said for those who want to be sure")
    .option("--json", "everything, for programs");
  command("history", "how models were placed whose first stage is here: what was predicted, what runs came to, and what they took", history)
    .option("--limit <n>", "the last ones, at most 1000", "20")
    .option("--json", "everything, for programs");
  command("space", "what takes room on this peer's disk, and what goes first when more is to come", space);
  command("prune", "remove from this peer's disk what nothing there needs", prune)
    .option("--all", "also every model that the mesh keeps elsewhere")
    .option("--dry-run", "only tell what would go");
  command("pin <model>", "keep a model on this peer whatever room is needed", pin);
  command("unpin <model>", "let a model go when room is needed", unpin);
  command("undeploy <model>", "unload a deployed model everywhere", undeploy);
}

function addLoadtest(program: Command, env: Environment): void {
  commandAdder(program, env)("loadtest", "many users at once: what answers take and how many there are a second", loadtest)
    .option("--profile <profile>", "chat: short conversations; agents: a long common preamble, short questions; burst: all at once, once", "chat")
    .option("--model <model>", "whom they ask", "storyteller")
    .option("--peers <a,b,c>", "peers they ask, each user one of them and the next when it does not answer (default: --host)")
    .option("--concurrent-users <n>", "10 of chat, 174 of agents, 551 of burst, unless told")
    .option("--requests-per-user <n>", "as many as there is time for, unless told; 1 of burst")
    .option("--duration <time>", "no request begins after it; 30s where the number of requests is not told")
    .option("--ramp-up <time>", "over which users begin, one after the other")
    .option("--think-time <time>", "on average between an answer and the next request; 2s of chat, 5s of agents, unless told")
    .option("--max-tokens <n>", "of an answer; 64 of chat, 24 of agents, 8 of burst, unless told")
    .option("--timeout <time>", "of one request", "2m")
    .option("--stress", "from 8 users on (or --concurrent-users) half as many more each step of 15s (or --duration), until answers are late or lost; then as few as at first again")
    .option("--p95 <time>", "of --stress: when a whole answer is late; 2s unless told")
    .option("--seed <n>", "the same questions and pauses for the same number", "1")
    .option("--json <file>", "plan and figures as JSON; -: to standard output, and nothing else there")
    .option("--markdown <file>", "plan and figures as a page in Markdown");
}

function addTune(program: Command, env: Environment): void {
  commandAdder(program, env)("tune", "what other settings of routing would have made of the requests a peer remembers; changes no peer", tune)
    .option("--from-history", "replay what was remembered: what there is to go by")
    .option("--peer <address[:port]>", "whose history (default: --host)")
    .option("--from <file>", "a history that was saved, in place of a peer's")
    .option("--out <file>", "write what is suggested as a file of settings, for --config")
    .option("--json", "everything, for programs")
    .addHelpText("after", TUNE_HELP);
}

function addClusterCommands(program: Command, env: Environment): void {
  const top = commandAdder(program, env);
  top("backup [file]", "what the mesh has agreed on, as a file; -: to standard output", backup);
  top("restore <file>", "bring a backup's facts back; -: from standard input", restore)
    .option("--dry-run", "only show what would change")
    .option("--force", "replace what is different now");
  top("drain", "give away what this peer serves, and say when it may be stopped", drain)
    .option("--undo", "let it have work again")
    .option("--no-wait", "do not watch how far it is");
  const cluster = program.command("cluster").description("who agrees on the catalogue, and how to help when too many are gone");
  const command = commandAdder(cluster, env);
  command("status", "the group as this peer knows it", clusterStatus);
  command("health", "ask every peer how it is; fails unless all can be asked for answers", health).option("--peers <host:port,…>", "these instead of all the asked peer knows");
  command("settings [name] [value]", "what holds for the whole mesh; with a value: set it", clusterSettings)
    .option("--unset", "let flags and defaults hold again")
    .option("--async", "do not wait for the group (mode async_training)");
  command("change <id>", "what came of a change that did not wait", clusterChange);
  command("add-voter <peer>", "let a member vote", addVoter);
  command("remove <peer>", "take a peer that is gone out of the group", removeMember);
  command("transfer <peer>", "let another voter lead", transfer);
  command("recover", "the others are gone for good: go on alone", recover).option("--others-are-gone", "yes, they will not come back");
}

type Action = (context: CommandContext, ...parameters: never[]) => Promise<void>;

function commandAdder(program: Command, env: Environment): (usage: string, description: string, action: Action) => Command {
  return (usage, description, action) => {
    const command = program.command(usage).description(description);
    command.option("--host <address[:port]>", "the peer to ask [OLLAMESH_HOST, OLLAMA_HOST]");
    command.action(async (...parameters: unknown[]) => {
      // commander hands over the arguments, then the options, then the command itself.
      const flags = parameters.at(-2) as Record<string, unknown>;
      const context = contextOf({...program.optsWithGlobals(), ...flags}, env);
      await action(context, ...(parameters.slice(0, -1) as never[]));
    });
    return command;
  };
}

function contextOf(flags: Record<string, unknown>, env: Environment): CommandContext {
  const {host} = loadConfig({host: flags["peer"] ?? flags["host"], config: flags["config"]}, env);
  return {
    client: new MeshClient(clientUrl(parseHttpAddress(host)), process.stderr.isTTY ? (line) => void process.stderr.write(`${line}\n`) : undefined),
    print: (line) => void process.stdout.write(`${line}\n`),
    write: (text) => void process.stdout.write(text),
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    nowMs: () => Date.now(),
  };
}

function toFlag(option: Option): Flag {
  const isTold = option.fallback !== undefined && option.fallback !== "" && !(Array.isArray(option.fallback) && option.fallback.length === 0);
  const fallback = isTold && !option.help.includes("default") ? ` (default: ${[option.fallback].flat().join(", ")})` : "";
  const flag = new Flag(`--${flagName(option.key)} ${option.value}`, `${option.help}${fallback} [${option.env.join(", ")}]`);
  if (option.repeatable) flag.argParser((value: string, earlier: string[] | undefined) => [...(earlier ?? []), value]);
  return flag;
}

/** What went wrong, as a sentence for the terminal. */
export function errorText(error: unknown): string {
  return error instanceof CodedError ? error.message : ((error as Error)?.stack ?? String(error));
}
