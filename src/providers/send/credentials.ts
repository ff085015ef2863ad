/** What requests are signed with or show, as a provider's own chain hands it out. */
export interface Expiring {
  readonly expiration?: Date;
}

/** The credentials of one target, loaded once however many clients there are. */
export interface Credentials<Key extends Expiring> {
  /** What to use now. Rejects with what the provider's chain says. */
  readonly current: () => Promise<Key>;
  /** These were refused as expired. True: there are others, try again. Others are asked for once per target. */
  readonly renew: (refused: Key) => Promise<boolean>;
  /** They expired and there are no others. */
  readonly ended: () => boolean;
}

export interface KeepOptions<Key> {
  /** Asks the chain. */
  readonly load: () => Promise<Key>;
  readonly isSame: (a: Key, b: Key) => boolean;
  readonly now: () => Date;
}

/** Loaded anew when less than this is left, before a long scan can outlive them. */
const renewBefore = 10 * 60 * 1000;

/** A chain may give the same until shortly before they end: it is asked again after so long at the earliest. */
const askAgain = 60 * 1000;

/**
 * Wraps a provider's chain. An SDK keeps credentials per client, so that 17 clients that share a role would assume it 17
 * times; this keeps them per target.
 */
export function keepCredentials<Key extends Expiring>({ load, isSame, now }: KeepOptions<Key>): Credentials<Key> {
  let held: Key | undefined;
  let loading: Promise<Key> | undefined;
  let renewal: { readonly of: Key; readonly done: Promise<boolean> } | undefined;
  let ended = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  const left = (): number => (held?.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - now().getTime();
  const loadOnce = async (): Promise<Key> => {
    loading ??= load();
    try {
      return await loading;
    } finally {
      loading = undefined;
    }
  };
  const current = async (): Promise<Key> => {
    const isFresh = left() >= renewBefore || (left() > 0 && now().getTime() - askedAt < askAgain);
    if (held && isFresh) return held;
    askedAt = now().getTime();
    held = await loadOnce().catch((error: unknown) => {
      // A chain that cannot renew yet does not take away what is still valid.
      if (held && left() > 0) return held;
      throw error;
    });
    return held;
  };
  const replace = async (refused: Key): Promise<boolean> => {
    const next = await loadOnce().catch(() => refused);
    ended = isSame(next, refused);
    held = next;
    return !ended;
  };
  const renew = async (refused: Key): Promise<boolean> => {
    if (held && !isSame(held, refused)) return true;
    renewal ??= { of: refused, done: replace(refused) };
    if (isSame(renewal.of, refused)) return renewal.done;
    ended = true;
    return false;
  };
  return { current, renew, ended: () => ended };
}
