import type { ImportedReport } from '../../../src/model/config.ts';
import { describeReport } from '../../../src/providers/import/describe-report.ts';
import { readReport } from '../../../src/providers/import/read-report.ts';

export const now = '2026-01-31T00:00:00.000Z';
const scope = { target: 'scanners', account: '-', region: '-' };

/** A report of these bytes or of this JSON, read a moment after its file was written. */
export function read(content: unknown, asked: Partial<ImportedReport> = {}, observedAt = now) {
  const bytes =
    content instanceof Uint8Array
      ? content
      : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
  const whole: ImportedReport = { file: 'reports/x.sarif', kind: 'code', maxAgeS: 86_400, time: 'modified', ...asked };
  const report = readReport({ bytes, modifiedAt: now }, whole, observedAt);
  const { resources, call } = describeReport(report, scope);
  const [resource, ...problems] = resources;
  if (!resource) throw new Error('no resource');
  const codes = new Set(Object.values(resource.unread).map(({ code }) => code));
  return { report, resource, problems, call, attributes: resource.attributes, codes: [...codes] };
}

/** Open findings, those of each gravity, and what the scanner suppressed. */
export function counts({ attributes, problems }: Pick<ReturnType<typeof read>, 'attributes' | 'problems'>) {
  const of = (gravity: string) =>
    problems.reduce((sum, one) => sum + (one.attributes.Gravity === gravity ? Number(one.attributes.Open) : 0), 0);
  return [attributes.Open, of('critical'), of('high'), of('medium'), of('low'), attributes.Suppressed];
}

/** The findings by what they are called within their report. */
export function keys({ problems }: Pick<ReturnType<typeof read>, 'problems'>) {
  return problems.map(({ id }) => id.slice(id.indexOf('#') + 1));
}
