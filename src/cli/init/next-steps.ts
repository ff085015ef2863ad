import type { InitMessages } from '../../i18n/init.en.ts';
import type { Answers } from './ask-plan.ts';
import { workflowVariables } from './workflow-text.ts';

/** What to do with the files, a line each. */
export function nextSteps({ plan, ci }: Answers, records: boolean, t: InitMessages): readonly string[] {
  const { next } = t;
  const [hasAws, hasAzure] = [plan.aws !== undefined, plan.subscriptions.length > 0];
  const hasTarget = hasAws || hasAzure || plan.endpoints.length > 0 || records;
  const steps = [
    ...(hasAws ? [next.permissions({ provider: 'aws' })] : []),
    ...(hasAzure ? [next.permissions({ provider: 'azure' })] : []),
    ...(records ? [next.attest] : []),
    next.preflight,
    next.scan,
  ];
  const width = Math.max(...steps.map(([command = '']) => command.length));
  const lines = steps.map(([command = '', what = '']) => `  ${command.padEnd(width)}  ${what}`);
  const variables = [...(hasAws ? workflowVariables.aws : []), ...(hasAzure ? workflowVariables.azure : [])];
  return [
    ...(hasTarget ? [] : [next.noTarget]),
    next.heading,
    ...lines,
    ...(ci === 'github' && variables.length > 0 ? [next.variables({ names: variables.join(', ') })] : []),
  ];
}
