import type { UserDetail } from '@aws-sdk/client-iam';
import type { Cause } from '../../../../model/cause.ts';
import { fieldsFrom, listedFields, reportListing, reportResource } from '../../../read/attributes.ts';
import type { Answer } from '../../../read/read.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { isRootRow, parseCredentialReport, shapeReportRow } from '../../derive/credential-report.ts';
import { isAdministrator } from './administrators.ts';
import type { Authorization } from './authorization.ts';
import { authorization } from './calls.ts';
import { getReport, type Report } from './report.ts';
import { userSchema as schema } from './schema.ts';

export interface UserSources {
  readonly report: () => Promise<Answer<Report>>;
  readonly authorization: () => Promise<Authorization>;
}

/** Reads the users from one credential report, which takes the place of four calls per user, and what they are granted. */
export async function collectUsers(context: Context, sources: UserSources): Promise<void> {
  const granted = fieldsFrom(context, schema, authorization.call);
  const [answer, details] = await Promise.all([
    sources.report(),
    Object.keys(granted).length > 0 ? sources.authorization() : undefined,
  ]);
  if (answer.state !== 'value') {
    const cause: Cause = answer.state === 'unread' ? answer.cause : { kind: 'bad-response', ...getReport };
    return reportListing(context, schema, cause);
  }
  const { text, generated } = answer.value;
  const mismatch: Cause = { kind: 'schema-mismatch', ...getReport };
  const report = parseCredentialReport(text);
  if (!report) return reportListing(context, schema, mismatch);
  const fields = listedFields(context, schema);
  const byName = new Map(details?.users.map((user) => [user.UserName, user]));
  for (const row of report.rows) {
    if (isRootRow(row)) continue;
    const own = shapeFields(fields, { AccountId: context.account.id, ...shapeReportRow(row, generated) }, getReport);
    const grants = details ? shapeGrants(granted, byName.get(row.user), details) : shapeFields({}, {});
    reportResource(context, { schema, id: row.arn ?? '', name: row.user ?? '', shaped: joinShaped([own, grants]) });
  }
  reportListing(context, schema, report.broken > 0 ? mismatch : undefined);
}

/** A user whom a whole list does not name was deleted after the report was made, which may be four hours ago. */
function shapeGrants(
  fields: ReturnType<typeof fieldsFrom>,
  user: UserDetail | undefined,
  details: Authorization,
): Shaped {
  if (!user) return leaveUnread(Object.keys(fields), details.cause ?? { kind: 'vanished', ...authorization });
  const IsAdministrator = isAdministrator(user, details);
  const shaped = shapeFields(fields, { ...user, IsAdministrator }, authorization);
  // What was cut short may hold the group or the policy that decides.
  return details.cause && IsAdministrator === undefined && fields.IsAdministrator
    ? joinShaped([shaped, leaveUnread(['IsAdministrator'], details.cause)])
    : shaped;
}
