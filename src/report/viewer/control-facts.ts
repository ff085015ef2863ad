import type { AssessedControl, Assessment } from '../../model/assessment.ts';
import type { FrameworkId } from '../../model/framework.ts';
import { type FindResponsibility, responsibilitiesOf } from '../responsibility.ts';
import { type Way, waysOf } from './control-ways.ts';
import type { ViewerPage } from './page.ts';
import { countByRule, noResults, type RuleCounts } from './rule-outcomes.ts';

/** What the blocks of all controls look up. */
export interface ControlFacts {
  readonly wayOf: (control: AssessedControl) => Way;
  readonly responsibility: FindResponsibility;
  /** The entries directly under one. */
  readonly partsOf: (framework: FrameworkId, control: string) => readonly AssessedControl[];
  readonly ruleOutcomes: (rule: string) => Readonly<RuleCounts>;
  readonly ruleTitle: (rule: string) => string;
  readonly safeguardTitle: (safeguard: string) => string;
}

export function controlFactsOf({ assessment, say }: ViewerPage): ControlFacts {
  const parts = partsByParent(assessment);
  const rules = new Map(assessment.rules.map(({ id, title }) => [id, title]));
  const safeguards = new Map(assessment.safeguards.map(({ id, title }) => [id, title]));
  const titleIn = (titles: typeof rules) => (id: string) => {
    const title = titles.get(id);
    return title ? say(title) : id;
  };
  const outcomes = countByRule(assessment.results);
  return {
    wayOf: waysOf(assessment),
    responsibility: responsibilitiesOf(assessment),
    partsOf: (framework, control) => parts.get(`${framework}:${control}`) ?? [],
    ruleOutcomes: (rule) => outcomes.get(rule) ?? noResults(),
    ruleTitle: titleIn(rules),
    safeguardTitle: titleIn(safeguards),
  };
}

function partsByParent({ frameworks }: Assessment): ReadonlyMap<string, readonly AssessedControl[]> {
  const children = frameworks.flatMap(({ id, controls }) =>
    controls.flatMap((control) =>
      control.parent === undefined ? [] : [{ parent: `${id}:${control.parent}`, control }],
    ),
  );
  const grouped = Map.groupBy(children, ({ parent }) => parent);
  return new Map([...grouped].map(([parent, of]) => [parent, of.map(({ control }) => control)]));
}
