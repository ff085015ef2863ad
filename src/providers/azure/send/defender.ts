import type { SecurityCenter } from '@azure/arm-security';
import type { Session } from '../connect/session.ts';

/**
 * The client of Defender for Cloud in a subscription. It goes through our HTTP client and does not retry by itself: its
 * own policy gives up on a 429 that does not say how long.
 */
export async function openDefender(session: Session, subscription: string): Promise<SecurityCenter> {
  const { SecurityCenter } = await import('@azure/arm-security');
  const { cloud, tokens, ask } = session;
  const credential = {
    getToken: async () => {
      const { token, expiration } = await tokens.arm.current();
      return { token, expiresOnTimestamp: expiration?.getTime() ?? Number.MAX_SAFE_INTEGER };
    },
  };
  return new SecurityCenter(credential, subscription, {
    endpoint: cloud.arm,
    httpClient: { sendRequest: async (request) => (await ask(request)).response },
    retryOptions: { maxRetries: 0 },
    userAgentOptions: { userAgentPrefix: 'comply' },
  });
}
