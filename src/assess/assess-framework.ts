import {
  type AssessedControl,
  type AssessedFramework,
  type ControlStatus,
  controlStatuses,
} from '../model/assessment.ts';
import type { FrameworkChoice } from '../model/config.ts';
import type { Edition, Framework } from '../model/framework.ts';
import type { Text } from '../model/text.ts';
import { assessControl, type Evidence, judgeSafeguards } from './assess-control.ts';
import { linkControls } from './links.ts';
import { specificationsReason } from './reasons.ts';
import { rollUp } from './roll-up.ts';

/** The edition that was chosen, or the framework's first. */
export function findEdition(framework: Framework, choice: FrameworkChoice): Edition {
  const edition = framework.editions.find(({ id }) => id === choice.edition) ?? framework.editions[0];
  if (edition === undefined) throw new Error(`framework ${framework.id} has no edition`);
  return edition;
}

/** Judges every control of an edition, in the catalog's order: what no rule reaches is in the answer too. */
export function assessFramework(
  framework: Framework,
  edition: Edition,
  outOfScope: ReadonlyMap<string, Text>,
  evidence: Evidence,
): AssessedFramework {
  const links = linkControls(evidence.safeguards, framework, edition.id);
  const known = judgeSafeguards(evidence);
  const own = edition.controls.map((control) => {
    const reason = outOfScope.get(control.id);
    return assessControl(control, { framework: framework.id, links, evidence, known, ...(reason && { reason }) });
  });
  const statuses = rollUp(edition.controls, new Map(own.map((one) => [one.control.id, one])));
  const controls = own.map(({ control, status }): AssessedControl => {
    const rolled = statuses.get(control.id) ?? status;
    if (rolled !== 'out-of-scope' || control.reason) return { ...control, status: rolled };
    return { ...control, status: rolled, reason: specificationsReason };
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

function countStatuses(controls: readonly AssessedControl[]): Readonly<Record<ControlStatus, number>> {
  const count = (status: ControlStatus) => controls.filter((control) => control.status === status).length;
  return Object.fromEntries(controlStatuses.map((status) => [status, count(status)])) as Record<ControlStatus, number>;
}
