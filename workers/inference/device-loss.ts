/** A device that may be lost, and the work that waits for it. */
export interface DeviceLoss {
  /** The result of `work`, or a rejection with the reason as soon as the device is lost. */
  endWait<T>(work: Promise<T>): Promise<T>;
}

/**
 * A lost GPU may leave a read-out unanswered for ever, so its loss must end every wait. One listener for the life of
 * the backend: a `then` per score on a promise that does not settle would pile up for months.
 * @param lost settles with the reason; absent where there is no device to lose
 */
export function watchLoss(lost: Promise<string> | undefined): DeviceLoss {
  const waiting = new Set<(error: Error) => void>();
  let loss: Error | undefined;
  void lost?.then((reason) => {
    loss = new Error(reason);
    for (const reject of waiting) reject(loss);
  });
  return {
    async endWait(work) {
      // Whoever loses the race must not become an unhandled rejection.
      work.catch(() => undefined);
      if (loss) throw loss;
      let rejectThis: (error: Error) => void = () => undefined;
      const ended = new Promise<never>((_, reject) => {
        rejectThis = reject;
      });
      waiting.add(rejectThis);
      return Promise.race([work, ended]).finally(() => waiting.delete(rejectThis));
    },
  };
}
