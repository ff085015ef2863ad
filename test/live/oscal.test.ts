import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { languages } from '../../src/model/text.ts';
import { nodes, read, roots, write } from '../report/oscal/document.ts';
import { type Made, made } from '../report/oscal/made.ts';
import { findPython } from './support/python.ts';

const found = findPython('trestle', ['compliance-trestle==5.2.0']);
if ('missing' in found) console.warn(`OSCAL documents are not read by compliance-trestle: ${found.missing}`);

const folder = mkdtempSync(join(tmpdir(), 'comply-oscal-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Reads each document into the model of its kind, which allows no other member, runs the validators of `trestle validate` that need
 * no workspace, and writes it again: what comes back tells what the reader understood.
 */
const script = `
import json, pathlib, sys
from trestle.core.duplicates_validator import DuplicatesValidator
from trestle.core.refs_validator import RefsValidator
from trestle.oscal.assessment_results import AssessmentResults
from trestle.oscal.component import ComponentDefinition
from trestle.oscal.mapping import MappingCollection
from trestle.oscal.poam import PlanOfActionAndMilestones
kinds = {
    'assessment-results': AssessmentResults,
    'plan-of-action-and-milestones': PlanOfActionAndMilestones,
    'component-definition': ComponentDefinition,
    'mapping-collection': MappingCollection,
}
told = {}
for root, kind in kinds.items():
    path = pathlib.Path(sys.argv[1]) / f'{root}.json'
    document = kind.oscal_read(path)
    if document is None:
        sys.exit(f'{root}: not read')
    for validator in (DuplicatesValidator(), RefsValidator()):
        if not validator.model_is_valid(document, True, None):
            sys.exit(f'{root}: {type(validator).__name__} refuses it')
    told[root] = json.loads(document.oscal_serialize_json())[root]
json.dump(told, sys.stdout)
`;

/** Times as moments: trestle writes `+00:00` for `Z`, and no zero fraction. */
function sameTimes(value: unknown): unknown {
  const text = JSON.stringify(value);
  return JSON.parse(text, (_, member: unknown) =>
    typeof member === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)$/.test(member) ? Date.parse(member) : member,
  );
}

describe.skipIf('missing' in found)('compliance-trestle', () => {
  const cases = (Object.keys(made) as Made[]).filter((name) => name !== '10,000 findings');
  it.each(cases.map((name) => ({ name })))(
    'reads the four documents as they are meant, with $name',
    async ({ name }) => {
      const assessment = await made[name]();
      for (const language of languages) {
        for (const root of roots) writeFileSync(join(folder, `${root}.json`), write(root, assessment, language));
        const python = 'python' in found ? found.python : '';
        const output = execFileSync(python, ['-c', script, folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
        const told = JSON.parse(output) as Readonly<Record<string, unknown>>;
        expect(Object.keys(told)).toEqual(roots);
        for (const root of roots) {
          expect(sameTimes(told[root]), root).toEqual(sameTimes(read(write(root, assessment, language), root)));
        }
      }
      const items = nodes(
        read(write('plan-of-action-and-milestones', assessment), roots[1] ?? 'assessment-results')['poam-items'],
      );
      console.log(`${name}: read back whole by compliance-trestle, ${items.length} items in the plan`);
    },
  );
});
