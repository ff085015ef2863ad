import type { JsonObject } from '../../model/json.ts';
import { type ActivityRecord, activityKinds } from '../../model/records.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import { activityType } from './activity-schema.ts';
import { createDays, type Days } from './days.ts';
import { decidingOf, dueOf } from './deciding-activity.ts';
import { type Documents, describeDocument } from './documents.ts';
import type { RegisterAnswer } from './register-answer.ts';
import { toResource } from './to-resource.ts';
import type { Told } from './told.ts';

/** Of every kind the record that decides, or one that says that none took place. What lies ahead is planned, and not counted. */
export function describeActivities(answer: RegisterAnswer<ActivityRecord>, scope: Scope): readonly Resource[] {
  const { observedAt, records, documents } = answer;
  const days = createDays(answer);
  return activityKinds.map((kind) => {
    const held = records.filter((activity) => activity.kind === kind && days.hasBegun(activity.date));
    const deciding = decidingOf(held, days);
    const attributes = deciding ? describeActivity(deciding, documents, days) : undeclared;
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

function describeActivity(activity: ActivityRecord, documents: Documents, days: Days): Told {
  const due = dueOf(activity);
  return {
    Declared: true,
    Date: days.begin(activity.date),
    Due: due === undefined ? null : days.end(due),
    By: activity.by,
    Scope: activity.scope,
    Result: activity.result ?? null,
    FindingsOpen: activity.findingsOpen ?? null,
    Participants: activity.participants ?? null,
    ...describeDocument(activity, documents),
    Place: activity.place,
  };
}
