/** An answer with an error's status, or one that is not what it should be. */
export class AzureError extends Error {
  override name = 'AzureError';
  readonly code: string;
  readonly status: number | undefined;
  /** Milliseconds after which the other side says that it may be asked again. */
  readonly retryAfter: number | undefined;

  constructor(code: string, message: string, answer: { readonly status?: number; readonly retryAfter?: number } = {}) {
    super(message);
    this.code = code;
    this.status = answer.status;
    this.retryAfter = answer.retryAfter;
  }
}
