import { nothingToJudge, outsideScope } from '../i18n/applicability.ts';
import { causeSentence } from '../i18n/cause.ts';
import { listSeparator } from '../i18n/term.ts';
import type { Cause } from '../model/cause.ts';
import type { Resource, Scope } from '../model/resource.ts';
import type { Result, Truth } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import type { Language, Text } from '../model/text.ts';
import { decidingLeaves, termsThatAre } from './deciding.ts';
import type { Judgement, PreparedRule } from './judge.ts';
import { cut } from './show.ts';
import { renderTemplate } from './template.ts';
import { nameTerm } from './term.ts';

/** Longest list of terms in one message, in characters. */
const termsLength = 1024;

/** The result of a rule on one resource. */
export function composeResult(prepared: PreparedRule, resource: Resource, judgement: Judgement): Result {
  const { rule } = prepared;
  const { outcome, cause, explanation } = judgement;
  const { type, id, name, target, account, region, observedAt } = resource;
  return {
    rule: rule.id,
    severity: rule.severity,
    outcome,
    resource: { type, id, name, target, account, region },
    message: { en: composeMessage(prepared, judgement, 'en'), ja: composeMessage(prepared, judgement, 'ja') },
    ...(cause && { cause }),
    observed: explanation ? decidingLeaves(explanation) : [],
    observedAt,
  };
}

function composeMessage({ rule, parameters }: PreparedRule, judgement: Judgement, language: Language): string {
  const { outcome, cause, env } = judgement;
  if (cause) return causeSentence(cause)[language];
  if (outcome === 'pass') return rule.title[language];
  if (outcome === 'not-applicable') return outsideScope(rule.title)[language];
  return renderTemplate(rule.message[language], {
    env,
    durations: parameters.durations,
    failed: listTerms(judgement, false, language),
    unknown: listTerms(judgement, 'unknown', language),
    language,
  });
}

function listTerms({ explanation }: Judgement, wanted: Truth, language: Language): string {
  if (!explanation) return '';
  const terms = termsThatAre(wanted, explanation).map((term) => nameTerm(term)[language]);
  return cut([...new Set(terms)].join(listSeparator[language]), termsLength);
}

interface Unlisted {
  readonly rule: Rule;
  readonly scope: Scope;
  readonly observedAt: string;
}

/** The result of a rule whose resources could not be listed to the end in one account and region. */
export function composeUnlisted({ rule, scope, observedAt }: Unlisted, cause: Cause): Result {
  return composeAbsence({ rule, scope, observedAt }, { outcome: 'unknown', message: causeSentence(cause), cause });
}

/** The result of a rule on a target that was listed to the end and has nothing to judge. */
export function composeNothing({ rule, scope, observedAt }: Unlisted): Result {
  const message = nothingToJudge(rule.resource, scope.target);
  return composeAbsence({ rule, scope, observedAt }, { outcome: 'not-applicable', message });
}

function composeAbsence(
  { rule, scope, observedAt }: Unlisted,
  verdict: { readonly outcome: Result['outcome']; readonly message: Text; readonly cause?: Cause },
): Result {
  const { target, account, region } = scope;
  const place = `${account}/${region}`;
  return {
    rule: rule.id,
    severity: rule.severity,
    resource: { type: rule.resource, id: `${rule.resource}@${place}`, name: place, target, account, region },
    observed: [],
    observedAt,
    ...verdict,
  };
}
