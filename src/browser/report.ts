import { startChoices } from './choices.ts';
import { startControlFilter } from './control-filter.ts';
import { shareOpened } from './opened.ts';
import { openForPrint } from './print.ts';
import { startResults } from './results.ts';

/** Starts what of the report needs a script: the table of all results, and what a reader chose last. */
document.documentElement.classList.add('scripted');
startChoices();
shareOpened();
openForPrint();
for (const root of document.querySelectorAll<HTMLElement>('.report')) startControlFilter(root);
void startResults();
