/** A farm as a program of its own: `<bundle> <from> <seeds> <stride> first|all`. */
import {runFarm} from "./consensus-farm.ts";

const [from = 1, seeds = 1, stride = 1] = process.argv.slice(2, 5).map(Number);
const show = (line: string): void => void process.stdout.write(`${line.split("\n").join(" | ")}\n`);
show(JSON.stringify(runFarm(from, seeds, stride, show, process.argv[5] === "first")));
