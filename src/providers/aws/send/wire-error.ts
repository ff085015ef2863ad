import { kindOfCode } from './cause.ts';

export interface WireAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Whether an answer says "too many requests", in any of the wire formats; the SDK keeps that to itself when it retries. */
export function isThrottled({ statusCode, headers }: WireAnswer, body: Buffer): boolean {
  if (statusCode < 400) return false;
  if (statusCode === 429) return true;
  const text = body.subarray(0, 2048).toString('latin1');
  const code = headers['x-amzn-errortype'] ?? jsonCode.exec(text)?.[1] ?? xmlCode.exec(text)?.[1] ?? '';
  // `com.amazonaws.kms#ThrottlingException` and `ThrottlingException:http://…`, as the protocols have it:
  // https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization
  return kindOfCode(code.replace(/^.*#/, '').replace(/:.*$/, '')) === 'throttled';
}

const jsonCode = /"(?:__type|code)"\s*:\s*"([^"]+)"/;
const xmlCode = /<Code>([^<]+)<\/Code>/;
