/** The first bytes of what comes in chunks, `least` of them unless there are fewer, and what follows. */
export async function takeFirst(
  chunks: AsyncIterable<Uint8Array>,
  least: number,
): Promise<{ readonly first: Uint8Array; readonly rest: AsyncIterable<Uint8Array> }> {
  const source = chunks[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < least) {
    const { value, done } = await source.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  return { first, rest: { [Symbol.asyncIterator]: () => source } };
}
