import { InputError } from '../../model/errors.ts';

/** A refusal of the system as one line for the user; any other error as it is. */
export function fileFault(file: string, verb: 'read' | 'write', error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error;
  const code = String(error.code);
  if (verb === 'write') {
    return new InputError({ file }, { en: `cannot be written (${code})`, ja: `書き込めない（${code}）` });
  }
  return new InputError(
    { file },
    code === 'ENOENT'
      ? {
          en: 'does not exist: name the folder of a whole evidence bundle',
          ja: '存在しない。完成した証跡バンドルのフォルダーを指定すること',
        }
      : { en: `cannot be read (${code})`, ja: `読み取れない（${code}）` },
  );
}
