/**
 * A reference as a URI (RFC 3986), which what was written need not be: its odd characters are percent-encoded. Nothing where it
 * is no address of the web.
 */
export function webAddressOf(url: string): readonly string[] {
  return /^https?:/i.test(url) && URL.canParse(url) ? [new URL(url).href] : [];
}
