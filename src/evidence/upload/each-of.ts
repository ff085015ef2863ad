/**
 * Does the same to many things, several at a time. After a failure nothing more is begun, what is under way is told to stop
 * and waited for, and the failure is thrown.
 */
export async function eachOf<Item>(
  items: readonly Item[],
  { limit, signal }: { readonly limit: number; readonly signal?: AbortSignal | undefined },
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const queue = items.values();
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (const item of queue) {
      if (stop.aborted) return;
      await work(item, stop).catch((error: unknown) => {
        failures.push(error);
        failed.abort();
      });
    }
  };
  await Promise.all(Array.from({ length: limit }, lane));
  signal?.throwIfAborted();
  if (failures.length > 0) throw failures[0];
}
