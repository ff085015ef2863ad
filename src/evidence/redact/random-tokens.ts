import type { SecretKind } from './kinds.ts';
import { isRandom, isSecretKey } from './random-text.ts';
import { shortestRandom } from './survey.ts';

/** Tokens of 28 and more. One sign class and a bounded end, so each character is looked at once. */
const tokens = new RegExp(`[A-Za-z0-9+/_-]{${shortestRandom},}`, 'g');

/**
 * Members whose values look drawn by lot and are public: digests, fingerprints, public keys and certificates, and what the
 * provider drew to call something by (S3 calls a lifecycle or replication rule so where nobody named it).
 */
const publicMember =
  /fingerprint|digest|sha(?:1|256|384|512)|hash|thumbprint|checksum|public_?key|certificate|serial|etag|spki|requestids?$/i;
const identifier = /(?:^id|Id|ID)s?$/;

/** What stands before a digest: `sha256:`, `SHA256:` of OpenSSH, `sha384-` of Subresource Integrity. */
const digestMark = /sha-?(?:1|256|384|512)[:=/-]?$/i;

/** DER in base64 that holds no private key: heads of certificates, requests and public keys, RSA, P-256, P-384, Ed25519. */
const publicDer = /^M(?:I[A-Z]|FkwEwYHK|HYwEAYHK|CowBQYDK)/;

/** Whether what such a member holds is public, however it looks. */
export function isPublicMember(member: string): boolean {
  return publicMember.test(member) || identifier.test(member);
}

/** The first token that looks drawn by lot. `member` is the name of what the text is the value of. */
export function findRandom(text: string, member: string): SecretKind | undefined {
  if (isPublicMember(member)) return undefined;
  const bare = withoutArmour(text);
  for (const { 0: token, index } of bare.matchAll(tokens)) {
    const before = bare.slice(Math.max(0, index - 8), index) + (/^sha/i.exec(token) ? token.slice(0, 7) : '');
    if (digestMark.test(before) || publicDer.test(token) || isAddress(token, bare.charAt(index + token.length)))
      continue;
    const kind = token.includes('/') ? findInPath(token) : kindOf(token);
    if (kind) return kind;
  }
  return undefined;
}

/** Without what PEM holds (RFC 7468): a private key is found by its label, the rest is certificates and public keys. */
function withoutArmour(text: string): string {
  let bare = '';
  let from = 0;
  for (let begin = text.indexOf('-----BEGIN '); begin >= 0; begin = text.indexOf('-----BEGIN ', from)) {
    const end = text.indexOf('-----END ', begin);
    if (end < 0) break;
    bare += text.slice(from, begin);
    from = end;
  }
  return from === 0 ? text : bare + text.slice(from);
}

/** The drawn part of a host (of a function's URL) or of an S3 access point's alias: lower case, and known to whoever asks. */
function isAddress(token: string, after: string): boolean {
  return token === token.toLowerCase() && (after === '.' || token.endsWith('-s3alias'));
}

function kindOf(token: string): SecretKind | undefined {
  if (isSecretKey(token)) return 'aws-secret-key';
  return isRandom(token) ? 'random-token' : undefined;
}

/** A slash is a sign of base64, and what parts a path; no key begins with one often enough to look at a whole path. */
function findInPath(token: string): SecretKind | undefined {
  const whole = token.startsWith('/') ? undefined : kindOf(token);
  if (whole) return whole;
  for (const part of token.split('/')) {
    if (part.length >= shortestRandom && /[A-Z]/.test(part) && isRandom(part)) return 'random-token';
  }
  return undefined;
}

/** Of the policy. */
export const publicPatterns = [tokens, publicMember, identifier, digestMark, publicDer].map(({ source }) => source);
