import type { IAMClient } from '@aws-sdk/client-iam';
import type { Answer } from '../../../read/read.ts';
import type { CallRef } from '../../../schema.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { credentialReport } from './calls.ts';

/** Waits for a report in the making, in milliseconds: about a minute and a half; most are there in a few seconds. */
const waits = [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000, 8000, 8000, 8000, 8000, 8000, 8000];

/** The report as it came: its CSV and when AWS made it. */
export interface Report {
  readonly text: string;
  readonly generated: Date | undefined;
}

/** The call that hands the report over. */
export const getReport: CallRef = credentialReport.get;

/** Has the report made, waits for it and reads it. */
export async function readReport(context: Context, client: IAMClient): Promise<Answer<Report>> {
  const { GenerateCredentialReportCommand, GetCredentialReportCommand } = sdk('@aws-sdk/client-iam');
  const made = await context.reader.poll({
    call: credentialReport.generate,
    send: (options) => client.send(new GenerateCredentialReportCommand({}), options),
    done: ({ State }) => State === 'COMPLETE',
    waits,
  });
  if (made.state !== 'value') return made;
  const answer = await context.reader.read({
    call: getReport,
    send: (options) => client.send(new GetCredentialReportCommand({}), options),
  });
  if (answer.state !== 'value') return answer;
  const { Content, GeneratedTime } = answer.value;
  return { state: 'value', value: { text: new TextDecoder().decode(Content), generated: GeneratedTime } };
}
