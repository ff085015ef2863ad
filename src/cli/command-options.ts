import type { StarttlsProtocol } from '../model/starttls.ts';
import type { Format } from '../report/index.ts';

/** Flags every command that prints has. */
export interface ReaderOptions {
  readonly lang?: string;
  readonly color: boolean;
}
export interface FrameworkOptions extends ReaderOptions {
  readonly edition?: string;
  readonly proposed?: boolean;
}
export interface RulesOptions extends ReaderOptions {
  readonly framework?: readonly string[];
  readonly rule?: readonly string[];
  readonly minSeverity?: string;
}
export interface ReportOptions extends ReaderOptions {
  readonly format: Format;
  readonly verbose?: boolean;
}
export interface PermissionsOptions extends ReaderOptions, RulesOptions {
  readonly config?: string;
  readonly target?: readonly string[];
}
export interface PreflightOptions extends PermissionsOptions {
  readonly endpoint?: readonly string[];
  readonly awsProfile?: string;
  readonly azureSubscription?: readonly string[];
  readonly region?: readonly string[];
  readonly concurrency?: string;
  readonly timeout?: string;
  readonly progress: boolean;
}
export interface TlsOptions extends ReaderOptions {
  readonly format: 'text' | 'json';
  readonly timeout?: string;
  readonly delay?: string;
  readonly starttls?: StarttlsProtocol | 'none';
  readonly serverName?: string;
  readonly allAddresses?: boolean;
  readonly quiet?: boolean;
  readonly progress: boolean;
}
export interface CoverageOptions extends ReaderOptions {
  readonly framework?: readonly string[];
}
export interface ScanOptions extends ReportOptions, RulesOptions {
  readonly config?: string;
  readonly demo?: boolean;
  readonly from?: string;
  readonly saveSnapshot?: string;
  readonly resume?: string;
  readonly target?: readonly string[];
  readonly endpoint?: readonly string[];
  readonly awsProfile?: string;
  readonly azureSubscription?: readonly string[];
  readonly region?: readonly string[];
  readonly output?: readonly string[];
  readonly failOn?: string;
  readonly allowUnknown?: boolean;
  readonly concurrency?: string;
  readonly timeout?: string;
  readonly delay?: string;
  readonly asOf?: string;
  readonly quiet?: boolean;
  readonly progress: boolean;
  readonly evidence?: string;
  readonly sign?: string;
  readonly tsa?: string;
  readonly prev?: string;
  readonly pseudonymise?: string;
  readonly redactionKey?: string;
  readonly allowRedactionHit?: string;
  readonly lockUntil?: string;
  readonly lockMode?: string;
}

/** What reading evidence out of a bucket takes. */
export interface BundleOptions extends ReaderOptions {
  readonly awsProfile?: string;
  readonly timeout?: string;
}
export interface VerifyOptions extends BundleOptions {
  /** Public key, a PEM file. */
  readonly key?: string;
  readonly unsigned?: boolean;
  readonly reperform?: boolean;
  /** Certificates of the time stamp authority, a PEM file. */
  readonly tsaCa?: string;
  /** The bundle before it. */
  readonly prev?: string;
  /** What the upload left. */
  readonly receipt?: string;
  readonly format: 'text' | 'json';
}
export interface ExtractOptions extends BundleOptions {
  /** The file to write; absent: stdout. */
  readonly output?: string;
}
export interface ExportOptions extends BundleOptions {
  /** `hipaa:164.312(b)`. */
  readonly control: string;
  /** A new or an empty folder. */
  readonly out: string;
}
export interface SampleOptions extends BundleOptions {
  readonly population: string;
  readonly size: string;
  /** Absent: one is drawn, and printed with the sample. */
  readonly seed?: string;
  readonly format: 'text' | 'json';
}
export interface UploadOptions extends BundleOptions {
  readonly lockUntil?: string;
  readonly lockMode?: string;
  readonly quiet?: boolean;
  readonly progress: boolean;
}
export interface KeygenOptions extends ReaderOptions {
  readonly out: string;
}
export interface PeriodOptions extends BundleOptions {
  readonly from?: string;
  readonly to?: string;
  readonly timeZone?: string;
  readonly interval?: string;
  readonly head?: string;
  readonly framework?: readonly string[];
  readonly control?: readonly string[];
  readonly format: 'text' | 'json';
  readonly output?: readonly string[];
  readonly verbose?: boolean;
}
