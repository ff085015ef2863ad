/** What a browser must have to open the results. */
export function canUnpack(): boolean {
  return typeof DecompressionStream === 'function';
}

/** The value of one line of the results: base64, gzip, JSON. */
export async function unpackLine(line: string): Promise<unknown> {
  const packed = new Blob([bytesOf(line)]);
  const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
