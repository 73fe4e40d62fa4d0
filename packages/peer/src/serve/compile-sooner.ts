import {setFlagsFromString} from "node:v8";

/**
 * Bytes of bytecode a function runs through before V8 thinks of optimising it; three times that until it does. V8's own 67584 is meant for programs that compute. What a
 * peer does for one change of the catalogue is short code in many layers, which would take thousands of changes to be compiled.
 */
const INTERRUPT_BUDGET_BYTES = 20_000;

/** For a process that serves for long. What is compiled in vain costs it a second of one core in its first minutes. */
export function compileSooner(): void {
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET_BYTES}`);
}
