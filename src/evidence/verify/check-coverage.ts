import { causeWords } from '../../i18n/cause-kind.ts';
import { type CoverageEntry, type EvidenceRun, evidenceFiles } from '../../model/evidence.ts';
import type { Checking } from './checking.ts';

/** Says what of the scope was not read. */
export function checkCoverage(coverage: Checking, run: EvidenceRun, hasGap: boolean): void {
  const place = { file: evidenceFiles.run };
  const unread = run.coverage.filter(({ status }) => status === 'partial' || status === 'unread');
  coverage.figures({ services: run.coverage.length, unread: unread.length });
  if (run.interrupted)
    coverage.problem('interrupted', { en: 'the run was interrupted', ja: '実行が中断された' }, place);
  if (run.complete && hasGap) {
    coverage.problem(
      'claimed',
      {
        en: 'says that it is complete, and something was not read',
        ja: '完全と記載されているが、読み取れていないものがある',
      },
      place,
    );
  }
  if (run.complete) return;
  for (const entry of unread) coverage.problem('unread', describe(entry), place);
  if (unread.length === 0) {
    coverage.problem(
      'incomplete',
      { en: 'the run says that it is not complete', ja: '不完全な実行と記載されている' },
      place,
    );
  }
}

function describe({ target, account, region, service, status, causes }: CoverageEntry) {
  const where = [target, account, region, service].join(' ');
  const why = {
    en: causes.map((cause) => causeWords[cause].en).join(', '),
    ja: causes.map((cause) => causeWords[cause].ja).join('、'),
  };
  return status === 'unread'
    ? { en: `${where}: not read (${why.en})`, ja: `${where}: 読み取れなかった（${why.ja}）` }
    : { en: `${where}: read in part (${why.en})`, ja: `${where}: 一部のみ読み取れた（${why.ja}）` };
}
