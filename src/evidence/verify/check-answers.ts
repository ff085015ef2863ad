import { join } from 'node:path';
import { parseJson } from '../../collect/file-error.ts';
import { parseLine } from '../../collect/parse-line.ts';
import { openSpool, type Spool, type SpoolPlace } from '../../collect/spool.ts';
import { InputError } from '../../model/errors.ts';
import { type EvidenceScope, evidenceFiles } from '../../model/evidence.ts';
import type { SnapshotLine, SnapshotTarget, Unit } from '../../model/snapshot.ts';
import type { Text } from '../../model/text.ts';
import { readLines } from '../bundle/read-file.ts';
import { isAnswerFile, isRecordFile } from '../bundle/record-file.ts';
import { type Checking, noteBroken, pathIn } from './checking.ts';

/** What one unit comes to when its recorded answers are read once more. */
export interface ReplayedUnit {
  readonly resources: number;
  readonly answers: number;
  /** The ids of resources and the types of listings that come out otherwise. */
  readonly changed: readonly string[];
  /** Calls that the record has no answer to. */
  readonly missing: readonly string[];
}

/** Makes the records of a unit from its answers again; `undefined` where it has none. */
export type ReplayUnit = (unit: {
  readonly target: SnapshotTarget;
  readonly unit: Unit;
  readonly lines: readonly SnapshotLine[];
  readonly asked: EvidenceScope['asked'];
}) => Promise<ReplayedUnit | undefined>;

export interface AnswersRequest {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly scope: EvidenceScope;
  readonly replay: ReplayUnit;
}

/**
 * Makes the records that rules judge from the answers they were made of, unit by unit, and compares. Of what was taken out
 * before it was written nothing can be made: such a unit is counted, not compared; so is a record that no answer was kept of.
 */
export async function checkAnswers(reperform: Checking, request: AnswersRequest): Promise<void> {
  if (!request.paths.some(isAnswerFile)) {
    reperform.note(noAnswers);
    return;
  }
  const spool = openSpool();
  try {
    await compareUnits(reperform, request, spool);
  } catch (error) {
    if (error instanceof InputError) noteBroken(reperform, pathIn(request.folder, error), error);
    else if (error instanceof Error) reperform.problem('not-replayable', notReplayable(error));
    else throw error;
  } finally {
    spool.close();
  }
}

async function compareUnits(reperform: Checking, request: AnswersRequest, spool: Spool): Promise<void> {
  const { scope, replay } = request;
  const { units, unmarked } = await gatherUnits(request, spool);
  const sums = { units: 0, answers: 0, records: 0, withheld: 0, taken: unmarked };
  for (const places of units.values()) {
    const lines = places.map((place) => JSON.parse(spool.take(place)) as SnapshotLine);
    const unit = lines.find((line): line is Unit => line.kind === 'unit' && line.state !== 'planned');
    const target = scope.targets.find(({ name }) => name === unit?.target);
    if (unit && !target) reperform.problem('target', unknownTarget(unit));
    if (lines.some(isWithheld)) {
      sums.withheld += 1;
      continue;
    }
    const replayed = unit && target ? await replay({ target, unit, lines, asked: scope.asked }) : undefined;
    if (!unit || !replayed) {
      sums.taken += lines.filter(({ kind }) => kind === 'resource').length;
      continue;
    }
    sums.units += 1;
    sums.answers += replayed.answers;
    sums.records += replayed.resources;
    for (const id of replayed.changed) reperform.problem('record', changed(unit, id));
    for (const call of replayed.missing) reperform.problem('answer', missing(unit, call));
  }
  reperform.figures(sums);
}

/** The lines of each unit, on disk: a bundle has them by kind and service. And how many records are of no unit. */
async function gatherUnits({ folder, paths }: AnswersRequest, spool: Spool) {
  const units = new Map<string, SpoolPlace[]>();
  let unmarked = 0;
  const files = paths.filter((path) => isAnswerFile(path) || isRecordFile(path) || path === evidenceFiles.calls);
  for (const path of files) {
    for await (const { text, line } of readLines(folder, path)) {
      const place = { file: join(folder, path), line };
      const found = parseLine(parseJson(text, place), place);
      if (found.unit === undefined && found.kind === 'resource') unmarked += 1;
      if (found.unit === undefined || found.kind === 'call') continue;
      const key = JSON.stringify([found.target, found.account, found.unit]);
      const known = units.get(key);
      const put = spool.put(JSON.stringify(found));
      if (known) known.push(put);
      else units.set(key, [put]);
    }
  }
  return { units, unmarked };
}

/** Something of it was taken out before it was written. */
function isWithheld(line: SnapshotLine): boolean {
  if (line.kind === 'answer') return line.outcome === 'ok' && line.body === undefined;
  if (line.kind !== 'resource') return false;
  return [...Object.values(line.unread), ...Object.values(line.partial)].some(({ code }) => code === 'Redacted');
}

function changed({ target, account, unit }: Unit, id: string): Text {
  const where = `${target} ${account} ${unit}`;
  return {
    en: `${where}: the recorded answers make another record of ${id} than the one that was judged`,
    ja: `${where}: 記録された応答から作り直した ${id} が、判定に使われた記録と異なる`,
  };
}

function unknownTarget({ target, account, unit }: Unit): Text {
  const where = `${target} ${account} ${unit}`;
  return {
    en: `${where}: was read of a target that scope.json does not name`,
    ja: `${where}: scope.jsonにない対象から読み取られている`,
  };
}

function missing({ target, account, unit }: Unit, call: string): Text {
  const where = `${target} ${account} ${unit}`;
  return { en: `${where}: the answer to ${call} is not recorded`, ja: `${where}: ${call} の応答が記録されていない` };
}

const noAnswers: Text = {
  en: 'the bundle holds no raw answers: it was made with pseudonyms or from a snapshot without them, so records are taken as they are',
  ja: 'バンドルに応答の記録がない（仮名化したか、応答のないスナップショットから作成した）。リソースの記録はそのまま用いた',
};

function notReplayable({ name }: Error): Text {
  return {
    en: `the raw answers cannot be read as the collectors read them (${name})`,
    ja: `記録された応答を収集時と同じように読み取れない（${name}）`,
  };
}
