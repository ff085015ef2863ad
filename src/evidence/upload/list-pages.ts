import type { ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import { UsageError } from '../../model/errors.ts';
import { formatDestination } from './destination.ts';
import { ask, type Store } from './store.ts';

/** One answer of `ListObjectVersions`. */
export interface VersionPage {
  readonly page: ListObjectVersionsCommandOutput;
  /** The key it ended in, of which there may be more on the next; absent on the last page. */
  readonly next?: string;
}

/**
 * The versions below a prefix, page by page; with a delimiter, the folders directly below it instead.
 * @throws UsageError when S3 refuses, or its pages do not end
 */
export async function* listPages(store: Store, prefix: string, delimiter?: '/'): AsyncGenerator<VersionPage> {
  const { ListObjectVersionsCommand } = await import('@aws-sdk/client-s3');
  const input = {
    Bucket: store.destination.bucket,
    Prefix: prefix,
    // A key may hold what XML cannot.
    EncodingType: 'url' as const,
    ...(delimiter && { Delimiter: delimiter }),
  };
  let from: { readonly KeyMarker?: string; readonly VersionIdMarker?: string } = {};
  for (;;) {
    const command = new ListObjectVersionsCommand({ ...input, ...from });
    const page = await ask(store, { call: 'ListObjectVersions', key: prefix }, (client, options) =>
      client.send(command, options),
    );
    if (page === undefined) return;
    if (!page.IsTruncated) {
      yield { page };
      return;
    }
    const next = decodeKey(page.NextKeyMarker ?? '');
    const version = page.NextVersionIdMarker;
    if (next === '' || (next === from.KeyMarker && version === from.VersionIdMarker)) throw endless(store, prefix);
    yield { page, next };
    from = { KeyMarker: next, ...(version ? { VersionIdMarker: version } : {}) };
  }
}

/** A key as it was put: S3 encodes it as a form does. One that was not encoded is left as it is. */
export function decodeKey(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function endless({ destination }: Store, prefix: string): UsageError {
  const place = formatDestination({ bucket: destination.bucket, prefix: '' }, prefix);
  return new UsageError({
    en: `${place}: the pages of the listing do not end; run it again`,
    ja: `${place}: 一覧のページが終わらない。再実行すること`,
  });
}
