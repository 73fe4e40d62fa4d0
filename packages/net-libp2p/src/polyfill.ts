// Node 20 lacks Promise.withResolvers, which libp2p calls while it is being imported: this module must come first.
type Resolvers<T> = {promise: Promise<T>; resolve: (value: T | PromiseLike<T>) => void; reject: (reason?: unknown) => void};
const target = Promise as unknown as {withResolvers?: <T>() => Resolvers<T>};

target.withResolvers ??= <T>(): Resolvers<T> => {
  let resolve!: Resolvers<T>["resolve"];
  let reject!: Resolvers<T>["reject"];
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return {promise, resolve, reject};
};
