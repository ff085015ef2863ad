/** The cover and the summary. The summary is one page of A4 and of Letter, so on paper it is set closer than the rest. */
export const overviewStyle = `
.note > p { margin: 0.2rem 0; }
.note.fine-news { border-left-color: var(--good); background: var(--good-soft); }
.page-cover dd > p { margin: 0.2rem 0; } .page-cover dd > p:first-child { margin-top: 0; } .page-cover dd > pre { margin: 0.25rem 0; }
.fine { color: var(--soft); font-size: 0.85rem; margin: 0.15rem 0; }
.sign { display: inline-block; min-width: 1.1em; font-weight: 700; text-align: center; }
.verdict { border: 1px solid var(--line); border-left: 0.5rem solid var(--soft); border-radius: 0.375rem; padding: 0.75rem 1rem; margin: 0 0 1rem; }
.verdict p { margin: 0; } .verdict .state { font-size: 1.2rem; white-space: normal; }
.verdict-bad { border-left-color: var(--bad); background: var(--bad-soft); }
.verdict-warn { border-left-color: var(--warn); background: var(--warn-soft); }
.verdict-good { border-left-color: var(--good); background: var(--good-soft); }
.page-summary .lead { margin: 0; padding-left: 1.3rem; display: grid; gap: 0.25rem; } .page-summary .lead li::marker { color: var(--soft); }
.page-summary h3 small { font-weight: 400; color: var(--soft); margin-left: 0.75em; }
.page-summary h3 { border-top: 1px solid var(--line); padding-top: 0.9rem; margin: 1.25rem 0 0.25rem; }
.standings { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem 2rem; margin-top: 0.75rem; }
.standing h4 { margin: 0; } .standing .fine { margin: 0 0 0.35rem; }
.bar { display: block; max-width: 100%; border-radius: 0.25rem; overflow: hidden; }
.bar rect { stroke: var(--paper); stroke-width: 2; }
.bar text { font-size: 13px; font-weight: 600; fill: var(--paper); font-variant-numeric: tabular-nums; }
.bar-not-satisfied { fill: var(--bad); } .bar-undetermined { fill: var(--warn); } .bar-manual { fill: var(--calm); } .bar-satisfied { fill: var(--good); }
.bar-not-assessed { fill: var(--warn-soft); } .bar-waived { fill: light-dark(#dfe0f5, #2b2d52); } .bar-attested { fill: light-dark(#bfe3cd, #1b4a31); }
.bar-not-applicable { fill: light-dark(#e3e7ec, #2a323b); } .bar-out-of-scope { fill: light-dark(#d3d9e0, #39434e); }
.bar .on-not-assessed, .bar .on-waived, .bar .on-attested, .bar .on-not-applicable, .bar .on-out-of-scope { fill: var(--text); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.1rem 1.1rem; margin: 0.35rem 0 0; padding: 0; font-size: 0.85rem; }
.legend b { font-variant-numeric: tabular-nums; }
.beside { display: grid; grid-template-columns: 3fr 2fr; gap: 0 2rem; }
.beside ul { padding-left: 1.2rem; margin: 0.25rem 0; font-size: 0.9rem; } .beside p { font-size: 0.9rem; margin: 0.25rem 0; }
@media screen and (max-width: 60rem) { .beside { grid-template-columns: 1fr; } }
@media print {
  @page summary { margin: 12mm 14mm; }
  .page-cover dl.facts > div { grid-template-columns: 38mm 1fr; } .page-cover { font-size: 9pt; line-height: 1.4; } .page-cover dl.facts > div { padding: 0.7mm 0; } .page-cover .note > p { margin: 0; } .page-cover h3 { margin-top: 4mm; }
  .page-summary { page: summary; break-before: page; break-after: page; font-size: 8.5pt; line-height: 1.3; margin: 0; } .page-summary p { margin: 0.3mm 0; }
  .page-summary h2 { margin: 0 0 2mm; } .page-summary h3 { margin: 2mm 0 0.5mm; padding-top: 1mm; font-size: 9.5pt; }
  .page-summary .lead { font-size: 8.5pt; gap: 0.3mm; padding-left: 4mm; } .standing h4 { font-size: 9pt; line-height: 1.25; } .page-summary .verdict { padding: 1.5mm 3mm; margin: 0 0 2mm; } .verdict .state { font-size: 10.5pt; }
  .page-summary table { font-size: 8pt; margin: 0.5mm 0; } .page-summary .fine, .page-summary h3 small { font-size: 7.5pt; margin-top: 0; margin-bottom: 0; }
  .standings { grid-template-columns: 1fr 1fr; gap: 2mm 6mm; margin-top: 1mm; } .standing { break-inside: avoid; }
  .legend { font-size: 7.5pt; gap: 0 3mm; margin-top: 0.5mm; line-height: 1.3; }
  .beside { grid-template-columns: 3fr 2fr; gap: 0 6mm; } .beside p, .beside ul { font-size: 7.5pt; line-height: 1.3; margin: 0.3mm 0; }
  .bar, .verdict, .note { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
