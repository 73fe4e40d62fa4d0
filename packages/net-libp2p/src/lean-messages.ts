import type {ConnectionEncrypter, MessageStream} from "@libp2p/interface";

const LENGTH_BYTES = 2;
/** One for all: what an exception costs is the stack it is made with. */
const TOO_SHORT = new RangeError("the next length is not here yet");

/** Parts of noise's message stream that no type names. */
interface NoiseStream {
  readonly decoder?: {lengthDecoder?: (bytes: {readonly byteLength: number; getUint16(offset: number): number}) => number};
}

/**
 * The same encryption without two things libp2p does for each message. At the end of what has come it reads a length that is not there, and learns of it by a new exception: a quarter of all that a
 * small message costs. And it makes events that nobody listens to. A version of the library that does neither is left as it is.
 */
export function leanMessages<C>(create: (components: C) => ConnectionEncrypter): (components: C) => ConnectionEncrypter {
  return (components) => {
    const inner = create(components);
    const [outbound, inbound] = [inner.secureOutbound.bind(inner), inner.secureInbound.bind(inner)];
    inner.secureOutbound = async (connection, options) => leanly(await outbound(withoutUnheardEvents(connection), options));
    inner.secureInbound = async (connection, options) => leanly(await inbound(withoutUnheardEvents(connection), options));
    return inner;
  };
}

function leanly<S extends {readonly connection: MessageStream}>(secured: S): S {
  const {decoder} = withoutUnheardEvents(secured.connection) as NoiseStream;
  if (decoder?.lengthDecoder) {
    decoder.lengthDecoder = (bytes) => {
      if (bytes.byteLength < LENGTH_BYTES) throw TOO_SHORT;
      return bytes.getUint16(0);
    };
  }
  return secured;
}

/** From now on an event is made only for those who listen. */
export function withoutUnheardEvents<S extends Pick<MessageStream, "safeDispatchEvent" | "listenerCount">>(stream: S): S {
  const dispatch = stream.safeDispatchEvent.bind(stream);
  stream.safeDispatchEvent = (type, detail) => stream.listenerCount(type) === 0 || dispatch(type, detail);
  return stream;
}
