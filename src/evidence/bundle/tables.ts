import { type EvidenceRun, evidenceFiles } from '../../model/evidence.ts';
import type { JudgedBundle } from '../judge-bundle.ts';
import { toCoverageRows, toRuleMapRows, toRunRow } from './shape-tables.ts';

/** What the tables are made from. */
export interface TableInput {
  readonly run: EvidenceRun;
  readonly judged: JudgedBundle;
  /** Of `scope.json`. */
  readonly scopeSha256: string;
}

export interface Table {
  readonly path: string;
  readonly rows: Iterable<object>;
}

/** The tables that are made when all else of a bundle is written; those of resources and results are made beside them. */
export function tablesOf({ run, judged, scopeSha256 }: TableInput): readonly Table[] {
  return [
    { path: evidenceFiles.runTable, rows: [toRunRow(run, scopeSha256)] },
    { path: evidenceFiles.coverageTable, rows: toCoverageRows(run) },
    { path: evidenceFiles.ruleMapTable, rows: toRuleMapRows(judged.assessment, judged.rules) },
  ];
}
