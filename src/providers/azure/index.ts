import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import type { Provider } from '../provider.ts';
import { patience } from '../send/patience.ts';
import { connect, type Reach } from './connect/connect.ts';
import { planTarget, preload } from './plan.ts';
import { azureRole, graphScopes } from './policy.ts';
import { replayAzure } from './replay.ts';

/** Reads Azure subscriptions and their Entra tenant, reaching them as it is told. */
export function createAzureProvider(reach: Reach = patience): Provider {
  return {
    name: 'azure',
    plan: async (target, options) => {
      if (target.provider !== 'azure') throw new UsageError(notOfAzure(target.name));
      preload(options);
      return planTarget(target, options, await connect(target, options, reach));
    },
    replay: replayAzure,
    policies: {
      azure: (wanted, targets) =>
        azureRole(
          wanted,
          targets.filter((target) => target.provider === 'azure'),
        ),
      entra: (wanted) => graphScopes(wanted),
    },
  };
}

function notOfAzure(name: string): Text {
  return { en: `target '${name}' is not one of Azure`, ja: `ターゲット '${name}' はAzureのものではない` };
}

export const azureProvider: Provider = createAzureProvider();
