/**
 * Runs all, so many at once. One that is refused while others are under way is run again when one of them is done, and from then on no more are run at once than there was room for: parts of one
 * request do not take each other's place. Rejects with the first other failure, and with the refusal of one that is alone.
 * @param count runs, numbered from 0
 * @returns what they brought, in their order
 */
export function inTurns<T>(count: number, atOnce: number, run: (index: number) => Promise<T>, isRefusal: (error: unknown) => boolean): Promise<T[]> {
  return new Promise((resolve, reject) => {
    const results = new Array<T>(count);
    const waiting = [...results.keys()];
    let underWay = 0;
    let room = atOnce;
    let isOver = false;
    const failed = (index: number, error: unknown): void => {
      underWay--;
      if (isOver) return;
      if (isRefusal(error) && underWay > 0) {
        waiting.unshift(index);
        room = underWay;
        return;
      }
      isOver = true;
      reject(error);
    };
    const go = (): void => {
      while (!isOver && underWay < room && waiting.length > 0) {
        const index = waiting.shift() as number;
        underWay++;
        run(index).then(
          (result) => {
            results[index] = result;
            underWay--;
            go();
          },
          (error) => failed(index, error),
        );
      }
      if (underWay === 0 && waiting.length === 0) resolve(results);
    };
    go();
  });
}
