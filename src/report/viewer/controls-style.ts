/** The list of controls: one line each, what stands behind it under that; on paper everything is open. */
export const controlsStyle = `
.control-filter { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: end; background: var(--ground); border: 1px solid var(--line);
  border-radius: 0.5rem; padding: 0.9rem 1rem; margin: 1rem 0; font-size: 0.9rem; }
.control-filter > label { display: grid; gap: 0.2rem; flex: 0 1 17rem; min-width: 0; }
.control-filter fieldset { flex: 1 0 100%; border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.1rem; }
.control-filter legend { padding: 0 0 0.2rem; }
.control-filter p { flex: 1 0 100%; display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; margin: 0; }
.control-filter output { font-weight: 600; font-variant-numeric: tabular-nums; }
.control-filter input[type=search], .control-filter select { width: 100%; min-width: 0; min-height: 2.4rem; }
.aside { margin: 0.5rem 0; } .aside > summary { color: var(--accent); }
.framework { margin-top: 2.25rem; } .framework h3 { font-size: 1.2rem; margin: 0; border-top: 2px solid var(--soft); padding-top: 0.75rem; }
.framework > .fine { margin: 0 0 0.6rem; }
.chapter { margin-top: 1.25rem; } .chapter h4 { font-size: 1rem; margin: 0 0 0.25rem; }
.control { border-top: 1px solid var(--line); } .chapter > .control:last-child { border-bottom: 1px solid var(--line); }
.control > summary { display: grid; grid-template-columns: 1rem 9.5rem minmax(0, 1fr) minmax(0, 16rem); gap: 0 0.75rem;
  align-items: baseline; padding: 0.4rem 0.25rem; font-size: 0.9rem; list-style: none; }
.control > summary::-webkit-details-marker { display: none; }
.control > summary::before { content: "▸" / ""; color: var(--soft); } .control[open] > summary::before { content: "▾" / ""; }
.control > summary:hover { background: var(--ground); }
.control > summary b { font-weight: 600; margin-right: 0.4em; } .control > summary small { color: var(--soft); text-align: right; }
.control > dl { display: grid; grid-template-columns: minmax(6rem, 11rem) minmax(0, 1fr); gap: 0.35rem 1rem; margin: 0.1rem 0 0.9rem; padding-left: 2rem; font-size: 0.875rem; }
.control dt { color: var(--soft); } .control dd { margin: 0; } .control ul { margin: 0; padding-left: 1.1rem; }
.control:target > summary { background: var(--warn-soft); }
@media screen { .filtered-out { display: none; } }
@media screen and (max-width: 60rem) {
  .control > summary { grid-template-columns: 1rem minmax(0, 1fr); } .control > summary > * { grid-column: 2; } .control > summary small { text-align: left; }
  .control > dl { grid-template-columns: 1fr; padding-left: 1.75rem; gap: 0; } .control dd { margin-bottom: 0.5rem; }
}
@media print {
  .page-controls details::details-content { content-visibility: visible; display: block; height: auto; }
  .framework { margin-top: 8mm; } .framework h3 { font-size: 11.5pt; } .chapter { margin-top: 3mm; } .chapter h4 { font-size: 9.5pt; }
  .control { break-inside: avoid; } .control > summary { grid-template-columns: 30mm minmax(0, 1fr) 40mm; font-size: 8pt; padding: 0.6mm 0; gap: 0 2mm; }
  .control > summary::before { display: none; }
  .control > summary small { font-size: 7pt; text-align: right; }
  .control > dl { grid-template-columns: 30mm minmax(0, 1fr); gap: 0 2mm; font-size: 7.5pt; line-height: 1.3; margin: 0 0 1.5mm; padding-left: 0; }
  .page-controls dl.facts > div { grid-template-columns: 30mm 1fr; } .page-controls dl.facts { font-size: 8pt; }
  .aside > summary { color: inherit; list-style: none; font-weight: 600; }
}
`;
