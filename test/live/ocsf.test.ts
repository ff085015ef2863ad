import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { languages } from '../../src/model/text.ts';
import { reportOcsf } from '../../src/report/ocsf.ts';
import { sample } from '../report/sample.ts';
import { hostileAssessment } from '../support/hostile-assessment.ts';
import { findPython } from './support/python.ts';

/** The newest there is: a model of OCSF 1.5.0, by its own word. The schema of 1.6.0 itself is what the unit tests hold events to. */
const found = findPython('ocsf', ['py-ocsf-models==0.10.0', 'pydantic==2.12.5', 'email-validator==2.2.0']);
if ('missing' in found) console.warn(`events are not read by py-ocsf-models: ${found.missing}`);

/**
 * Reads an event a line into the model, which refuses what is missing or of another type, and forgets what it does not know:
 * so what it kept is written out again, with the names of what it forgot. The class has no cloud profile, so that is read
 * into a model of its own.
 */
const script = `
import json, sys
from py_ocsf_models import OCSF_VERSION
from py_ocsf_models.events.findings.compliance_finding import ComplianceFinding
from py_ocsf_models.objects.cloud import Cloud

def forgotten(given, kept, path):
    if isinstance(given, dict) and isinstance(kept, dict):
        return [one for key, value in given.items()
            for one in (forgotten(value, kept[key], path + [key]) if key in kept else ['.'.join(path + [key])])]
    if isinstance(given, list) and isinstance(kept, list):
        return [one for a, b in zip(given, kept) for one in forgotten(a, b, path)]
    return [] if given == kept else ['.'.join(path) + ' differs']

kept, lost = [], set()
for line in sys.stdin.buffer:
    finding = ComplianceFinding.model_validate_json(line, strict=False)
    given = json.loads(line)
    if 'cloud' in given: Cloud.model_validate(given['cloud'])
    dumped = json.loads(finding.model_dump_json(exclude_none=True))
    lost.update(forgotten(given, dumped, []))
    kept.append([finding.finding_info.uid, finding.resources[0].uid, int(finding.compliance.status_id), finding.time])
json.dump({'version': OCSF_VERSION, 'kept': kept, 'lost': sorted(lost)}, sys.stdout)
`;

interface Read {
  readonly version: string;
  /** Finding, resource, status and time of each event. */
  readonly kept: readonly (readonly [string, string, number, number])[];
  readonly lost: readonly string[];
}

function read(lines: string): Read {
  const python = 'python' in found ? found.python : '';
  const { status, stdout, stderr } = spawnSync(python, ['-c', script], {
    input: lines,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr.trim().split('\n').slice(-6).join('\n'));
  return JSON.parse(stdout) as Read;
}

/** What the model has no attribute for, all of it in the schema. */
const unknownToIt = [
  'cloud',
  'compliance.control_parameters',
  'compliance.status',
  'compliance.status_code',
  'compliance.status_details',
  'resources.role',
  'resources.role_id',
];

describe.skipIf('missing' in found)('events as py-ocsf-models reads them', () => {
  const assessments: readonly [string, () => Promise<Assessment>][] = [
    ['every outcome', async () => sample],
    ['no result', () => hostileAssessment(0, true)],
    ['one hostile finding', () => hostileAssessment(1)],
    ['10,000 hostile findings', () => hostileAssessment(10_000)],
  ];

  it.each(assessments.flatMap(([name, make]) => languages.map((language) => [name, language, make] as const)))(
    'are Compliance Findings: %s (%s)',
    async (name, language, make) => {
      const assessment = await make();
      const lines = [...reportOcsf(assessment, { language, color: 0, width: 80, verbose: false })];
      const { version, kept, lost } = read(lines.join(''));
      const statuses = { pass: 1, unknown: 2, fail: 3, 'not-applicable': 0 };
      expect(kept.map(([, ...rest]) => rest)).toEqual(
        assessment.results.map(({ resource, outcome, observedAt }) => [
          resource.id.toWellFormed(),
          statuses[outcome],
          Date.parse(observedAt),
        ]),
      );
      expect(lost.filter((one) => !unknownToIt.includes(one))).toEqual([]);
      if (name === 'every outcome') expect(lost).toEqual(unknownToIt);
      console.log(
        `${name}, ${language}: ${kept.length} events read by py-ocsf-models 0.10.0, a model of OCSF ${version}`,
      );
    },
  );

  it('are refused where one is broken', () => {
    const [line = ''] = reportOcsf(sample, { language: 'en', color: 0, width: 80, verbose: false });
    expect(() => read(line.replace('"status_id":1', '"status_id":7'))).toThrow('validation error');
    expect(() => read(line.replace('"finding_info":{"uid"', '"finding_info":{"id"'))).toThrow('validation error');
    expect(() => read(line.replace(/"time":\d+/, '"time":"now"'))).toThrow('validation error');
  });
});
