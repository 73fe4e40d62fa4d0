import {createPrivateKey, type KeyObject, sign} from "node:crypto";
import {readFileSync} from "node:fs";
import {CodedError} from "@ollamesh/stdx";

const MAGIC = "openssh-key-v1\0";
const TYPE = "ssh-ed25519";
/** PKCS #8 around the 32 bytes of an Ed25519 key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/** The key by which Ollama's registry knows an account: it signs requests for tokens. */
export class OllamaKey {
  readonly #key: KeyObject;
  /** Base64 of the public key in SSH's form, as it is shown to the registry. */
  readonly #publicText: string;

  private constructor(key: KeyObject, publicText: string) {
    this.#key = key;
    this.#publicText = publicText;
  }

  /** Reads an unencrypted `id_ed25519` in OpenSSH's format. Throws CodedError `bad_config`. */
  static read(path: string): OllamaKey {
    try {
      return OllamaKey.parse(readFileSync(path, "utf8"));
    } catch (error) {
      throw new CodedError("bad_config", `the key ${path} cannot be used: ${(error as Error).message}`);
    }
  }

  static parse(text: string): OllamaKey {
    const body = /-----BEGIN OPENSSH PRIVATE KEY-----([^-]+)-----END OPENSSH PRIVATE KEY-----/.exec(text)?.[1];
    if (body === undefined) throw new Error("it is no OpenSSH private key");
    const bytes = Buffer.from(body, "base64");
    if (bytes.subarray(0, MAGIC.length).toString("latin1") !== MAGIC) throw new Error("it is no OpenSSH private key");
    const fields = new Fields(bytes.subarray(MAGIC.length));
    if (fields.text() !== "none") throw new Error("it is encrypted");
    fields.skip(2); // the key derivation's name and options
    fields.number(); // how many keys
    const publicKey = fields.bytes();
    const secret = new Fields(fields.bytes());
    secret.number();
    secret.number(); // twice the same check number
    if (secret.text() !== TYPE) throw new Error("it is no ed25519 key");
    secret.skip(1); // the public key again
    const seed = secret.bytes().subarray(0, 32);
    const key = createPrivateKey({key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8"});
    return new OllamaKey(key, publicKey.toString("base64"));
  }

  /** The Authorization of a GET without a body. */
  authorizationFor(url: URL): string {
    const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const signature = sign(undefined, Buffer.from(`GET,${url.href},${Buffer.from(emptyHash).toString("base64")}`), this.#key);
    return `${this.#publicText}:${signature.toString("base64")}`;
  }
}

/** Length-prefixed fields of SSH's wire format (RFC 4251, 5). */
class Fields {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  number(): number {
    const value = this.#bytes.readUInt32BE(this.#at);
    this.#at += 4;
    return value;
  }

  bytes(): Buffer {
    const length = this.number();
    if (this.#at + length > this.#bytes.length) throw new Error("it is cut short");
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  text(): string {
    return this.bytes().toString("latin1");
  }

  skip(count: number): void {
    for (let i = 0; i < count; i++) this.bytes();
  }
}
