import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import type { Provider } from '../provider.ts';
import { type Patience, patience } from '../send/patience.ts';
import { connect } from './connect/connect.ts';

import { planTarget } from './plan.ts';
import { awsPolicy } from './policy.ts';
import { replayAws } from './replay.ts';

/** Reads AWS accounts, as patiently as it is told. */
export function createAwsProvider(chosen: Patience = patience): Provider {
  return {
    name: 'aws',
    plan: async (target, options) => {
      if (target.provider !== 'aws') throw new UsageError(notOfAws(target.name));
      return planTarget(target, options, await connect(target, options, chosen));
    },
    replay: replayAws,
    policies: {
      aws: (wanted, targets) =>
        awsPolicy(
          wanted,
          targets.filter((target) => target.provider === 'aws'),
        ),
    },
  };
}

function notOfAws(name: string): Text {
  return { en: `target '${name}' is not one of AWS`, ja: `ターゲット '${name}' はAWSのものではない` };
}

export const awsProvider: Provider = createAwsProvider();
