import type { SecretKind } from './kinds.ts';
import { isRandom } from './random-text.ts';

/** A secret that its issuer marks by how it begins. */
export interface Mark {
  readonly kind: SecretKind;
  /** Every quantifier is bounded, so that no text makes it slow: it says how little is enough, not where a token ends. */
  readonly pattern: string;
  /** What a pattern cannot say of the text from there on. */
  readonly accept?: (text: string, index: number) => boolean;
}

/** Characters of which a token is made: before a mark none of them stands, or it is the middle of something else. */
const ofToken = /[A-Za-z0-9_]/;

/**
 * AWS: "Understanding unique ID prefixes", IAM User Guide (reference_identifiers); session tokens as the examples of the STS and
 * CLI references begin. JWT: RFC 7519, RFC 7515 3.1. PEM: RFC 7468, RFC 9580 6.2; the DER forms are the heads of PKCS #8
 * (RFC 5958), PKCS #1 (RFC 8017) and SEC 1 (RFC 5915) in base64. GitHub: "GitHub's token formats" (authentication docs).
 * GitLab: "Token prefixes" (security/tokens). Slack: "Token types". Stripe: "API keys". Google: Cloud "API keys" and OAuth
 * client secrets. SendGrid: "API keys". npm: "About access tokens". Entra ID documents no form; `digit Q~` is what its values have.
 */
export const marks: readonly Mark[] = [
  { kind: 'aws-access-key-id', pattern: 'A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}(?![A-Za-z0-9])' },
  { kind: 'aws-session-token', pattern: '(?:IQoJb3JpZ2lu|F[Qw]oGZXIvYXdz|AQo(?:DYXdz|Jb3Jp))[A-Za-z0-9+/=%]{20}' },
  { kind: 'jwt', pattern: 'eyJ[A-Za-z0-9_-]{9}', accept: isJwt },
  { kind: 'private-key', pattern: '-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY' },
  { kind: 'private-key', pattern: 'PuTTY-User-Key-File-\\d' },
  { kind: 'private-key', pattern: 'AGE-SECRET-KEY-1[0-9A-Z]{20}' },
  { kind: 'private-key', pattern: 'MII[A-Za-z0-9+/]{2}[AQgw]IBA[A-Za-z0-9+/]{20}' },
  { kind: 'private-key', pattern: 'MI[A-Za-z0-9+/]{2}AgE(?:AM|BBD|BBE)[A-Za-z0-9+/]{20}' },
  { kind: 'private-key', pattern: 'M(?:HcCAQEEI|C4CAQAwBQYDK2V|EcCAQAwBQYDK2V)[A-Za-z0-9+/]{20}' },
  { kind: 'github-token', pattern: 'gh[opsur]_[A-Za-z0-9]{36}' },
  { kind: 'github-token', pattern: 'github_pat_[A-Za-z0-9_]{40}' },
  { kind: 'gitlab-token', pattern: 'gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct|wt)-[A-Za-z0-9_-]{20}' },
  { kind: 'slack-token', pattern: 'xox[abceoprs](?:\\.xox[bp])?-[A-Za-z0-9-]{12}' },
  { kind: 'slack-token', pattern: 'xapp-\\d-[A-Z0-9]{8}' },
  { kind: 'stripe-key', pattern: '[rs]k_(?:live|test)_[A-Za-z0-9]{16}' },
  { kind: 'stripe-key', pattern: 'whsec_[A-Za-z0-9+/=]{24}' },
  { kind: 'google-key', pattern: 'AIza[A-Za-z0-9_-]{35}' },
  { kind: 'google-key', pattern: 'GOCSPX-[A-Za-z0-9_-]{28}' },
  { kind: 'google-key', pattern: 'ya29\\.[A-Za-z0-9_-]{20}' },
  { kind: 'sendgrid-key', pattern: 'SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}' },
  { kind: 'npm-token', pattern: 'npm_[A-Za-z0-9]{36}' },
  { kind: 'model-provider-key', pattern: 'sk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{20}' },
  { kind: 'model-provider-key', pattern: 'sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{32}', accept: isModelKey },
  { kind: 'model-provider-key', pattern: 'hf_[A-Za-z0-9]{34}' },
  { kind: 'service-token', pattern: 'hvs\\.[A-Za-z0-9_-]{24}' },
  { kind: 'service-token', pattern: 'pypi-AgEI[A-Za-z0-9_-]{40}' },
  { kind: 'service-token', pattern: 'dckr_pat_[A-Za-z0-9_-]{27}' },
  { kind: 'service-token', pattern: 'dop_v1_[0-9a-f]{64}' },
  { kind: 'service-token', pattern: 'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}' },
  { kind: 'service-token', pattern: 'dapi[0-9a-f]{32}' },
  { kind: 'webhook-url', pattern: 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9]{6}' },
  { kind: 'webhook-url', pattern: 'webhook\\.office\\.com/webhookb2/[A-Za-z0-9]{6}' },
  { kind: 'webhook-url', pattern: 'discord(?:app)?\\.com/api/webhooks/\\d{10}' },
];

/** Without a mark at its beginning: three characters, a digit, `Q~` and 31 to 34 more. */
export const entraSecret = '\\dQ~[A-Za-z0-9_.~-]{31}';

const compiled = marks.map((mark) => ({ ...mark, whole: new RegExp(mark.pattern, 'y') }));
const any = new RegExp(marks.map(({ pattern }) => pattern).join('|'), 'g');

/** The first marked secret in a text; time is linear in its length. */
export function findMarked(text: string): SecretKind | undefined {
  any.lastIndex = 0;
  for (let found = any.exec(text); found; found = any.exec(text)) {
    const { index } = found;
    if (index === 0 || !ofToken.test(text.charAt(index - 1)) || text.charAt(index) === '-') {
      const kind = kindAt(text, index);
      if (kind) return kind;
    }
    any.lastIndex = index + 1;
  }
  return undefined;
}

function kindAt(text: string, index: number): SecretKind | undefined {
  for (const { kind, whole, accept } of compiled) {
    whole.lastIndex = index;
    if (whole.test(text) && (accept?.(text, index) ?? true)) return kind;
  }
  return undefined;
}

/** Longest JOSE header that is decoded, in characters. */
const headerLimit = 4096;

/** The header is JSON that names an algorithm, and a second part follows. */
function isJwt(text: string, index: number): boolean {
  const end = text.indexOf('.', index);
  if (end < 0 || end - index > headerLimit || !/^\.[A-Za-z0-9_-]{4}/.test(text.slice(end, end + 5))) return false;
  try {
    const header: unknown = JSON.parse(Buffer.from(text.slice(index, end), 'base64url').toString());
    return typeof header === 'object' && header !== null && 'alg' in header;
  } catch {
    return false;
  }
}

/** Names begin with `sk-` too (`sk-learn-…`). */
function isModelKey(text: string, index: number): boolean {
  if (text.charAt(index - 1) === '-') return false;
  const [token = ''] = /^[A-Za-z0-9_-]{0,400}/.exec(text.slice(index + 3, index + 403)) ?? [];
  return token.includes('T3BlbkFJ') || isRandom(token);
}
