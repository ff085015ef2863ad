import type { JsonObject } from '../../model/json.ts';
import { type PolicyRecord, policyKinds } from '../../model/records.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import { addInterval, createDays, type Days } from './days.ts';
import { type Documents, describeDocument } from './documents.ts';
import { policyType } from './policy-schema.ts';
import type { RegisterAnswer } from './register-answer.ts';
import { toResource } from './to-resource.ts';
import type { Told } from './told.ts';

/** The policies of every kind; of a kind without any one that says so. */
export function describePolicies(answer: RegisterAnswer<PolicyRecord>, scope: Scope): readonly Resource[] {
  const { observedAt, records, documents } = answer;
  const days = createDays(answer);
  return policyKinds.flatMap((kind) => {
    const type = policyType(kind);
    const own = records.filter((policy) => policy.kind === kind);
    if (own.length === 0) return [toResource(scope, { type, key: kind, observedAt, attributes: undeclared })];
    return own.map((policy) =>
      toResource(scope, { type, key: policy.title, observedAt, attributes: describePolicy(policy, documents, days) }),
    );
  });
}

const undeclared: JsonObject = {
  Declared: false,
  Title: null,
  Owner: null,
  Version: null,
  ApprovedBy: null,
  ApprovedOn: null,
  ReviewedOn: null,
  ReviewDue: null,
  Document: null,
  File: null,
  Sha256: null,
  Place: null,
};

function describePolicy(policy: PolicyRecord, documents: Documents, days: Days): Told {
  const { approvedOn, reviewedOn, reviewEvery } = policy;
  const looks = [approvedOn, ...(reviewedOn === undefined ? [] : [reviewedOn])];
  const reviewed = looks.filter(days.hasBegun).sort().at(-1);
  return {
    Declared: true,
    Title: policy.title,
    Owner: policy.owner,
    Version: policy.version,
    ApprovedBy: policy.approvedBy,
    ApprovedOn: days.past(approvedOn),
    ReviewedOn: reviewed === undefined ? null : days.begin(reviewed),
    ReviewDue: reviewed === undefined ? null : days.end(addInterval(reviewed, reviewEvery)),
    ...describeDocument(policy, documents),
    Place: policy.place,
  };
}
