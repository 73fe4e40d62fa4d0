import type {ProtocolSpec} from "@ollamesh/ports";
import {FINGERPRINT_BYTES} from "./fingerprint.ts";
import {TICKET_BYTES} from "./ticket-office.ts";

/** One question and one answer a channel. JSON: it is asked once for each channel, not for each block. */
export const bulkOfferProtocol: ProtocolSpec = {
  id: "/ollamesh/bulk-offer/1",
  trafficClass: "bulk",
  frameBytesMax: 4096,
  inboundChannelsPerPeerMax: 4,
  sendQueueBytesMax: 8192,
};

const ADDRESSES_MAX = 8;
const HOST_CHARACTERS_MAX = 64;

/** May I open a channel of this protocol, with a certificate of this fingerprint? */
export interface BulkQuestion {
  readonly protocol: string;
  readonly fingerprint: Buffer;
}

/** Where a peer listens. */
export interface BulkAddress {
  /** An IP address; `any`: wherever the libp2p connection goes. */
  readonly host: string;
  readonly port: number;
}

/** Yes: there, with this ticket, and mine will have this fingerprint. */
export interface BulkOffer {
  readonly fingerprint: Buffer;
  readonly ticket: Buffer;
  readonly addresses: readonly BulkAddress[];
}

export function encodeQuestion({protocol, fingerprint}: BulkQuestion): Uint8Array {
  return Buffer.from(JSON.stringify({protocol, fingerprint: fingerprint.toString("hex")}));
}

export function encodeOffer({fingerprint, ticket, addresses}: BulkOffer): Uint8Array {
  return Buffer.from(JSON.stringify({fingerprint: fingerprint.toString("hex"), ticket: ticket.toString("hex"), addresses: addresses.slice(0, ADDRESSES_MAX)}));
}

/** Undefined: not a question. Takes any bytes. */
export function decodeQuestion(bytes: Uint8Array): BulkQuestion | undefined {
  const fields = fieldsOf(bytes);
  const fingerprint = hexBytes(fields.fingerprint, FINGERPRINT_BYTES);
  const {protocol} = fields;
  return fingerprint && typeof protocol === "string" ? {protocol, fingerprint} : undefined;
}

/** Undefined: not an offer, or a refusal, which is an empty object. Takes any bytes. */
export function decodeOffer(bytes: Uint8Array): BulkOffer | undefined {
  const fields = fieldsOf(bytes);
  const fingerprint = hexBytes(fields.fingerprint, FINGERPRINT_BYTES);
  const ticket = hexBytes(fields.ticket, TICKET_BYTES);
  if (!fingerprint || !ticket || !Array.isArray(fields.addresses)) return undefined;
  const addresses = fields.addresses.slice(0, ADDRESSES_MAX).filter(isAddress);
  return {fingerprint, ticket, addresses: addresses.map(({host, port}) => ({host, port}))};
}

function fieldsOf(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function hexBytes(value: unknown, length: number): Buffer | undefined {
  if (typeof value !== "string" || value.length !== length * 2 || !/^[0-9a-f]*$/.test(value)) return undefined;
  return Buffer.from(value, "hex");
}

function isAddress(value: unknown): value is BulkAddress {
  if (typeof value !== "object" || value === null) return false;
  const {host, port} = value as Partial<Record<keyof BulkAddress, unknown>>;
  return typeof host === "string" && host.length <= HOST_CHARACTERS_MAX && Number.isInteger(port) && (port as number) > 0 && (port as number) < 65_536;
}
