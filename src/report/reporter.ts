import type { Assessment } from '../model/assessment.ts';
import type { Period } from '../model/period.ts';
import type { Language } from '../model/text.ts';

/** How a report is to be written. Formats for programs ignore what does not concern them. */
export interface ReportOptions {
  readonly language: Language;
  /** 0 none, 1 sixteen, 2 256, 3 16 million colours. */
  readonly color: 0 | 1 | 2 | 3;
  /** Columns of the terminal. Used between 40 and 160. */
  readonly width: number;
  /** Print every resource, condition and control. */
  readonly verbose: boolean;
  /** Where each target was put in scope, by its name: the file relative to the working directory, its line from 1. */
  readonly places?: Readonly<Record<string, FilePlace>>;
  /** The runs that the assessment is one of, which the report for people shows. */
  readonly period?: Period;
}

/** A line of a file. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
}

/** Writes an assessment, piece by piece, so that a long one is never held as one string. Pure. */
export type Reporter = (assessment: Assessment, options: ReportOptions) => Iterable<string>;
