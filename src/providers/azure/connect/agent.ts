import { Agent } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';

/**
 * Keeps the connections of requests over HTTPS that no proxy takes. The authorities, as PEM or the usual ones, are read once:
 * Node would read them for each connection.
 */
export function agentPolicy(ca: readonly string[] | undefined): PipelinePolicy {
  const agent = new Agent({ keepAlive: true, secureContext: createSecureContext(ca && { ca: [...ca] }) });
  return {
    name: 'agent',
    sendRequest: (request, next) => {
      if (request.url.startsWith('https:')) request.agent ??= agent;
      return next(request);
    },
  };
}
