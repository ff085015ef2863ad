import { createHash, randomBytes } from 'node:crypto';
import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { checkTimestamp, isAbout } from './check-timestamp.ts';
import { DerError, writeInteger } from './der.ts';
import { writeTimestampRequest } from './timestamp-request.ts';
import { isGranted, maxResponseBytes, readTimestampResponse, type TimestampResponse } from './timestamp-response.ts';

/** Whom to ask, and how long. */
export interface Authority {
  readonly url: URL;
  /** Longest wait for the whole answer, in milliseconds. */
  readonly timeoutMs: number;
  /** In place of the global one: through a proxy, with other trust. */
  readonly fetch?: typeof fetch;
}

/** Reads `--tsa`. Throws UsageError for what is no http or https URL, or holds a password: it is written into the evidence. */
export function parseTsa(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new UsageError({
      en: `--tsa ${text}: give the http or https URL of a time stamp authority`,
      ja: `--tsa ${text}: 時刻認証局のURL（httpまたはhttps）を指定すること`,
    });
  }
  if (url.username === '' && url.password === '') return url;
  throw new UsageError({
    en: `--tsa ${url.protocol}//${url.host}: leave user name and password out; the URL is written into the evidence`,
    ja: `--tsa ${url.protocol}//${url.host}: URLは証跡に記録されるため、ユーザー名とパスワードを含めないこと`,
  });
}

/**
 * Has a signature stamped (RFC 3161, over HTTP as in section 3.4). Returns a TimeStampResp, DER, once it was seen to be
 * granted, of this signature, of this request and whole in itself.
 * @throws UsageError, one line, where the authority cannot be reached or gives anything else.
 */
export async function requestTimestamp(signature: Uint8Array, authority: Authority): Promise<Uint8Array> {
  // Not 0: its octets then stand in the request and in the answer alike.
  const nonce = Buffer.concat([Buffer.of(1), randomBytes(8)]);
  const digest = createHash('sha256').update(signature).digest();
  const bytes = await exchange(writeTimestampRequest({ digest, nonce }), authority);
  const response = readOrRefuse(bytes, authority);
  const { token } = response;
  if (!isGranted(response)) throw refusal(authority, notGranted(response));
  if (token === undefined) throw refusal(authority, noStamp);
  if (!isAbout(token, signature)) throw refusal(authority, otherData);
  if (token.nonce === undefined || !sameNonce(token.nonce, nonce)) throw refusal(authority, otherRequest);
  const finding = checkTimestamp({ response: response.kept, signature });
  if (finding.kind === 'invalid') throw refusal(authority, finding.text);
  return response.kept;
}

function sameNonce(found: Buffer, nonce: Uint8Array): boolean {
  return writeInteger(nonce).equals(writeInteger(found));
}

async function exchange(request: Uint8Array, authority: Authority): Promise<Uint8Array> {
  const { url, timeoutMs, fetch: send = fetch } = authority;
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(request),
      // A redirected POST comes back as a GET.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw refusal(authority, {
        en: `it answered HTTP ${response.status}`,
        ja: `HTTP ${response.status} が返された`,
      });
    }
    return await readBody(response, authority);
  } catch (error) {
    throw explain(error, authority);
  }
}

async function readBody(response: Response, authority: Authority): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > maxResponseBytes) throw refusal(authority, noStamp);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A refusal of the network in one line; any other error as it is. */
function explain(error: unknown, authority: Authority): unknown {
  if (!(error instanceof Error) || error instanceof UsageError) return error;
  if (error.name === 'TimeoutError') {
    const seconds = authority.timeoutMs / 1000;
    return refusal(authority, { en: `no answer within ${seconds} s`, ja: `${seconds}秒以内に応答がない` });
  }
  const { cause } = error;
  if (!(cause instanceof Error)) return error;
  const code = 'code' in cause ? String(cause.code) : cause.name;
  return refusal(authority, { en: `it cannot be reached (${code})`, ja: `接続できない（${code}）` });
}

function readOrRefuse(bytes: Uint8Array, authority: Authority): TimestampResponse {
  try {
    return readTimestampResponse(bytes);
  } catch (error) {
    throw error instanceof DerError ? refusal(authority, noStamp) : error;
  }
}

function notGranted({ status, failure }: TimestampResponse): Text {
  const why = failure.length === 0 ? `PKIStatus ${status}` : failure.join(', ');
  return { en: `it refused (${why})`, ja: `発行を拒否された（${why}）` };
}

const noStamp: Text = {
  en: 'its answer is not a time stamp response of RFC 3161',
  ja: '応答がRFC 3161のタイムスタンプ応答ではない',
};
const otherData: Text = {
  en: 'its time stamp is of other data than was sent',
  ja: '送信したものとは別のデータに対するタイムスタンプが返された',
};
const otherRequest: Text = {
  en: 'its time stamp answers another request (the nonce differs)',
  ja: '別の要求に対するタイムスタンプが返された（nonceの不一致）',
};

function refusal({ url }: Authority, why: Text): UsageError {
  return new UsageError({
    en: `--tsa ${url.href}: ${why.en}; name another authority, or leave --tsa out`,
    ja: `--tsa ${url.href}: ${why.ja}。別の時刻認証局を指定するか、--tsa を外すこと`,
  });
}
