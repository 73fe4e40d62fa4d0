/** An answer as server-sent events: frames as they go over the wire. */
export class EventStream {
  readonly frames: AsyncGenerator<string, void>;
  /** The frame of a failure behind the first frame, when the status is long sent. */
  readonly failed: (error: Error) => string;

  constructor(frames: AsyncGenerator<string, void>, failed: (error: Error) => string) {
    this.frames = frames;
    this.failed = failed;
  }
}

/** A frame; JSON has no line breaks of its own. */
export function frame(data: object | string, event?: string): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return event === undefined ? `data: ${text}\n\n` : `event: ${event}\ndata: ${text}\n\n`;
}
