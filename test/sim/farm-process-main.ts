/** A farm as a program of its own: `<bundle> <plan as JSON>`. Says each failure and then the result, a line of JSON each. */
import {type FarmPlan, runFarm} from "./farm-process.ts";

const say = (what: object): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
say(runFarm(JSON.parse(process.argv[2] as string) as FarmPlan, (seed, violation) => say({seed, violation})));
