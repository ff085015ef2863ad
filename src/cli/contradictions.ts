import { UsageError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { ScanOptions } from './command-options.ts';

/** Refuses flags that cannot both be meant. Throws UsageError. */
export function refuseContradictions(options: ScanOptions): void {
  refuseWithoutEvidence(options);
  const sources = listSources(options);
  if (sources.length > 1) {
    throw new UsageError({
      en: `${sources.map(({ en }) => en).join(' and ')} exclude each other; choose one`,
      ja: `${sources.map(({ ja }) => ja).join('と')}は同時に使えない。どれか1つを選ぶこと`,
    });
  }
  if (options.demo === true && options.config !== undefined) {
    throw new UsageError({
      en: '--demo and --config exclude each other; the demo has a comply.yaml of its own',
      ja: '--demo と --config は同時に使えない。デモには専用の comply.yaml がある',
    });
  }
  if (options.saveSnapshot !== undefined && (options.demo === true || options.from !== undefined)) {
    throw new UsageError({
      en: '--save-snapshot keeps what is collected; --demo and --from collect nothing',
      ja: '--save-snapshot は収集した内容を保存する。--demo と --from は何も収集しないため、併用できない',
    });
  }
  if (options.resume === undefined) return;
  if (options.demo === true || options.from !== undefined) {
    throw new UsageError({
      en: '--resume goes on collecting; --demo and --from collect nothing',
      ja: '--resume は収集を続ける。--demo と --from は何も収集しないため、併用できない',
    });
  }
  if (options.saveSnapshot !== undefined) {
    throw new UsageError({
      en: '--resume keeps what it reads in its own snapshot; leave out --save-snapshot',
      ja: '--resume で読み取った内容は元のスナップショットに保存される。--save-snapshot は指定しないこと',
    });
  }
}

/** What the flags name to judge. */
function listSources({
  demo,
  from,
  endpoint,
  awsProfile,
  azureSubscription,
  region,
  target,
}: ScanOptions): readonly Text[] {
  const sources: Text[] = [];
  if (demo === true) sources.push({ en: '--demo', ja: ' --demo ' });
  if (from !== undefined) sources.push({ en: '--from', ja: ' --from ' });
  if (endpoint || awsProfile || azureSubscription || region || target)
    sources.push({ en: 'a target', ja: 'ターゲットの指定' });
  return sources;
}

/** What only says how evidence is written. */
const evidenceFlags = {
  sign: '--sign',
  tsa: '--tsa',
  prev: '--prev',
  pseudonymise: '--pseudonymise',
  redactionKey: '--redaction-key',
  allowRedactionHit: '--allow-redaction-hit',
  lockUntil: '--lock-until',
  lockMode: '--lock-mode',
} as const satisfies Partial<Record<keyof ScanOptions, string>>;

function refuseWithoutEvidence(options: ScanOptions): void {
  if (options.evidence !== undefined) return;
  for (const [key, flag] of Object.entries(evidenceFlags)) {
    if (options[key as keyof typeof evidenceFlags] === undefined) continue;
    throw new UsageError({
      en: `${flag} is about an evidence bundle; give --evidence DIR too`,
      ja: `${flag} は証跡バンドルに関する指定である。--evidence フォルダー も指定すること`,
    });
  }
}
