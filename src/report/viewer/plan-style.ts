/** The remediation plan: each item a block, how to do it beside what it is about. */
export const planStyle = `
.paper { display: none; }
.soft { color: var(--soft); font-size: 0.875em; }
.page-plan > .lead, .page-matrix > .lead { font-size: 1.05rem; }
.exports { margin: 1rem 0; }
.exports li { margin: 0.4rem 0; }
.fix { border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem 1.25rem 1.1rem; margin: 1rem 0; }
.fix:target { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: -1px; }
.fix-title { font-size: 1.05rem; line-height: 1.4; margin: 0; }
.fix-rank { display: inline-block; min-width: 1.9rem; padding: 0 0.4rem; margin-right: 0.35rem; border-radius: 0.375rem; text-align: center;
  background: var(--ground); border: 1px solid var(--line); color: var(--soft); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.fix-tags { list-style: none; display: flex; flex-wrap: wrap; gap: 0.15rem 1.25rem; margin: 0.5rem 0 0.75rem; padding: 0 0 0.6rem;
  border-bottom: 1px solid var(--line); font-size: 0.875rem; }
.fix-score { color: var(--soft); }
.fix-body { display: grid; grid-template-columns: minmax(0, 1.6fr) minmax(0, 1fr); gap: 0 2.25rem; }
.fix h5 { margin: 0.9rem 0 0.2rem; font-size: 0.8125rem; color: var(--soft); }
.fix-how > h5:first-child, .fix-facts > h5:first-child { margin-top: 0; }
.fix p, .fix ul, .fix ol, .fix dl { margin: 0.2rem 0 0.4rem; }
.fix-how { font-size: 0.9375rem; } .fix-facts { font-size: 0.8125rem; }
.fix-how ol, .fix ul:not(.fix-tags) { padding-left: 1.35rem; }
.fix details { margin: 0.5rem 0; }
.fix-list > div { padding: 0.15rem 0; }
.fix-list dt { font-weight: 600; } .fix-list dd { margin: 0; }
.fix-links { list-style: none; } .fix ul.fix-links { padding-left: 0; } .fix-links a { display: inline-block; padding: 0.2rem 0; min-height: 1.5rem; }
.fix-resources li { margin: 0.2rem 0; line-height: 1.45; }
:root:not(.scripted) .to-table { color: inherit; text-decoration: none; pointer-events: none; }
@media screen and (max-width: 60rem) {
  .fix { padding: 0.9rem; }
  .fix-body { display: block; }
  .fix-facts > h5:first-child { margin-top: 0.9rem; }
}
@media print {
  .fix-links a { display: inline; }
  .paper { display: revert; } .screen { display: none; }
  .opened::details-content { content-visibility: visible; block-size: auto; }
  .exports::details-content { content-visibility: visible; block-size: auto; }
  .page-plan > .lead, .page-matrix > .lead { font-size: 10pt; }
  .fix { border: 0; border-top: 0.75pt solid var(--soft); border-radius: 0; padding: 2.5mm 0 3.5mm; margin: 0; break-inside: avoid;
    line-height: 1.4; }
  .fix:target { outline: none; }
  .fix-title { font-size: 10.5pt; } .fix-how { font-size: 8.5pt; } .fix-facts { font-size: 7.5pt; } .fix h5 { font-size: 7.5pt; }
  .fix-tags { font-size: 8pt; border: 0; padding: 0; margin: 0.1rem 0 0.4rem; }
  .fix-body { display: block; }
  .fix-facts { columns: 3; column-gap: 6mm; margin-top: 1.5mm; } .fix-facts h5 { break-after: avoid; }
  .fix-facts li, .fix-list > div { break-inside: avoid; }
  .fix pre { font-size: 7pt; padding: 1mm 2mm; } .fix .note { padding: 1mm 2.5mm; }
  .fix p, .fix ul, .fix ol, .fix dl, .fix details { margin: 0.15rem 0 0.25rem; } .fix h5 { margin-top: 1.5mm; }
}
`;
