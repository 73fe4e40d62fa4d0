export type TraceLevel = "debug" | "info" | "warn" | "error";

/** Told what the machine does and why, in the words of the literature. Must not call back. */
export type Trace = (level: TraceLevel, text: string) => void;
