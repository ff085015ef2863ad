import { nothingToJudge, outsideScope } from '../i18n/applicability.ts';
import { causeSentence } from '../i18n/cause.ts';
import { listSeparator } from '../i18n/term.ts';
import type { Cause } from '../model/cause.ts';
import type { Resource, Scope } from '../model/resource.ts';
import type { Observed, ResourceRef, Result, Truth } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import type { Language, Text } from '../model/text.ts';
import { decidingLeaves, termsThatAre } from './deciding.ts';
import type { Env } from './facts.ts';
import type { Judgement, PreparedRule } from './judge.ts';
import { cut, escapeControls } from './show.ts';
import { renderTemplate } from './template.ts';
import { nameTerm } from './term.ts';

/** Longest list of terms in one message, in characters. */
const termsLength = 1024;

/** Whom results are about: one for all rules on a resource. */
export function refer({ type, id, name, target, account, region }: Resource): ResourceRef {
  return { type, id, name, target, account, region };
}

/** The result of a rule on one resource. */
export function composeResult(prepared: PreparedRule, resource: Judged, judgement: Judgement): Result {
  const { rule } = prepared;
  const { outcome, cause, explanation } = judgement;
  const observed = explanation ? decidingLeaves(explanation) : [];
  const joined = nameJoined(observed, judgement.env);
  return {
    rule: rule.id,
    severity: rule.severity,
    outcome,
    resource: resource.ref,
    message: composeMessage(prepared, judgement),
    ...(cause && { cause }),
    observed,
    observedAt: resource.observedAt,
    ...(joined && { joined }),
  };
}

/** The resources that lookups found and that `observed` speaks of. */
function nameJoined(observed: readonly Observed[], { lookups }: Env): Result['joined'] {
  if (lookups.size === 0) return undefined;
  const found = [...lookups.values()].flatMap((joined) => {
    if (joined.kind === 'one') return [joined.facts];
    return joined.kind === 'many' ? joined.facts : [];
  });
  const labels = new Set(observed.flatMap(({ field }) => /^\$\w+(\[\d+\])?/.exec(field)?.[0] ?? []));
  const named = found.flatMap(({ label, found: resource }) =>
    resource && labels.has(label) ? [[label, resource] as const] : [],
  );
  return named.length > 0 ? Object.fromEntries(named) : undefined;
}

/** A resource in hand. */
export interface Judged {
  readonly ref: ResourceRef;
  readonly observedAt: string;
}

/** What a report says of it, in both languages. */
export function composeMessage(prepared: PreparedRule, judgement: Judgement): Text {
  const { outcome, cause } = judgement;
  if (cause) return sayCause(cause);
  if (outcome === 'pass') return prepared.rule.title;
  if (outcome === 'not-applicable') return outsideScope(prepared.rule.title);
  return { en: renderFinding(prepared, judgement, 'en'), ja: renderFinding(prepared, judgement, 'ja') };
}

/** What a cause is about, strangers may name. */
function sayCause(cause: Cause): Text {
  const { en, ja } = causeSentence(cause);
  return { en: escapeControls(en), ja: escapeControls(ja) };
}

function renderFinding({ rule, parameters }: PreparedRule, judgement: Judgement, language: Language): string {
  const { env } = judgement;
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
  return composeAbsence({ rule, scope, observedAt }, { outcome: 'unknown', message: sayCause(cause), cause });
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
