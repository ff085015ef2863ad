import type { IAMClient } from '@aws-sdk/client-iam';
import type { Cause } from '../../../../model/cause.ts';
import type { CallRef } from '../../../schema.ts';
import { shapeFields } from '../../../shape.ts';
import { listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { isRootRow, parseCredentialReport, shapeReportRow } from '../../derive/credential-report.ts';
import type { Answer } from '../../read.ts';
import { userSchema as schema } from './schema.ts';

/** Waits for a report in the making, in milliseconds: about a minute and a half; most are there in a few seconds. */
const waits = [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000, 8000, 8000, 8000, 8000, 8000, 8000];

/** The report as it came: its CSV and when AWS made it. */
interface Report {
  readonly text: string;
  readonly generated: Date | undefined;
}

/** Reads the users from one credential report, which takes the place of four calls per user. */
export async function collectUsers(context: Context, client: IAMClient): Promise<void> {
  const get = listCall(schema, 'iam:GetCredentialReport');
  const answer = await readReport(context, client, get);
  if (answer.state !== 'value') {
    return reportListing(context, schema, answer.state === 'unread' ? answer.cause : { kind: 'bad-response', ...get });
  }
  const { text, generated } = answer.value;
  const mismatch: Cause = { kind: 'schema-mismatch', ...get };
  const report = parseCredentialReport(text);
  if (!report) return reportListing(context, schema, mismatch);
  const fields = listedFields(context, schema);
  for (const row of report.rows) {
    if (isRootRow(row)) continue;
    const shaped = shapeFields(fields, { AccountId: context.account.id, ...shapeReportRow(row, generated) }, get);
    reportResource(context, { schema, id: row.arn ?? '', name: row.user ?? '', shaped });
  }
  reportListing(context, schema, report.broken > 0 ? mismatch : undefined);
}

async function readReport(context: Context, client: IAMClient, get: CallRef): Promise<Answer<Report>> {
  const { GenerateCredentialReportCommand, GetCredentialReportCommand } = await import('@aws-sdk/client-iam');
  const made = await context.reader.poll({
    call: listCall(schema, 'iam:GenerateCredentialReport'),
    send: (options) => client.send(new GenerateCredentialReportCommand({}), options),
    done: ({ State }) => State === 'COMPLETE',
    waits,
  });
  if (made.state !== 'value') return made;
  const answer = await context.reader.read({
    call: get,
    send: (options) => client.send(new GetCredentialReportCommand({}), options),
  });
  if (answer.state !== 'value') return answer;
  const { Content, GeneratedTime } = answer.value;
  return { state: 'value', value: { text: new TextDecoder().decode(Content), generated: GeneratedTime } };
}
