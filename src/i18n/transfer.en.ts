/** What is said in English while evidence is on its way to or from a bucket. */
export const transferEn = {
  uploading: ({ done, total, bytes, totalBytes }: Uploading) =>
    `uploading ${done}/${total}  ${megabytes(bytes)} of ${megabytes(totalBytes)} MB`,
  uploaded: ({ place }: { readonly place: string }) => `evidence: ${place}`,
  locked: ({ place, mode, until }: Locked) => `evidence: ${place} (locked until ${until}, ${mode})`,
  receipt: ({ file }: { readonly file: string }) => `receipt: ${file} (keep it apart from the bucket)`,
  kept: ({ directory, command }: Kept) => `the bundle is kept in ${directory}; to go on: ${command}`,
  interrupted: ({ directory, command }: Kept) =>
    `interrupted; the bundle is kept in ${directory}; to go on: ${command}`,
  downloading: ({ done, total, run }: Downloading) => `downloading ${done}/${total}  ${run}`,
};

/** How far an upload is. */
interface Uploading {
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
  readonly totalBytes: number;
}
interface Locked {
  readonly place: string;
  readonly mode: string;
  /** `2032-11-22` */
  readonly until: string;
}
/** A bundle that did not reach the bucket, and the command that goes on with it. */
interface Kept {
  readonly directory: string;
  readonly command: string;
}
interface Downloading {
  readonly done: number;
  readonly total: number;
  readonly run: string;
}

/** Millions of bytes with one digit behind the point, as both languages write them. */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

/** Texts of the way to a bucket and back. */
export type TransferMessages = typeof transferEn;
