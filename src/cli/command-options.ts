import type { FailOn } from '../model/config.ts';
import type { FrameworkId } from '../model/framework.ts';
import type { Severity } from '../model/rule.ts';
import type { StarttlsProtocol } from '../model/starttls.ts';
import type { Format } from '../report/index.ts';
import type { CatalogFormat, ProseFormat, SavedFormat } from './printed-formats.ts';

/** Flags every command that prints has. */
export interface ReaderOptions {
  readonly lang?: string;
  readonly color: boolean;
}
export interface FrameworkOptions extends ReaderOptions {
  readonly edition?: string;
  readonly proposed?: boolean;
  readonly format: CatalogFormat;
}
/** The flag that names packs beside those of the config. */
export interface PackOptions {
  /** Folders, each as it lies there: none is pinned. */
  readonly pack?: readonly string[];
}
export interface ListOptions extends ReaderOptions, PackOptions {}
export interface RulesOptions extends ListOptions {
  readonly framework?: readonly FrameworkId[];
  readonly rule?: readonly string[];
  readonly minSeverity?: Severity;
}
export interface ReportOptions extends ReaderOptions {
  readonly format: Format;
  readonly verbose?: boolean;
}
/** What a PDF is laid out for. */
export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];
/** Of a saved assessment. */
export interface SavedReportOptions extends ReaderOptions {
  readonly format: SavedFormat;
  readonly output?: readonly string[];
  /** A file of `comply period --format json`, for the HTML report. */
  readonly period?: string;
  /** In place of printing: show it on this machine, until somebody ends it. */
  readonly serve?: boolean;
  /** In place of printing: a file. */
  readonly pdf?: string;
  /** Of the PDF; absent: A4. */
  readonly paper?: Paper;
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
export interface LogsCheckOptions extends ReaderOptions {
  readonly schema?: string;
  readonly maxGap?: string;
  /** Classes of identifiers that may be there. */
  readonly allow?: readonly string[];
  readonly maxFindings?: string;
  readonly format: 'text' | 'json';
  readonly awsProfile?: string;
  readonly region?: string;
  readonly since?: string;
  readonly maxEvents?: string;
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
export interface ExplainOptions extends ListOptions {
  readonly format: ProseFormat;
}
export interface CoverageOptions extends ListOptions {
  readonly framework?: readonly FrameworkId[];
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
  readonly failOn?: FailOn;
  readonly allowUnknown?: boolean;
  readonly baseline?: string;
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

export interface InitOptions extends ReaderOptions {
  readonly organization?: string;
  readonly framework?: readonly string[];
  readonly awsProfile?: string;
  readonly region?: readonly string[];
  readonly azureSubscription?: readonly string[];
  readonly endpoint?: readonly string[];
  readonly ci?: 'github';
  /** Also a folder of what the organisation declares. */
  readonly records?: boolean;
  readonly force?: boolean;
}
export interface WaiveOptions extends ReaderOptions {
  readonly config?: string;
  /** Globs over ids and names. */
  readonly resource: readonly string[];
  readonly type: string;
  readonly owner: string;
  readonly approvedBy: string;
  readonly reason: string;
  /** `2027-03-31`, or `90d` from today. */
  readonly expires: string;
  readonly compensating?: string;
  readonly allowBroad?: boolean;
  /** A saved assessment that the waiver has to take in something of. */
  readonly assessment?: string;
}
export interface AttestOptions extends ReaderOptions {
  readonly config?: string;
  readonly statement: string;
  readonly person: string;
  readonly role: string;
  /** `2026-04-01`; absent: today. */
  readonly date?: string;
  /** `2027-03-31`, or `365d` from the day it is attested. */
  readonly validUntil: string;
  /** Files below the records folder, or `sha256:…`. */
  readonly evidence?: readonly string[];
  readonly signedOffBy?: string;
  readonly signedOffRole?: string;
  readonly signedOffOn?: string;
}
export interface RulesNewOptions extends ReaderOptions {
  /** The resource type it will judge. */
  readonly resource: string;
  /** The pack it goes into; one that is not there yet is begun. Absent: the folder that is called as the id begins. */
  readonly pack?: string;
  /** A folder laid out like `rules/`, in place of a pack. */
  readonly out?: string;
}

export interface DiffOptions extends ReaderOptions {
  readonly format: ProseFormat;
  readonly output?: readonly string[];
  /** Ends with 1 where something is new. */
  readonly exitCode?: boolean;
  readonly verbose?: boolean;
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
