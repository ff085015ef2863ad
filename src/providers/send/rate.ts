/** How often an API may be asked: a token bucket as the provider keeps it. */
export interface Rate {
  /** Tokens that come back each second. */
  readonly perSecond: number;
  /** Tokens when nothing was asked for a while. */
  readonly burst: number;
}

/** What shares one bucket, per account and region. */
export interface RateClass extends Rate {
  /** Of the bucket: the call itself, or a name that several calls share. */
  readonly bucket: string;
  /** The provider counts `burst` requests in any window of so many milliseconds, in place of tokens that come back. */
  readonly window?: number;
  /** One bucket for all accounts of an organisation. */
  readonly organisation?: true;
}
