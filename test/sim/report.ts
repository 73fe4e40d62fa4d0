/** How the simulator's commands say what came of it. */
import type {FarmResult} from "./farm-process.ts";
import type {SimulationName} from "./simulations.ts";

export function failureText(simulation: SimulationName, seed: number, violation: string): string {
  return `${simulation} seed ${seed}: ${violation}\n  again: pnpm sim --only ${simulation} --seed ${seed}\n`;
}

export function summary(simulation: SimulationName, {passed, failed, simulatedMs, steps, trace}: FarmResult, seconds: number): string {
  const hours = (simulatedMs / 3_600_000).toFixed(1);
  const hash = trace.toString(16).padStart(8, "0");
  return `${simulation}: ${passed} passed, ${failed} failed, ${hours} simulated hours, ${Math.round(steps / seconds)} steps/s, ${seconds.toFixed(1)} s, trace ${hash}\n`;
}
