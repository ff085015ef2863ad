import { createHash } from 'node:crypto';
import type { Messages } from '../../i18n/messages.en.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { OscalMessages } from '../../i18n/oscal.en.ts';
import { oscalMessagesIn } from '../../i18n/oscal.ts';
import type { AssessedResult, AssessedRule, Assessment } from '../../model/assessment.ts';
import type { Language } from '../../model/text.ts';
import { idOf } from './uuid.ts';

/** A result with the ids of what stands for it. */
export interface NamedResult {
  readonly result: AssessedResult;
  /** What makes it this one over time: rule id and resource id, and more only where another has both. */
  readonly identity: readonly string[];
  /** Of this run. */
  readonly observation: string;
  /** The same in every run that finds it. */
  readonly risk: string;
}

/** What every part of a document is made from. */
export interface OscalPage {
  readonly assessment: Assessment;
  readonly language: Language;
  readonly t: OscalMessages;
  readonly words: Messages;
  readonly rules: ReadonlyMap<string, AssessedRule>;
  readonly results: readonly NamedResult[];
  /** Digest of what was judged and how, so that ids of one judgement are those of no other. */
  readonly run: string;
  /** Id of the organisation's system, from its name and its targets: the same in every run. */
  readonly system: string;
}

/** Reads an assessment once for a document of it. */
export function openPage(assessment: Assessment, language: Language): OscalPage {
  const run = digestOf(assessment);
  return {
    assessment,
    language,
    t: oscalMessagesIn(language),
    words: messagesIn(language),
    rules: new Map(assessment.rules.map((rule) => [rule.id, rule])),
    results: nameResults(assessment.results, run),
    run,
    system: idOf('system', assessment.organization ?? '', ...targetsOf(assessment)),
  };
}

/** A rule's title; its id where the assessment does not hold it. */
export function titleOf({ rules, language }: OscalPage, rule: string): string {
  return rules.get(rule)?.title[language] ?? rule;
}

function nameResults(results: readonly AssessedResult[], run: string): readonly NamedResult[] {
  const seen = new Map<string, number>();
  return results.map((result) => {
    const { id, target, account, region } = result.resource;
    const key = JSON.stringify([result.rule, id]);
    const earlier = seen.get(key) ?? 0;
    seen.set(key, earlier + 1);
    const identity = [result.rule, id, ...(earlier === 0 ? [] : [target, account, region, String(earlier)])];
    return {
      result,
      identity,
      observation: idOf('observation', run, ...identity),
      risk: idOf('risk', ...identity),
    };
  });
}

function digestOf({ run, frameworks, results, waivers }: Assessment): string {
  const digest = createHash('sha256');
  const add = (...parts: readonly unknown[]) => digest.update(`${JSON.stringify(parts)}\n`);
  add(run.id, run.startedAt, run.finishedAt, run.asOf);
  for (const { id, edition, controls } of frameworks) {
    add(id, edition);
    for (const control of controls) add(control.id, control.status);
  }
  for (const { rule, outcome, resource, waiver } of results) add(rule, outcome, resource.id, waiver);
  for (const { place, rule, resources, expires } of waivers) add(place, rule, resources, expires);
  return digest.digest('hex');
}

function targetsOf({ targets }: Assessment): readonly string[] {
  return targets.map(({ provider, name, id }) => JSON.stringify([provider, name, id])).sort();
}
