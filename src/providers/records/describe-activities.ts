import type { JsonObject } from '../../model/json.ts';
import { type ActivityRecord, activityKinds } from '../../model/records.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import { activityType } from './activity-schema.ts';
import { beginOf, endOf, hasBegun } from './days.ts';
import { decidingOf, dueOf } from './deciding-activity.ts';
import { type Documents, describeDocument } from './documents.ts';
import type { RegisterAnswer } from './register-answer.ts';
import { toResource } from './to-resource.ts';
import type { Told } from './told.ts';

/** Of every kind the record that decides, or one that says that none took place. What lies ahead is planned, and not counted. */
export function describeActivities(answer: RegisterAnswer<ActivityRecord>, scope: Scope): readonly Resource[] {
  const { observedAt, records, documents } = answer;
  return activityKinds.map((kind) => {
    const held = records.filter((activity) => activity.kind === kind && hasBegun(activity.date, observedAt));
    const deciding = decidingOf(held, observedAt);
    const attributes = deciding ? describeActivity(deciding, documents) : undeclared;
    return toResource(scope, {
      type: activityType(kind),
      key: kind,
      observedAt,
      attributes: { ...attributes, Count: held.length },
    });
  });
}

const undeclared: JsonObject = {
  Declared: false,
  Date: null,
  Due: null,
  By: null,
  Scope: null,
  Result: null,
  FindingsOpen: null,
  Participants: null,
  Document: null,
  File: null,
  Sha256: null,
  Place: null,
};

function describeActivity(activity: ActivityRecord, documents: Documents): Told {
  const due = dueOf(activity);
  return {
    Declared: true,
    Date: beginOf(activity.date),
    Due: due === undefined ? null : endOf(due),
    By: activity.by,
    Scope: activity.scope,
    Result: activity.result ?? null,
    FindingsOpen: activity.findingsOpen ?? null,
    Participants: activity.participants ?? null,
    ...describeDocument(activity.document, documents),
    Place: activity.place,
  };
}
