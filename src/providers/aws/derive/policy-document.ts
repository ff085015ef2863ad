/**
 * The text of a policy document, which IAM gives URL-encoded; `undefined` for what cannot be decoded.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyDetail.html
 */
export function decodeDocument(document: string | undefined): string | undefined {
  if (document === undefined) return undefined;
  try {
    return decodeURIComponent(document);
  } catch {
    return undefined;
  }
}
