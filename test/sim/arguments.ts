/** Of the simulator's commands: what they have in common. */
import {parseArgs} from "node:util";
import {type SimulationName, simulationNames} from "./simulations.ts";

export type Flag = "value" | "switch";

/** Prints the help and ends where it is asked for, or what is wrong with the command line. Every flag's value is a text; a switch that is set is "yes". */
export function readFlags<Name extends string>(help: string, flags: Readonly<Record<Name, Flag>>): Partial<Record<Name, string>> {
  const options = Object.fromEntries(
    [...Object.keys(flags), "help"].map((name) => [name, {type: name === "help" || flags[name as Name] === "switch" ? ("boolean" as const) : ("string" as const)}]),
  );
  try {
    const {values} = parseArgs({options, args: process.argv.slice(2).filter((argument) => argument !== "--")});
    if (!values["help"]) return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === true ? "yes" : value])) as Partial<Record<Name, string>>;
    process.stdout.write(help);
  } catch (error) {
    return wrong((error as Error).message);
  }
  process.exit(0);
}

export function wholeNumber(name: string, text: string | undefined, preset: number, min: number, max: number): number {
  const value = text === undefined ? preset : Number(text);
  return Number.isSafeInteger(value) && value >= min && value <= max ? value : wrong(`--${name} ${text}: a whole number from ${min} to ${max} is needed`);
}

/** @param preset where nothing is said */
export function chosenSimulations(text: string | undefined, preset: readonly SimulationName[]): readonly SimulationName[] {
  const chosen = simulationNames.filter((name) => name === text);
  return text === undefined ? preset : chosen.length > 0 ? chosen : wrong(`--only ${text}: there is ${simulationNames.join(", ")}`);
}

function wrong(what: string): never {
  process.stderr.write(`${what}\nTry: --help\n`);
  process.exit(2);
}
