import { rmSync } from 'node:fs';
import { formatDestination } from '../../evidence/upload/destination.ts';
import type { UploadReceipt } from '../../evidence/upload/receipt.ts';
import { uploadBundle } from '../../evidence/upload/upload-bundle.ts';
import type { TransferMessages } from '../../i18n/transfer.en.ts';
import { transferMessagesIn } from '../../i18n/transfer.ts';
import { InputError } from '../../model/errors.ts';
import type { Language } from '../../model/text.ts';
import { printable } from '../../report/printable.ts';
import type { Io } from '../io.ts';
import { createStatusLine } from '../progress.ts';
import type { BucketPlace, BucketTarget } from './destination.ts';
import { quoteWords } from './quote-words.ts';
import { writeReceipt } from './write-receipt.ts';

/** A bundle on this machine and where it shall go. */
export interface UploadRequest extends BucketTarget {
  readonly directory: string;
}

export interface UploadSettings {
  readonly language: Language;
  /** Shows how far it is, on a terminal. */
  readonly progress: boolean;
  /** Says nothing but what went wrong. */
  readonly quiet: boolean;
}

/** How an upload ended. */
export type UploadEnd =
  | { readonly kind: 'uploaded'; readonly receipt: UploadReceipt; readonly file: string }
  | { readonly kind: 'interrupted'; readonly signal: 'SIGINT' | 'SIGTERM' };

/**
 * Uploads a bundle and writes the receipt into the working directory. A signal ends it; then, and after a failure, it says
 * where the bundle is and how to go on. The bundle itself is left as it is.
 * @throws InputError for a bundle that is not whole, or a receipt that cannot be written; UsageError where S3 refuses
 */
export async function uploadTo(request: UploadRequest, settings: UploadSettings, io: Io): Promise<UploadEnd> {
  const { directory, lock, store } = request;
  const t = transferMessagesIn(settings.language);
  const draw = createStatusLine(io, settings.progress && !settings.quiet);
  const controller = new AbortController();
  let signal: 'SIGINT' | 'SIGTERM' | undefined;
  const stopListening = io.onInterrupt((received) => {
    signal = received;
    controller.abort();
  });
  const kept = { directory: printable(directory), command: commandFor(request) };
  let receipt: UploadReceipt | undefined;
  try {
    receipt = await uploadBundle({
      directory,
      store: { ...store, signal: controller.signal },
      lock,
      onProgress: (progress) => draw(t.uploading(progress)),
    });
    const file = writeReceipt(receipt, io.cwd);
    draw('');
    if (!settings.quiet) await io.stderr.write(`${describeEnd(receipt, t)}\n${t.receipt({ file: printable(file) })}\n`);
    return { kind: 'uploaded', receipt, file };
  } catch (error) {
    draw('');
    if (signal !== undefined && receipt === undefined) {
      await io.stderr.write(`${t.interrupted(kept)}\n`);
      return { kind: 'interrupted', signal };
    }
    // With a bundle that is not whole there is no way on.
    const isBroken = error instanceof InputError && receipt === undefined;
    if (!isBroken) await io.stderr.write(`${t.kept(kept)}\n`);
    throw error;
  } finally {
    stopListening();
  }
}

/** The same for a bundle in the temporary folder of its place, which goes once it is uploaded. */
export async function uploadStaged(place: BucketPlace, settings: UploadSettings, io: Io): Promise<UploadEnd> {
  const end = await uploadTo(place, settings, io);
  if (end.kind === 'uploaded') rmSync(place.directory, { recursive: true, force: true });
  return end;
}

function describeEnd({ bucket, keyPrefix, lock }: UploadReceipt, t: TransferMessages): string {
  const place = printable(formatDestination({ bucket, prefix: keyPrefix.slice(0, -1) }));
  return lock ? t.locked({ place, mode: lock.mode, until: lock.retainUntil.slice(0, 10) }) : t.uploaded({ place });
}

function commandFor({ directory, store, flags }: UploadRequest): string {
  return quoteWords(['comply', 'evidence', 'upload', directory, formatDestination(store.destination), ...flags]);
}
