/** A text of its own. What a scanner reads is a part of a whole chunk, which would be kept as long as the part. */
export function copyText(text: string): string {
  return Buffer.from(text).toString();
}
