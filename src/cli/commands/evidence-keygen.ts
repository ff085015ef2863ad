import { generateKey, writeKeyPair } from '../../evidence/sign/keygen.ts';
import { passphraseVariable } from '../../evidence/sign/local-signer.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import { printable } from '../../report/printable.ts';
import type { KeygenOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../settings.ts';

/** Makes a key pair: the private key for its owner alone, and beside it the public one to hand out. */
export async function makeKey({ out }: KeygenOptions, io: Io): Promise<ExitCode> {
  const passphrase = io.env[passphraseVariable];
  const pair = generateKey(passphrase);
  writeKeyPair(pair, { file: out, cwd: io.cwd });
  const t = cliMessagesIn(languageOf(io)).evidence;
  await io.stdout.write(
    `${t.key({ file: printable(out), isEncrypted: passphrase !== undefined, sha256: pair.publicKeySha256 })}\n`,
  );
  return exitCodes.ok;
}
