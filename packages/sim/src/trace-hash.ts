/** FNV-1a over everything that happened, in order: two runs of one seed must end with the same value. */
export class TraceHash {
  #hash = 0x811c9dc5;
  #events = 0;

  get events(): number {
    return this.#events;
  }

  text(text: string): void {
    this.#events++;
    for (let i = 0; i < text.length; i++) this.#mix(text.charCodeAt(i));
  }

  bytes(bytes: Uint8Array): void {
    this.#mix(bytes.length);
    for (const byte of bytes) this.#mix(byte);
  }

  number(value: number): void {
    this.#mix(value | 0);
    this.#mix(Math.round((value % 1) * 1e6));
  }

  /** Eight hex digits. */
  get value(): string {
    return (this.#hash >>> 0).toString(16).padStart(8, "0");
  }

  #mix(value: number): void {
    this.#hash = Math.imul(this.#hash ^ value, 0x01000193);
    this.#hash ^= this.#hash >>> 15;
  }
}
