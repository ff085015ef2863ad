import { InputError, type Place } from '../model/errors.ts';
import {
  type SnapshotDraft,
  type SnapshotManifest,
  type SnapshotPart,
  snapshotSchemaVersion,
} from '../model/snapshot.ts';
import { optional } from './parse-line.ts';
import { parseStatistics, parseTarget } from './parse-target.ts';
import { partFilePattern } from './part-file.ts';
import {
  type Found,
  readArray,
  readCount,
  readFlag,
  readObject,
  readRecord,
  readSha256,
  readText,
  readTime,
  refuse,
} from './shape.ts';

/** `snapshot.json`, checked: of a collection that ended, or of one that was cut off. Throws InputError, with its own words for a newer layout. */
export function parseManifest(value: unknown, place: Place): SnapshotManifest | SnapshotDraft {
  const at = readObject({ value, place, path: '' });
  const version = at('schemaVersion').value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    refuse(at('schemaVersion'), {
      en: 'a whole number from 1; this is not a snapshot of comply',
      ja: 'complyのスナップショットではない。1以上の整数',
    });
  }
  if (version > snapshotSchemaVersion) {
    throw new InputError(place, {
      en: `written by a newer comply (schema ${version}); this one reads ${snapshotSchemaVersion}: update comply`,
      ja: `新しいバージョンのcomplyで作成されている（スキーマ ${version}、読み取れるのは ${snapshotSchemaVersion} まで）。complyを更新すること`,
    });
  }
  const tool = readObject(at('tool'));
  const run = readObject(at('run'));
  const draft: SnapshotDraft = {
    schemaVersion: version,
    tool: { name: readText(tool('name')), version: readText(tool('version')) },
    run: { id: readText(run('id')), startedAt: readTime(run('startedAt')), asOf: readTime(run('asOf')) },
    targets: readArray(at('targets'), parseTarget),
    asked: readRecord(at('asked'), (found) => readArray(found, readText)),
  };
  if (at('parts').value === undefined && run('finishedAt').value === undefined) return draft;
  return {
    ...draft,
    run: {
      ...draft.run,
      finishedAt: readTime(run('finishedAt')),
      complete: readFlag(run('complete')),
      interrupted: readFlag(run('interrupted')),
    },
    parts: withoutDoubles(readArray(at('parts'), parsePart), at('parts')),
    ...optional('statistics', at('statistics'), (found) => readArray(found, parseStatistics)),
  };
}

function parsePart(found: Found): SnapshotPart {
  const at = readObject(found);
  const file = readText(at('file'));
  // The name is joined to the folder's path: anything but a plain name could lead out of it.
  if (!partFilePattern.test(file)) {
    refuse(at('file'), { en: 'a plain file name ending in .ndjson', ja: 'パスを含まず .ndjson で終わるファイル名' });
  }
  return {
    file,
    target: readText(at('target')),
    account: readText(at('account')),
    region: readText(at('region')),
    lines: readCount(at('lines')),
    sha256: readSha256(at('sha256')),
  };
}

/** A part counted twice would double what it holds. */
function withoutDoubles(parts: readonly SnapshotPart[], found: Found): readonly SnapshotPart[] {
  const files = new Set(parts.map((part) => part.file));
  const scopes = new Set(parts.map((part) => JSON.stringify([part.target, part.account, part.region])));
  if (files.size === parts.length && scopes.size === parts.length) return parts;
  return refuse(found, { en: 'every file and every scope once', ja: '重複のないファイルと範囲' });
}
