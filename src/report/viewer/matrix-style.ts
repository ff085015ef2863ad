/** The crosswalk: its head and first column stay in sight while the rest scrolls; on paper it is a plain table. */
export const matrixStyle = `
.matrix-legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.15rem 1.25rem; padding: 0; font-size: 0.875rem; }
.matrix-strengths { font-size: 0.9375rem; padding-left: 1.35rem; }
.matrix-wide { max-height: 85vh; overflow: auto; border: 1px solid var(--line); border-radius: 0.375rem; margin-top: 1rem;
  scroll-padding: 3rem 0 0 15rem; }
.matrix { margin: 0; border-collapse: separate; border-spacing: 0; min-width: 58rem; table-layout: fixed; }
.matrix > thead > tr > th { position: sticky; top: 0; z-index: 2; background: var(--paper); padding: 0.6rem 0.75rem; }
.matrix > thead > tr > th:first-child { left: 0; z-index: 3; width: 15rem; }
.matrix .edition { font-weight: 400; white-space: nowrap; }
.matrix-kind > th { background: var(--ground); font-weight: 600; padding: 0.4rem 0.75rem; }
.matrix-kind > th > span { position: sticky; left: 0.75rem; }
.matrix-row > * { padding: 0.7rem 0.75rem 0.2rem; border-bottom: 0; }
.matrix-row > th { position: sticky; left: 0; z-index: 1; background: var(--paper); font-weight: 600; }
.matrix-row code { font-weight: 400; color: var(--soft); font-size: 0.8125em; }
.matrix-rules > td { padding: 0.1rem 0.75rem 0.7rem; }
.matrix-rules > td > * { position: sticky; left: 0.75rem; display: block; width: min(100%, 54rem, 78vw); }
.matrix-states { list-style: none; margin: 0 0 0.15rem; padding: 0; font-variant-numeric: tabular-nums; }
.matrix details ul { margin: 0.3rem 0; padding-left: 1.1rem; }
.matrix details li { margin: 0.3rem 0; line-height: 1.45; }
.matrix summary { color: var(--soft); }
.tally { display: inline-flex; flex-wrap: wrap; gap: 0 0.9rem; margin-left: 0.35rem; color: var(--text); font-variant-numeric: tabular-nums; }
.matrix-rules table { margin: 0.4rem 0 0.2rem; }
.matrix-rules td > details td, .matrix-rules thead th + th { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.matrix-rules td .to-table { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; }
.matrix .results { margin-left: 0.75rem; }
.matrix-rules table th, .matrix-rules table td { padding: 0.25rem 0.75rem 0.25rem 0; }
@media screen and (max-width: 48rem), screen and (max-height: 30rem) {
  .matrix-wide { max-height: none; }
  .matrix > thead > tr > th, .matrix-row > th, .matrix-kind > th > span { position: static; }
  .matrix > thead > tr > th:first-child { width: 11rem; }
}
@media print {
  .matrix-wide { max-height: none; overflow: visible; border: 0; }
  .matrix { min-width: 0; border-collapse: collapse; table-layout: auto; line-height: 1.3; }
  .matrix-row > td { min-width: 9em; }
  .matrix > thead > tr > th, .matrix-row > th, .matrix-kind > th > span, .matrix-rules > td > * { position: static; }
  .matrix > thead > tr > th:first-child { width: 11em; }
  .matrix > thead > tr > th, .matrix-row > *, .matrix-kind > th { padding: 0.8mm 2mm 0.4mm 0; }
  .matrix-row { break-after: avoid; }
  .matrix-rules > td { padding: 0 0 1mm; border-bottom: 0.5pt solid var(--line); }
  .matrix-rules > td > * { width: 100%; }
  .matrix-row details, .matrix-rules details > :not(summary) { display: none; }
  .matrix-row .paper { margin: 0.3mm 0 0; color: var(--soft); }
  .matrix-rules summary { list-style: none; }
  .matrix .state { white-space: normal; }
}
`;
