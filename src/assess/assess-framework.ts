import {
  type AssessedControl,
  type AssessedFramework,
  type ControlStatus,
  controlStatuses,
} from '../model/assessment.ts';
import type { Edition, Framework } from '../model/framework.ts';
import type { Text } from '../model/text.ts';
import { assessControl, type Evidence, judgeSafeguards } from './assess-control.ts';
import { linkControls } from './links.ts';
import { specificationsReason } from './reasons.ts';
import { rollUp } from './roll-up.ts';

/** Judges every control of an edition, in the catalog's order: what no rule reaches is in the answer too. */
export function assessFramework(
  framework: Framework,
  edition: Edition,
  outOfScope: ReadonlyMap<string, Text>,
  evidence: Evidence,
): AssessedFramework {
  const { possiblyAttested } = evidence;
  const place = { framework, edition, outOfScope };
  const certain = judgeControls(place, evidence);
  const possible = possiblyAttested && judgeControls(place, { ...evidence, attested: possiblyAttested });
  const controls = certain.map((control, index): AssessedControl => {
    const isKnown = possible === undefined || possible[index]?.status === control.status;
    return isKnown ? control : { ...control, status: 'undetermined' };
  });
  return {
    id: framework.id,
    edition: edition.id,
    editionTitle: edition.title,
    title: framework.title,
    term: framework.term,
    notes: framework.notes,
    counts: countStatuses(controls),
    groups: edition.groups.map(({ id, title }) => ({ id, title })),
    controls,
  };
}

interface JudgedPlace {
  readonly framework: Framework;
  readonly edition: Edition;
  readonly outOfScope: ReadonlyMap<string, Text>;
}

function judgeControls(
  { framework, edition, outOfScope }: JudgedPlace,
  evidence: Evidence,
): readonly AssessedControl[] {
  const links = linkControls(evidence.safeguards, framework, edition.id);
  const known = judgeSafeguards(evidence);
  const own = edition.controls.map((control) => {
    const reason = outOfScope.get(control.id);
    return assessControl(control, { framework: framework.id, links, evidence, known, ...(reason && { reason }) });
  });
  const statuses = rollUp(edition.controls, new Map(own.map((one) => [one.control.id, one])));
  return own.map(({ control, status }): AssessedControl => {
    const rolled = statuses.get(control.id) ?? status;
    if (rolled !== 'out-of-scope' || control.reason) return { ...control, status: rolled };
    return { ...control, status: rolled, reason: specificationsReason };
  });
}

function countStatuses(controls: readonly AssessedControl[]): Readonly<Record<ControlStatus, number>> {
  const count = (status: ControlStatus) => controls.filter((control) => control.status === status).length;
  return Object.fromEntries(controlStatuses.map((status) => [status, count(status)])) as Record<ControlStatus, number>;
}
