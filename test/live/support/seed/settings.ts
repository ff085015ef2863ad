/** The region everything is made in. */
export const region = 'ap-northeast-1';
export const account = '111122223333';

/** What a client of the emulator is made with. */
export interface Settings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

export function settingsFor(endpoint: string): Settings {
  const credentials = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  return { endpoint, region, credentials };
}

/** What resources of several services refer to. */
export interface Base {
  /** ARN of a key that rotates. */
  readonly key: string;
  /** ARN of a role that any service may take. */
  readonly role: string;
  readonly certificate: string;
  readonly network: Network;
}

export interface Network {
  readonly vpc: string;
  readonly subnets: readonly string[];
  /** The default security group. */
  readonly group: string;
}

/** Throws where the emulator left out what it should have named. */
export function given<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the emulator gave no ${what}`);
  return value;
}

/** Settings by which a role of another account is had. */
export async function enterAccount(settings: Settings, id: string): Promise<Settings> {
  const { AssumeRoleCommand, STSClient } = await import('@aws-sdk/client-sts');
  const role = { RoleArn: `arn:aws:iam::${id}:role/ComplyAudit`, RoleSessionName: 'seed' };
  const { Credentials } = await new STSClient(settings).send(new AssumeRoleCommand(role));
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = given(Credentials, 'credentials');
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return { ...settings, credentials };
}
