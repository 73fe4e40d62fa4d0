import koffi from "koffi";

// Blocking TCP sockets over IPv4, as Linux has them: Node's own belong to its event loop, which a thread that computes does not run.

const AF_INET = 2;
const SOCK_STREAM = 1;
const IPPROTO_TCP = 6;
const TCP_NODELAY = 1;
const SOL_SOCKET = 1;
const SO_SNDBUF = 7;
const SO_RCVBUF = 8;
const SO_RCVTIMEO = 20;
const SO_SNDTIMEO = 21;
const ADDRESS_BYTES = 16;
const BUFFER_BYTES = 512 * 1024;

function bind() {
  const libc = koffi.load(null);
  return {
    socket: libc.func("int socket(int domain, int type, int protocol)"),
    bind: libc.func("int bind(int descriptor, const uint8_t *address, uint32_t length)"),
    listen: libc.func("int listen(int descriptor, int backlog)"),
    accept: libc.func("int accept(int descriptor, void *address, void *length)"),
    connect: libc.func("int connect(int descriptor, const uint8_t *address, uint32_t length)"),
    getsockname: libc.func("int getsockname(int descriptor, _Out_ uint8_t *address, _Inout_ uint32_t *length)"),
    setsockopt: libc.func("int setsockopt(int descriptor, int level, int option, const uint8_t *value, uint32_t length)"),
    close: libc.func("int close(int descriptor)"),
  };
}

let bound: ReturnType<typeof bind> | undefined;

function libc(): ReturnType<typeof bind> {
  bound ??= bind();
  return bound;
}

/** A socket that listens on a free port of that host (dotted IPv4); undefined when it cannot. `timeoutMs` bounds each `accept`. */
export function listenTcp(host: string, timeoutMs: number): {readonly descriptor: number; readonly port: number} | undefined {
  const descriptor = newSocket(timeoutMs);
  const named = new Uint8Array(ADDRESS_BYTES);
  const isListening =
    descriptor >= 0 &&
    libc().bind(descriptor, addressOf(host, 0), ADDRESS_BYTES) === 0 &&
    libc().listen(descriptor, 1) === 0 &&
    libc().getsockname(descriptor, named, [ADDRESS_BYTES]) === 0;
  if (isListening) return {descriptor, port: new DataView(named.buffer).getUint16(2)};
  closeTcp(descriptor);
  return undefined;
}

/** The next connection; undefined when none came in time. */
export function acceptTcp(listener: number, timeoutMs: number): number | undefined {
  const descriptor = libc().accept(listener, null, null) as number;
  if (descriptor < 0) return undefined;
  setUp(descriptor, timeoutMs);
  return descriptor;
}

/** A connection to that host (dotted IPv4) and port; undefined when there is none in time. */
export function connectTcp(host: string, port: number, timeoutMs: number): number | undefined {
  const descriptor = newSocket(timeoutMs);
  if (descriptor >= 0 && libc().connect(descriptor, addressOf(host, port), ADDRESS_BYTES) === 0) return descriptor;
  closeTcp(descriptor);
  return undefined;
}

/** How long a read or write may take; 0: for ever. */
export function setTcpTimeout(descriptor: number, timeoutMs: number): void {
  const value = new Uint8Array(BigInt64Array.of(BigInt(Math.floor(timeoutMs / 1000)), BigInt((timeoutMs % 1000) * 1000)).buffer);
  for (const option of [SO_RCVTIMEO, SO_SNDTIMEO]) libc().setsockopt(descriptor, SOL_SOCKET, option, value, value.length);
}

export function closeTcp(descriptor: number): void {
  if (descriptor >= 0) libc().close(descriptor);
}

function newSocket(timeoutMs: number): number {
  const descriptor = libc().socket(AF_INET, SOCK_STREAM, 0) as number;
  if (descriptor >= 0) setUp(descriptor, timeoutMs);
  return descriptor;
}

/** Small messages go at once; what two ranks send each other before they read fits the buffers. */
function setUp(descriptor: number, timeoutMs: number): void {
  const int = (value: number): Uint8Array => new Uint8Array(Int32Array.of(value).buffer);
  libc().setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, int(1), 4);
  for (const option of [SO_SNDBUF, SO_RCVBUF]) libc().setsockopt(descriptor, SOL_SOCKET, option, int(BUFFER_BYTES), 4);
  setTcpTimeout(descriptor, timeoutMs);
}

/** `sockaddr_in`: family in the host's order, port and address in the network's. */
function addressOf(host: string, port: number): Uint8Array {
  const address = new Uint8Array(ADDRESS_BYTES);
  const view = new DataView(address.buffer);
  view.setUint16(0, AF_INET, true);
  view.setUint16(2, port);
  address.set(host.split(".").map(Number), 4);
  return address;
}
