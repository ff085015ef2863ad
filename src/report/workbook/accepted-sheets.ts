import { packMessagesIn } from '../../i18n/packs.ts';
import { noteAttestation } from '../attestation.ts';
import { listOverrides } from '../overrides.ts';
import { usedPacks } from '../packs.ts';
import { subjectOf } from '../subject.ts';
import type { SheetTable } from '../xlsx/sheet.ts';
import { columnsOf, listed, type WorkbookPage } from './page.ts';

/** Every waiver of the file: what it accepts, who answers for it, and until when; those that accept nothing too. */
export function waiverSheet({ assessment, words, t, columns: c }: WorkbookPage): SheetTable {
  const w = words.columns;
  return {
    name: words.sheets.waivers,
    columns: columnsOf([
      [c.state, 18],
      [c.rule, 36],
      [w.resources, 44],
      [w.broad, 16],
      [w.kind, 24],
      [w.reason, 60],
      [t.report.waivers.compensating, 50],
      [w.owner, 26],
      [w.approvedBy, 26],
      [w.until, 12],
      [w.daysLeft, 10],
      [w.matches, 10],
      [w.place, 30],
    ]),
    rows: assessment.waivers.map((waiver) => [
      t.waiverState[waiver.state],
      waiver.rule,
      listed(waiver.resources),
      waiver.allowBroad === true ? w.isBroad : undefined,
      t.waiverType[waiver.type],
      waiver.reason,
      waiver.compensating,
      waiver.owner,
      waiver.approvedBy,
      waiver.expires,
      waiver.daysLeft,
      waiver.matches,
      waiver.place,
    ]),
  };
}

/** Who stated what no rule can see. */
export function attestationSheet({ assessment, words, t, columns: c, language }: WorkbookPage): SheetTable {
  const [w, a] = [words.columns, t.attestation];
  return {
    name: words.sheets.attestations,
    columns: columnsOf([
      [c.state, 18],
      [a.whyNot, 50],
      [w.subject, 50],
      [w.statement, 80],
      [w.person, 26],
      [w.role, 26],
      [w.date, 12],
      [w.validUntil, 12],
      [a.signedOffBy, 26],
      [a.signerRole, 26],
      [a.signedOffOn, 14],
      [a.evidence, 60],
      [w.place, 30],
    ]),
    rows: assessment.attestations.map((attestation) => [
      t.attestationState[attestation.state],
      attestation.state === 'current' ? undefined : a.why[attestation.state],
      subjectOf(assessment, attestation, language),
      attestation.statement,
      attestation.person,
      attestation.role,
      attestation.date,
      attestation.validUntil,
      attestation.signedOff?.by,
      attestation.signedOff?.role,
      attestation.signedOff?.date,
      listed(noteAttestation(attestation, t).documents) || undefined,
      attestation.place,
    ]),
  };
}

/** Rules judged with another value or severity than their own, and who accepted a weaker one. */
export function parameterSheet({ assessment, words, language, columns: c }: WorkbookPage): SheetTable {
  const w = words.columns;
  return {
    name: words.sheets.parameters,
    columns: columnsOf([
      [c.rule, 36],
      [c.ruleTitle, 44],
      [w.parameter, 24],
      [w.value, 40],
      [w.usual, 40],
      [w.weaker, 24],
      [w.reason, 50],
      [w.approvedBy, 26],
      [w.until, 12],
    ]),
    rows: assessment.rules.flatMap((rule) =>
      listOverrides(rule).map(({ parameter, value, default: usual, weaker, reason, approvedBy, until }) => [
        rule.id,
        rule.title[language],
        parameter,
        JSON.stringify(value),
        JSON.stringify(usual),
        weaker ? w.weaker : undefined,
        reason,
        approvedBy,
        until,
      ]),
    ),
  };
}

/** Whose rules were judged beside those of the catalog, and whether anybody looked at just these. */
export function packSheet({ assessment, words, language }: WorkbookPage): SheetTable {
  const [w, t] = [words.columns, packMessagesIn(language)];
  return {
    name: words.sheets.packs,
    note: t.means,
    columns: columnsOf([
      [t.pack, 20],
      [w.version, 12],
      [w.title, 44],
      [w.licence, 16],
      [t.rulesLabel, 10],
      [t.pinning, 40],
      [t.digest, 70],
    ]),
    rows: usedPacks(assessment).map(({ pack: { name, version, title, licence, pinned, digest }, rules }) => [
      name,
      version,
      title?.[language],
      licence,
      rules,
      pinned ? t.pinned : t.unpinned,
      digest,
    ]),
  };
}
