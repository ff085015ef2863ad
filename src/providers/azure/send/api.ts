import type { HttpMethods } from '@azure/core-rest-pipeline';
import type { Send, SendOptions } from '../../send/transport.ts';
import type { Audience } from '../connect/cloud.ts';
import type { Session } from '../connect/session.ts';
import { AzureError } from './azure-error.ts';

/** A JSON object as an API answers it. */
export type Body = Readonly<Record<string, unknown>>;

/** One API of Azure, asked with a token of its own. */
export interface Api {
  /** GET of a path with its query (`/subscriptions?api-version=2022-12-01`), or of a next link, which must lie in this API. */
  readonly get: (path: string) => Send<Body>;
  readonly post: (path: string, body: Body) => Send<Body>;
}

export function createApi(session: Session, audience: Audience): Api {
  const send = (method: HttpMethods, path: string, body?: Body) => (options: SendOptions) =>
    request({ session, audience }, { method, path, body }, options);
  return { get: (path) => send('GET', path), post: (path, body) => send('POST', path, body) };
}

interface Request {
  readonly method: HttpMethods;
  readonly path: string;
  readonly body: Body | undefined;
}

async function request(
  { session, audience }: { readonly session: Session; readonly audience: Audience },
  { method, path, body }: Request,
  { abortSignal }: SendOptions,
): Promise<Body> {
  const { createHttpHeaders, createPipelineRequest } = await import('@azure/core-rest-pipeline');
  const { token } = await session.tokens[audience].current();
  const answer = await session.ask(
    createPipelineRequest({
      method,
      url: resolve(session.cloud[audience], path),
      headers: createHttpHeaders({
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        'user-agent': 'comply',
        ...(body && { 'content-type': 'application/json' }),
      }),
      ...(body && { body: JSON.stringify(body) }),
      abortSignal,
    }),
  );
  // Set where the caller has more subscriptions than one answer covers: what it lacks, it does not say.
  const limited = answer.response.headers.get('x-ms-tenant-subscription-limit-hit')?.toLowerCase() === 'true';
  return limited ? { ...answer.body, subscriptionLimitHit: true } : answer.body;
}

/** The URL of a path; a next link is a URL already, and the token goes to no other host. */
function resolve(base: string, path: string): string {
  const url = URL.parse(path, base);
  if (url?.origin === base) return url.href;
  throw new AzureError('ForeignLink', `a link that leads out of ${base}`);
}
