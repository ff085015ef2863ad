/** Waivers, attestations and the appendix: tables of sentences, and terms with their meanings. */
export const acceptedStyle = `
.page-accepted h3, .page-appendix h3 { margin-top: 2.25rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.125rem; }
.page-appendix > h3:first-of-type { border-top: 0; padding-top: 0; margin-top: 0; }
.page-appendix ol > li { margin: 0.6rem 0; }
.page-appendix ol > li pre { margin: 0.3rem 0 0; }
.page-appendix .note > p, .page-plan .note > p { margin: 0.15rem 0; }
.page-accepted .place { min-width: 13em; }
.glossary dt .soft { display: block; }
.page-accepted .place .state, .page-appendix .place .state, .page-appendix .text .state { white-space: normal; }
@media print {
  .page-accepted h3, .page-appendix h3 { margin-top: 5mm; padding-top: 2mm; font-size: 10.5pt; }
  .page-accepted .place { min-width: 11.5em; } .page-appendix .place { min-width: 9em; }
  .page-accepted .text, .page-appendix .text, .page-plan .text { min-width: 0; }
  .page-plan table .state { white-space: nowrap; }
}
`;
