import { acceptedStyle } from './accepted-style.ts';
import { controlsStyle } from './controls-style.ts';
import { findingsStyle } from './findings-style.ts';
import { matrixStyle } from './matrix-style.ts';
import { overviewStyle } from './overview-style.ts';
import { periodStyle } from './period-style.ts';
import { planStyle } from './plan-style.ts';
import { shellStyle } from './shell-style.ts';

/** How the report looks, each page's part after what all share. One text, as its digest stands in the policy. */
export const viewerStyle = [
  shellStyle,
  overviewStyle,
  controlsStyle,
  periodStyle,
  planStyle,
  matrixStyle,
  findingsStyle,
  acceptedStyle,
].join('');
