import {generateKeyPairSync, verify} from "node:crypto";
import {isLoopbackHost} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {parseChallenge} from "../src/challenge.ts";
import {parseCredentials} from "../src/credentials.ts";
import {isSameSite} from "../src/hosts.ts";
import {OllamaKey} from "../src/ollama-key.ts";

function field(bytes: Buffer | string): Buffer {
  const content = Buffer.from(bytes as string);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}

/** As `ssh-keygen -t ed25519` writes it (PROTOCOL.key). */
function openSshKey(cipher: string): {text: string; publicKey: ReturnType<typeof generateKeyPairSync>["publicKey"]; blob: Buffer} {
  const {publicKey, privateKey} = generateKeyPairSync("ed25519");
  const raw = publicKey.export({format: "der", type: "spki"}).subarray(-32);
  const seed = privateKey.export({format: "der", type: "pkcs8"}).subarray(-32);
  const blob = Buffer.concat([field("ssh-ed25519"), field(raw)]);
  const secret = Buffer.concat([Buffer.alloc(8, 7), field("ssh-ed25519"), field(raw), field(Buffer.concat([seed, raw])), field("me@here"), Buffer.from([1, 2, 3])]);
  const one = Buffer.from([0, 0, 0, 1]);
  const bytes = Buffer.concat([Buffer.from("openssh-key-v1\0"), field(cipher), field("none"), field(""), one, field(blob), field(secret)]);
  const text = `-----BEGIN OPENSSH PRIVATE KEY-----\n${bytes.toString("base64").replace(/.{70}/g, "$&\n")}\n-----END OPENSSH PRIVATE KEY-----\n`;
  return {text, publicKey, blob};
}

describe("a key of Ollama's", () => {
  it("signs a request for a token so that its public half can check it", () => {
    const {text, publicKey, blob} = openSshKey("none");
    const url = new URL("https://ollama.com/token?ts=1&nonce=x");
    const [shown, signature] = OllamaKey.parse(text).authorizationFor(url).split(":");
    expect(shown).toBe(blob.toString("base64"));
    const signed = `GET,${url.href},ZTNiMGM0NDI5OGZjMWMxNDlhZmJmNGM4OTk2ZmI5MjQyN2FlNDFlNDY0OWI5MzRjYTQ5NTk5MWI3ODUyYjg1NQ==`;
    expect(verify(undefined, Buffer.from(signed), publicKey, Buffer.from(signature ?? "", "base64"))).toBe(true);
  });

  it("is refused when it is encrypted, cut short or something else", () => {
    expect(() => OllamaKey.parse(openSshKey("aes256-ctr").text)).toThrow("it is encrypted");
    expect(() => OllamaKey.parse("ssh-rsa AAAA")).toThrow("no OpenSSH private key");
    const {text} = openSshKey("none");
    for (let length = 40; length < text.length - 120; length += 13) {
      expect(() => OllamaKey.parse(`${text.slice(0, length)}\n-----END OPENSSH PRIVATE KEY-----`)).toThrow();
    }
  });
});

describe("what registries say and are told", () => {
  it("is a challenge, or none that can be answered", () => {
    expect(parseChallenge('Bearer realm="https://a/token", service="b c",scope="x y"')).toEqual({scheme: "bearer", realm: "https://a/token", service: "b c", scopes: ["x", "y"]});
    expect(parseChallenge('basic realm="r"')).toMatchObject({scheme: "basic", realm: "r"});
    for (const header of [undefined, "", "Bearer", 'Negotiate realm="x"', `Bearer ${",".repeat(100_000)}`]) expect(parseChallenge(header)?.realm || undefined).toBe(undefined);
  });

  it("is an account, or a sentence without the secret", () => {
    expect(parseCredentials("Host:5000=me:se:cret")).toEqual({host: "host:5000", credentials: {type: "basic", user: "me", password: "se:cret"}});
    expect(parseCredentials("hf.co=hf_x")).toEqual({host: "hf.co", credentials: {type: "bearer", token: "hf_x"}});
    expect(() => parseCredentials("secret")).toThrow(/^(?!.*secret).*$/);
  });

  it("knows its own domain and this machine", () => {
    expect(isSameSite("registry-1.docker.io", "auth.docker.io")).toBe(true);
    expect(isSameSite("10.0.0.1:5000", "10.0.0.1:5001")).toBe(true);
    expect(isSameSite("10.0.0.1", "9.0.0.1")).toBe(false);
    expect(isSameSite("a.example.com", "example.com.evil.net")).toBe(false);
    expect(isSameSite("registry", "evil")).toBe(false);
    expect(["localhost:1", "127.0.0.1", "[::1]:5"].every(isLoopbackHost)).toBe(true);
    expect(["localhost.evil.net", "128.0.0.1", "127.0.0.1.evil.net"].some(isLoopbackHost)).toBe(false);
  });
});
