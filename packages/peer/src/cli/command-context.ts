import type {MeshClient} from "./mesh-client.ts";

/** What every command is given. */
export interface CommandContext {
  readonly client: MeshClient;
  /** One line to standard output. */
  print(line: string): void;
  /** Without a line end: streamed text. */
  write(text: string): void;
  /** To draw on; lines go through `print`. */
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
  nowMs(): number;
}
