import { InputError, type Place } from '../model/errors.ts';

/** Parses JSON. V8's own message quotes what it read; a snapshot's content stays out of error texts. */
export function parseJson(text: string, place: Place): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(place, { en: 'is not JSON', ja: 'JSONとして読み取れない' });
  }
}

/** Does what touches this file or folder; a refusal of the system becomes an InputError. */
export function tryFile<T>(file: string, verb: 'read' | 'write', work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fileError(file, verb, error);
  }
}

/** A refusal of the system as an InputError; any other error as it is. */
export function fileError(file: string, verb: 'read' | 'write', error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error;
  const code = String(error.code);
  if (code === 'ENOENT' && verb === 'read') {
    const ja = '存在しない。スナップショットのフォルダーを指定すること';
    return new InputError({ file }, { en: 'does not exist: name the folder of a snapshot', ja });
  }
  return new InputError(
    { file },
    verb === 'read'
      ? { en: `cannot be read (${code})`, ja: `読み取れない（${code}）` }
      : { en: `cannot be written (${code})`, ja: `書き込めない（${code}）` },
  );
}
