import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { InputError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { describePublicKey } from './public-key.ts';
import { type NamedFile, readPem } from './read-pem.ts';
import type { Signer } from './signer.ts';

/** The environment variable that holds the passphrase of a key file, as messages name it. */
export const passphraseVariable = 'COMPLY_SIGN_PASSPHRASE';

/**
 * Opens `--sign key:FILE`: a private key on P-256 (PKCS #8 or SEC 1) or of Ed25519, in PEM, encrypted or not.
 * @throws InputError for any other file, and for a passphrase that is missing or wrong.
 */
export function openLocalSigner(named: NamedFile, passphrase?: string): Signer {
  const { file } = named;
  const privateKey = openKey(file, readPem(named), passphrase);
  const publicKey = describePublicKey(privateKey);
  if (publicKey === undefined) throw new InputError({ file }, unfit(privateKey));
  return {
    intent: { kind: 'key', publicKeySha256: publicKey.sha256 },
    publicKeyPem: publicKey.pem,
    sign: async (message) => sign(publicKey.hash, message, privateKey),
  };
}

function openKey(file: string, pem: string, passphrase: string | undefined): KeyObject {
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) throw new InputError({ file }, noKey(pem));
  const isEncrypted = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pem);
  if (isEncrypted && !passphrase) throw new InputError({ file }, locked);
  try {
    return createPrivateKey({ key: pem, ...(isEncrypted && passphrase ? { passphrase } : {}) });
  } catch {
    throw new InputError({ file }, isEncrypted ? notOpened : broken);
  }
}

function noKey(pem: string): Text {
  return pem.includes('-----BEGIN PUBLIC KEY-----')
    ? {
        en: 'is a public key; sign with the private one',
        ja: '公開鍵である。署名には秘密鍵を指定すること',
      }
    : {
        en: "holds no private key in PEM; make one with 'comply evidence keygen --out FILE'",
        ja: "PEMの秘密鍵がない。'comply evidence keygen --out ファイル' で作成すること",
      };
}

function unfit({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): Text {
  const curve = asymmetricKeyDetails?.namedCurve;
  const kind = `${asymmetricKeyType ?? '?'}${curve === undefined ? '' : ` ${curve}`}`;
  return {
    en: `is a key of kind ${kind}; sign with ECDSA P-256 or Ed25519`,
    ja: `鍵の種類が ${kind} である。ECDSA P-256またはEd25519の鍵を使うこと`,
  };
}

const locked: Text = {
  en: `is encrypted; put its passphrase into ${passphraseVariable}`,
  ja: `暗号化されている。パスフレーズを ${passphraseVariable} に設定すること`,
};
const notOpened: Text = {
  en: `is not opened by the passphrase in ${passphraseVariable}`,
  ja: `${passphraseVariable} のパスフレーズでは復号できない`,
};
const broken: Text = { en: 'is not a readable private key', ja: '秘密鍵として読み取れない' };
