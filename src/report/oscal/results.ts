import type { Assessment } from '../../model/assessment.ts';
import type { ReportOptions } from '../reporter.ts';
import { localDefinitions } from './assets.ts';
import { catalogResources, noPlanReference, noPlanResource } from './back-matter.ts';
import { findings, rankResults } from './finding.ts';
import { markup, markupLine } from './markup.ts';
import { metadata } from './metadata.ts';
import { attestationObservation, gapObservations, manualObservation, resultObservation } from './observation.ts';
import { type OscalPage, openPage } from './page.ts';
import { properties } from './property.ts';
import { reviewedControls } from './reviewed-controls.ts';
import { riskOf } from './risk.ts';
import { type Member, writeDocument } from './stream.ts';
import { idOf } from './uuid.ts';

/** OSCAL 1.2.2 assessment-results of one run: every result an observation, every control with a verdict a finding, every failed result a risk. */
export function* reportOscalResults(assessment: Assessment, { language }: ReportOptions): Iterable<string> {
  yield* writeDocument('assessment-results', members(openPage(assessment, language)));
}

function* members(page: OscalPage): Iterable<readonly [string, Member]> {
  yield ['uuid', { value: idOf('assessment-results', page.run) }];
  yield ['metadata', { value: metadata(page, 'results') }];
  yield ['import-ap', { value: { href: noPlanReference, remarks: markup(page.t.noPlan.text) } }];
  yield ['results', { single: result(page) }];
  yield ['back-matter', { value: { resources: [noPlanResource(page), ...catalogResources(page)] } }];
}

function* result(page: OscalPage): Iterable<readonly [string, Member]> {
  const { assessment, results, t } = page;
  const { run, gate, counts } = assessment;
  yield ['uuid', { value: idOf('result', page.run) }];
  yield ['title', { value: markupLine(t.result.title({ id: run.id })) }];
  yield ['description', { value: describe(page) }];
  yield ['start', { value: run.startedAt }];
  yield ['end', { value: run.finishedAt }];
  yield [
    'props',
    {
      value: properties({
        pass: String(counts.pass),
        fail: String(counts.fail),
        waived: String(counts.waived),
        unknown: String(counts.unknown),
        'not-applicable': String(counts['not-applicable']),
        'gate-holds': gate.holds ? 'yes' : 'no',
        'exit-code': String(gate.exitCode),
      }),
    },
  ];
  yield ['local-definitions', { members: localDefinitions(page, results) }];
  yield ['reviewed-controls', { value: reviewedControls(page) }];
  yield ['observations', { list: observations(page) }];
  yield ['risks', { list: risks(page) }];
  yield ['findings', { list: findings(page, rankResults(results)) }];
}

function describe({ assessment, t }: OscalPage): string {
  const { complete, interrupted } = assessment.run;
  return markup(
    t.result.text,
    complete ? t.result.complete : t.result.incomplete,
    interrupted ? t.result.interrupted : undefined,
  );
}

function* observations(page: OscalPage): Iterable<object> {
  const { results, assessment } = page;
  for (const named of results) yield resultObservation(page, named);
  for (const framework of assessment.frameworks) {
    for (const control of framework.controls) {
      if (control.status === 'manual') yield manualObservation(page, framework, control);
    }
  }
  for (const [position, one] of assessment.attestations.entries()) yield attestationObservation(page, one, position);
  yield* gapObservations(page);
}

function* risks(page: OscalPage): Iterable<object> {
  for (const named of page.results) if (named.result.outcome === 'fail') yield riskOf(page, named);
}
