import type { JsonObject } from '../../model/json.ts';
import { type ActivityRecord, activityKinds } from '../../model/records.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import { activityType } from './activity-schema.ts';
import { addInterval, createDays, type Days } from './days.ts';
import { type Documents, describeDocument } from './documents.ts';
import type { RegisterAnswer } from './register-answer.ts';
import { toResource } from './to-resource.ts';
import type { Told } from './told.ts';

/**
 * Of every kind the latest record of each scope, so that one scope hides nothing of another, or one resource that says that none took
 * place. What lies ahead is planned, and not counted.
 */
export function describeActivities(answer: RegisterAnswer<ActivityRecord>, scope: Scope): readonly Resource[] {
  const { observedAt, records, documents } = answer;
  const days = createDays(answer);
  return activityKinds.flatMap((kind) => {
    const type = activityType(kind);
    const held = records.filter((activity) => activity.kind === kind && days.hasBegun(activity.date));
    if (held.length === 0) return toResource(scope, { type, key: kind, observedAt, attributes: undeclared });
    return [...Map.groupBy(held, (activity) => activity.scope)].map(([name, all]) => {
      const attributes = { ...describeActivity(latestOf(all), documents, days), Count: all.length };
      return toResource(scope, { type, key: `${kind}/${name}`, name, observedAt, attributes });
    });
  });
}

/** Two of one scope on one day are refused where they are read. */
function latestOf(activities: readonly ActivityRecord[]): ActivityRecord {
  return activities.reduce((latest, activity) => (activity.date > latest.date ? activity : latest));
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
  Count: 0,
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

/** The day the next one is due, where the record says. */
function dueOf({ date, every, due }: ActivityRecord): string | undefined {
  return due ?? (every && addInterval(date, every));
}
