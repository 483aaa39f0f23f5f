/** The style sheet of the report: light and dark, for screen and paper. */
export const reportStyles = `
:root {
  color-scheme: light dark;
  --page: #fff;
  --ink: #1d2126;
  --soft: #545b63;
  --rule: #d9dce0;
  --tint: #f5f6f7;
  --link: #0b4f8a;
  --mark: #fff0b3;
  --mark-ink: #1d2126;
  --error: #a31515;
  --error-tint: #fdf0ef;
  --warning: #7a4d00;
  --warning-tint: #fdf6e7;
  --info: #2a5078;
  --info-tint: #eef4fa;
  --fine: #1b6135;
  --fine-tint: #edf7f0;
  --serif: Charter, "Bitstream Charter", "Source Serif 4", Cambria, Georgia, "Noto Serif", "DejaVu Serif", serif;
  --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
  --mono: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #16181b;
    --ink: #e0e0de;
    --soft: #abb0b6;
    --rule: #3a3f45;
    --tint: #1f2226;
    --link: #8fc1f5;
    --mark: #55470f;
    --mark-ink: #f4efdc;
    --error: #ff9c92;
    --error-tint: #35201f;
    --warning: #f0c060;
    --warning-tint: #322a18;
    --info: #9dc6ef;
    --info-tint: #1d2935;
    --fine: #8fd6a8;
    --fine-tint: #1a2d21;
  }
}
html {
  background: var(--page);
  color: var(--ink);
  font: 1rem / 1.55 var(--sans);
  text-size-adjust: 100%;
}
body {
  max-width: 58rem;
  margin: 0 auto;
  padding: 3rem 1.5rem 4rem;
  overflow-wrap: break-word;
}
h1, h2, h3, p, ul, ol, dl, dd, fieldset {
  margin: 0;
  padding: 0;
}
h1 {
  font: 600 2.1rem / 1.2 var(--serif);
  text-wrap: balance;
}
h2 {
  margin: 3.25rem 0 .75rem;
  padding-bottom: .4rem;
  border-bottom: 1px solid var(--rule);
  font: 600 1.4rem / 1.3 var(--serif);
}
h3 {
  margin: 2rem 0 .5rem;
  font-size: 1.05rem;
}
a {
  color: var(--link);
  text-underline-offset: .15em;
}
:focus-visible {
  border-radius: 2px;
  outline: 3px solid var(--link);
  outline-offset: 2px;
}
code, .line, .place {
  font-family: var(--mono);
  font-size: .9em;
}
mark {
  padding: .05em .15em;
  border-radius: 3px;
  background: var(--mark);
  color: var(--mark-ink);
}
.eyebrow {
  margin-bottom: .6rem;
  color: var(--soft);
  font-size: .875rem;
  font-weight: 600;
  letter-spacing: .04em;
}
.authors, .lead, .about, .why, .count, footer {
  color: var(--soft);
}
.authors {
  margin-top: .5rem;
}
.verdict {
  margin-top: 1.75rem;
  padding: .9rem 1.1rem;
  border-inline-start: 4px solid var(--tone);
  border-radius: 4px;
  background: var(--tone-tint);
}
.verdict strong {
  color: var(--tone);
}
.error { --tone: var(--error); --tone-tint: var(--error-tint); }
.warning { --tone: var(--warning); --tone-tint: var(--warning-tint); }
.info { --tone: var(--info); --tone-tint: var(--info-tint); }
.fine { --tone: var(--fine); --tone-tint: var(--fine-tint); }
.totals {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
  gap: 1px;
  margin-top: 1.25rem;
  border: 1px solid var(--rule);
  border-radius: 6px;
  background: var(--rule);
  overflow: hidden;
}
.totals div {
  display: flex;
  flex-direction: column-reverse;
  justify-content: flex-end;
  padding: .8rem 1rem;
  background: var(--page);
}
.totals dt {
  color: var(--soft);
  font-size: .875rem;
}
.totals dd {
  font: 600 1.6rem / 1.2 var(--serif);
  font-variant-numeric: lining-nums tabular-nums;
}
.totals .alarm dd {
  color: var(--error);
}
nav ul {
  display: flex;
  flex-wrap: wrap;
  gap: .25rem 1.75rem;
  margin-top: 1.25rem;
  list-style: none;
}
nav a {
  display: inline-block;
  padding: .15rem 0;
}
table {
  width: 100%;
  border-collapse: collapse;
  font-size: .94rem;
}
th, td {
  padding: .5rem 1rem .5rem 0;
  border-bottom: 1px solid var(--rule);
  text-align: start;
  vertical-align: top;
}
thead th {
  color: var(--soft);
  font-size: .875rem;
  font-weight: 400;
}
.asks, td .why {
  display: block;
}
.number {
  font-variant-numeric: lining-nums tabular-nums;
  text-align: end;
}
.badge {
  display: inline-block;
  padding: .05rem .5rem;
  border-radius: 1rem;
  background: var(--tone-tint);
  color: var(--tone);
  font-size: .8125rem;
  font-weight: 600;
}
.filter {
  display: flex;
  flex-wrap: wrap;
  gap: .5rem 2.5rem;
  margin-top: 2rem;
  padding: .7rem 1.1rem;
  border-radius: 6px;
  background: var(--tint);
}
.filter fieldset {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: .25rem 1.1rem;
  min-width: 0;
  border: 0;
}
.filter legend {
  float: inline-start;
  min-width: 5.5rem;
  font-weight: 600;
}
.filter label {
  display: inline-flex;
  align-items: center;
  gap: .4rem;
  min-height: 2rem;
}
.filter input {
  width: 1.1rem;
  height: 1.1rem;
  margin: 0;
  accent-color: var(--link);
}
.filter select {
  max-width: 100%;
  min-height: 2rem;
  padding: 0 .4rem;
  border: 1px solid var(--soft);
  border-radius: 4px;
  background: var(--page);
  color: var(--ink);
  font: inherit;
}
.works, .findings, .citing ol {
  list-style: none;
}
.work {
  padding: 1.1rem 0;
  border-bottom: 1px solid var(--rule);
}
.entry {
  padding-inline-start: 1.6em;
  font: 1.0625rem / 1.5 var(--serif);
  text-indent: -1.6em;
}
.entry > * {
  text-indent: 0;
}
.entry > .csl-left-margin {
  display: inline-block;
  min-width: 1.6em;
}
.entry > .csl-right-inline {
  display: inline;
}
.entry > .short, .entry > a, .entry > i, .entry > b, .entry > em, .entry > span {
  display: inline;
}
.work > .about, .work > .findings, .citing {
  margin-inline-start: 1.7rem;
}
.about, .why, .help, .citing, .count {
  font-size: .9rem;
}
.work > .about {
  margin-top: .3rem;
}
.never {
  color: var(--error);
}
.count {
  margin-inline-start: .5rem;
  font-weight: 400;
}
.findings > li {
  margin-top: .75rem;
  padding-inline-start: .9rem;
  border-inline-start: 3px solid var(--rule);
}
.finding[data-severity="error"] { border-color: var(--error); }
.finding[data-severity="warning"] { border-color: var(--warning); }
.finding[data-severity="info"] { border-color: var(--info); }
.line {
  margin: .35rem 0;
  padding: .4rem .7rem;
  border-radius: 4px;
  background: var(--tint);
  white-space: pre-wrap;
}
.citing {
  margin-top: .4rem;
}
.citing summary {
  min-height: 1.5rem;
  color: var(--soft);
  cursor: pointer;
}
.citing li {
  margin-top: .5rem;
  padding-inline-start: .9rem;
  border-inline-start: 3px solid var(--rule);
}
.citing .place {
  display: block;
  color: var(--soft);
}
.sentence {
  display: block;
  font: 1rem / 1.5 var(--serif);
}
footer {
  margin-top: 3.5rem;
  padding-top: 1rem;
  border-top: 1px solid var(--rule);
  font-size: .875rem;
}
@media print {
  @page {
    margin: 18mm 16mm;
  }
  html {
    font-size: 10pt;
  }
  body {
    max-width: none;
    padding: 0;
  }
  .filter, nav {
    display: none;
  }
  details:not([open])::details-content {
    content-visibility: visible;
    block-size: auto;
  }
  .verdict, .badge, .totals, .line, mark {
    print-color-adjust: exact;
  }
  .work, .findings > li, .totals, tr {
    break-inside: avoid;
  }
  h2, h3 {
    break-after: avoid;
  }
}
`
