import {randomUUID} from "node:crypto";
import {chmodSync, existsSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {generateKeyPair, privateKeyFromProtobuf, privateKeyToProtobuf} from "@libp2p/crypto/keys";
import type {PrivateKey} from "@libp2p/interface";
import {CodedError} from "@ollamesh/stdx";

/** The identity of this peer: an Ed25519 key, made once, readable by its owner only. Throws CodedError `bad_key`. */
export async function loadNodeKey(path: string): Promise<PrivateKey> {
  if (existsSync(path)) {
    try {
      return privateKeyFromProtobuf(readFileSync(path));
    } catch (error) {
      throw new CodedError("bad_key", `the key file ${path} cannot be read (${(error as Error).message}): restore it, or remove it to become a new peer`);
    }
  }
  const key = await generateKeyPair("Ed25519");
  const temporary = `${path}.${randomUUID()}`;
  writeFileSync(temporary, privateKeyToProtobuf(key), {mode: 0o600});
  chmodSync(temporary, 0o600);
  renameSync(temporary, path);
  return key;
}
