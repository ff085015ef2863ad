import type { Text } from '../../model/text.ts';
import type { StoredObject } from './walk-versions.ts';

/** What is not as an upload left it. None of it changes what is read: that is the first version of each file, or the receipt's. */
export interface RunNotice {
  /**
   * `later-version`: something was put on top of it. `delete-marker`: it was hidden. `unlisted`: the manifest does not list it, and
   * it is not read. `missing`: the manifest lists it, or the receipt its version, and it is not there. `differs`: it is not what the
   * manifest, or the receipt, says.
   */
  readonly kind: 'later-version' | 'delete-marker' | 'unlisted' | 'missing' | 'differs';
  /** Within the bundle. */
  readonly path: string;
}

/** What was done to an object after it was put first. */
export function noticesOf(path: string, { laterVersions, deleteMarkers }: StoredObject): readonly RunNotice[] {
  return [
    ...(laterVersions > 0 ? [{ kind: 'later-version' as const, path }] : []),
    ...(deleteMarkers > 0 ? [{ kind: 'delete-marker' as const, path }] : []),
  ];
}

const texts: Readonly<Record<RunNotice['kind'], (path: string) => Text>> = {
  'later-version': (path) => ({
    en: `${path}: a later version lies on top of it; the first one was read`,
    ja: `${path}: 後から別のバージョンが置かれている。最初のバージョンを読み取った`,
  }),
  'delete-marker': (path) => ({
    en: `${path}: it was hidden by a delete marker; the version below was read`,
    ja: `${path}: 削除マーカーで隠されている。その下のバージョンを読み取った`,
  }),
  unlisted: (path) => ({
    en: `${path}: lies beside the bundle and is not in its manifest; it was not read`,
    ja: `${path}: マニフェストにないファイルが置かれている。読み取っていない`,
  }),
  missing: (path) => ({ en: `${path}: is not in the bucket`, ja: `${path}: バケットに存在しない` }),
  differs: (path) => ({
    en: `${path}: is not what the manifest or the receipt says`,
    ja: `${path}: マニフェストまたはアップロードの記録と一致しない`,
  }),
};

/** One line for a person. The path may be a stranger's: whoever prints it escapes it. */
export function describeNotice({ kind, path }: RunNotice): Text {
  return texts[kind](path);
}
