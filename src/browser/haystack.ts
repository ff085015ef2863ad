/** Texts one behind the other, so that the browser's own search runs through all of them at once. */
export interface Haystack {
  readonly text: string;
  /** Behind each text, where the next one begins. */
  readonly ends: Uint32Array;
}

export function stack(texts: readonly string[]): Haystack {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (let index = 0; index < texts.length; index++) {
    end += (texts[index] as string).length;
    ends[index] = end;
  }
  return { text: texts.join(''), ends };
}

/** Marks with 1 the texts that hold another, which is not empty. */
export function markTexts({ text, ends }: Haystack, query: string): Uint8Array {
  const marks = new Uint8Array(ends.length);
  let index = 0;
  let found = text.indexOf(query);
  while (found >= 0) {
    while ((ends[index] as number) <= found) index++;
    const end = ends[index] as number;
    const isWithin = found + query.length <= end;
    if (isWithin) marks[index] = 1;
    // One that runs into the next text is none of either; what begins behind its first letter may be one.
    found = text.indexOf(query, isWithin ? end : found + 1);
  }
  return marks;
}
