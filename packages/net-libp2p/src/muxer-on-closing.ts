import type {MessageStream, StreamMuxerFactory} from "@libp2p/interface";

/**
 * The same muxer over connections that may close under it. libp2p's yamux announces a new stream at the end of the turn; if the other side has closed by then, the connection throws, nobody can catch it, and the
 * whole process would end. What is sent on a connection that closes is lost either way: its streams are told when it has closed.
 */
export function bearsClosing<C>(create: (components: C) => StreamMuxerFactory): (components: C) => StreamMuxerFactory {
  return (components) => {
    const inner = create(components);
    const createStreamMuxer = inner.createStreamMuxer.bind(inner);
    inner.createStreamMuxer = (connection) => createStreamMuxer(dropsWhenClosing(connection));
    return inner;
  };
}

export function dropsWhenClosing<S extends Pick<MessageStream, "send">>(connection: S): S {
  const send = connection.send.bind(connection);
  connection.send = (data) => {
    try {
      return send(data);
    } catch (error) {
      if ((error as Error).name === "StreamStateError") return false;
      throw error;
    }
  };
  return connection;
}
