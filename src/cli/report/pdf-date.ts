/** How far from the start they are looked for, in bytes: the title stands before them. */
const headLength = 65_536;
/** In the first object of the file, which the browser leaves unpacked: `/CreationDate (D:20261127100610+00'00')`. */
const dates = /\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g;

/** As a PDF writes a time. @param time RFC 3339 */
export function dateOf(time: string): string {
  const digits = new Date(time).toISOString().replace(/\D/g, '').slice(0, 14);
  return `D:${digits}+00'00'`;
}

/**
 * The same PDF, dated by the scan in place of the clock: the same report gives the same bytes, as far as the same browser and fonts
 * do. It is as long as it was, as places in it are counted in bytes.
 */
export function withDate(pdf: Uint8Array, date: string): Buffer {
  // One byte a character, and back.
  const text = Buffer.from(pdf.subarray(0, headLength)).toString('latin1');
  const head = Buffer.from(
    text.replace(dates, (_, key: string) => `/${key} (${date})`),
    'latin1',
  );
  return Buffer.concat([head, pdf.subarray(headLength)]);
}
