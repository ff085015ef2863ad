/** What requests are signed with, as the SDK's own chain hands it out. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** The credentials of one target, loaded once however many clients there are. */
export interface Credentials {
  /** What to sign with now. Rejects with what the SDK's chain says. */
  readonly current: () => Promise<Keys>;
  /** These were refused as expired. True: there are others, try again. Others are asked for once per target. */
  readonly renew: (refused: Keys) => Promise<boolean>;
  /** They expired and there are no others. */
  readonly ended: () => boolean;
}

/** Loaded anew when less than this is left, before a long scan can outlive them. */
const renewBefore = 10 * 60 * 1000;

/**
 * Wraps the SDK's chain. The SDK keeps credentials per client, so that 17 clients that share a role would assume it 17
 * times; this keeps them per target.
 */
export function keepCredentials(load: () => Promise<Keys>, now: () => Date): Credentials {
  let held: Keys | undefined;
  let loading: Promise<Keys> | undefined;
  let renewal: { readonly of: Keys; readonly done: Promise<boolean> } | undefined;
  let ended = false;

  const left = (): number => (held?.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - now().getTime();
  const loadOnce = async (): Promise<Keys> => {
    loading ??= load();
    try {
      return await loading;
    } finally {
      loading = undefined;
    }
  };
  const current = async (): Promise<Keys> => {
    if (held && left() >= renewBefore) return held;
    held = await loadOnce().catch((error: unknown) => {
      // A chain that cannot renew yet does not take away what is still valid.
      if (held && left() > 0) return held;
      throw error;
    });
    return held;
  };
  const replace = async (refused: Keys): Promise<boolean> => {
    const next = await loadOnce().catch(() => refused);
    ended = isSame(next, refused);
    held = next;
    return !ended;
  };
  const renew = async (refused: Keys): Promise<boolean> => {
    if (held && !isSame(held, refused)) return true;
    renewal ??= { of: refused, done: replace(refused) };
    if (isSame(renewal.of, refused)) return renewal.done;
    ended = true;
    return false;
  };
  return { current, renew, ended: () => ended };
}

function isSame(a: Keys, b: Keys): boolean {
  return a.accessKeyId === b.accessKeyId && a.sessionToken === b.sessionToken;
}
