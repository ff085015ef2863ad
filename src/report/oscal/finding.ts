import type { AssessedControl, AssessedFramework, ControlStatus } from '../../model/assessment.ts';
import { printableShort } from '../printable.ts';
import { toolOrigin } from './assets.ts';
import { markup, markupLine } from './markup.ts';
import { mostRelated } from './names.ts';
import { attestationId } from './observation.ts';
import type { NamedResult, OscalPage } from './page.ts';
import { properties, property, unlessEmpty } from './property.ts';
import { controlToken } from './token.ts';
import { idOf } from './uuid.ts';

/** A control as a finding can hold it. */
interface Verdict {
  readonly state: 'satisfied' | 'not-satisfied';
  readonly reason: 'pass' | 'fail' | 'other';
  /** Which of our sentences says what it means. */
  readonly meaning: 'satisfied' | 'notSatisfied' | 'undetermined' | 'waived';
}

/**
 * OSCAL knows two states. `not-satisfied` is also what SP 800-53A calls a control whose assessment could not get the information
 * it needs: so an undetermined one is that, with the reason `other`. Who is not here has no finding: nobody tested it.
 */
const verdicts: Readonly<Partial<Record<ControlStatus, Verdict>>> = {
  satisfied: { state: 'satisfied', reason: 'pass', meaning: 'satisfied' },
  'not-satisfied': { state: 'not-satisfied', reason: 'fail', meaning: 'notSatisfied' },
  undetermined: { state: 'not-satisfied', reason: 'other', meaning: 'undetermined' },
  waived: { state: 'not-satisfied', reason: 'other', meaning: 'waived' },
};

/** Of one rule, its results from the one that weighs most. */
export type RankedResults = ReadonlyMap<string, readonly (readonly NamedResult[])[]>;

const ranks = ['open', 'waived', 'unknown', 'pass', 'not-applicable'] as const;

/** Results by rule and by how much they say against a control. */
export function rankResults(results: readonly NamedResult[]): RankedResults {
  const byRule = new Map<string, NamedResult[][]>();
  for (const named of results) {
    const { rule, outcome, waiver } = named.result;
    const rank = outcome === 'fail' ? (waiver === undefined ? 'open' : 'waived') : outcome;
    let ranked = byRule.get(rule);
    if (!ranked) {
      ranked = ranks.map(() => []);
      byRule.set(rule, ranked);
    }
    ranked[ranks.indexOf(rank)]?.push(named);
  }
  return byRule;
}

/** Every control with a verdict as a finding. */
export function* findings(page: OscalPage, ranked: RankedResults): Iterable<object> {
  for (const framework of page.assessment.frameworks) {
    for (const control of framework.controls) {
      const verdict = verdicts[control.status];
      if (verdict) yield finding(page, ranked, { framework, control, verdict });
    }
  }
}

interface Judged {
  readonly framework: AssessedFramework;
  readonly control: AssessedControl;
  readonly verdict: Verdict;
}

function finding(page: OscalPage, ranked: RankedResults, { framework, control, verdict }: Judged): object {
  const { language, run, t, words } = page;
  const citation = control.citation[language];
  const name = printableShort(`${citation} ${control.title[language]}`);
  const { shown, total } = relatedTo(control, ranked);
  const risks = shown.filter(({ result }) => result.outcome === 'fail');
  const attested = control.attestations.map((position) => attestationId(page, position));
  const leftOut = total > shown.length ? t.finding.leftOut({ n: shown.length, of: total }) : undefined;
  return {
    uuid: idOf('finding', run, framework.id, framework.edition, control.id),
    title: markupLine(name),
    description: markup(`${name}: ${words.status[control.status]}`, t.finding[verdict.meaning]),
    props: [
      ...properties({
        framework: framework.id,
        edition: framework.edition,
        label: citation,
        'control-id': control.id,
        'control-status': control.status,
        level: control.level,
      }),
      ...control.rules.flatMap((rule) => property('rule', rule)),
    ],
    origins: [toolOrigin(page)],
    target: {
      type: 'objective-id',
      'target-id': controlToken(framework.id, control.id),
      title: markupLine(name),
      status: { state: verdict.state, reason: verdict.reason, remarks: markup(t.finding[verdict.meaning]) },
    },
    'related-observations': unlessEmpty(
      [...shown.map(({ observation }) => observation), ...attested].map((uuid) => ({ 'observation-uuid': uuid })),
    ),
    'related-risks': unlessEmpty(risks.map(({ risk }) => ({ 'risk-uuid': risk }))),
    remarks: leftOut,
  };
}

function relatedTo(control: AssessedControl, ranked: RankedResults) {
  const lists = ranks.flatMap((_, rank) => control.rules.map((rule) => ranked.get(rule)?.[rank] ?? []));
  const shown: NamedResult[] = [];
  let total = 0;
  for (const list of lists) {
    total += list.length;
    shown.push(...list.slice(0, mostRelated - shown.length));
  }
  return { shown, total };
}
