import { resolve } from 'node:path';
import type { ImportTarget, Target } from '../../model/config.ts';
import type { Scope } from '../../model/resource.ts';
import type { Plan, PlanOptions, Provider, Task } from '../provider.ts';
import { describeReport } from './describe-report.ts';
import { readReportFile } from './read-file.ts';
import { readReport } from './read-report.ts';
import { recordReport, replayReports } from './recorded-report.ts';
import { importType } from './schema.ts';

/** Reads what other scanners reported, from files. */
export const importProvider: Provider = {
  name: 'import',
  policies: {},
  replay: replayReports,
  async plan(target, options): Promise<Plan> {
    const { name, reports } = ofReports(target);
    const scope: Scope = { target: name, account: '-', region: '-' };
    const types = [...new Set(reports.map(({ kind }) => importType(kind)))].sort();
    const wanted = types.filter((type) => options.wanted.has(type));
    const asked = reports.filter(({ kind }) => wanted.includes(importType(kind)));
    const run = readAll(asked, { scope, options, types: wanted });
    return {
      target: { name, provider: 'import', id: name, regions: [], types },
      calls: [],
      listings: [],
      tasks: wanted.length === 0 ? [] : [{ ...scope, service: 'import', types: wanted, run }],
    };
  },
};

interface Reading {
  readonly scope: Scope;
  readonly options: PlanOptions;
  readonly types: readonly string[];
}

/** One after the other: each may be large. The user names the population, so its lists are whole. */
function readAll(reports: ImportTarget['reports'], { scope, options, types }: Reading): Task['run'] {
  return async (sink, signal) => {
    for (const asked of reports) {
      signal.throwIfAborted();
      const observedAt = options.now().toISOString();
      const report = readReport(await readReportFile(resolve(options.folder ?? '', asked.file)), asked, observedAt);
      const { resources, call } = describeReport(report, scope);
      if (options.record) sink.answer?.(recordReport(report, scope));
      sink.call(call);
      for (const resource of resources) sink.resource(resource);
    }
    for (const type of types) sink.listing({ kind: 'listing', ...scope, type, complete: true });
  };
}

function ofReports(target: Target): ImportTarget {
  if (target.provider !== 'import') throw new Error(`target ${target.name} is of provider ${target.provider}`);
  return target;
}
