/** The style sheet of the elements that the preview adds to the page, in their shadow tree. */
export const panelStyles = `
:host { all: initial; color-scheme: light dark }
@media print { :host { display: none } }
.stack {
  --paper: #fff; --ink: #1f2328; --line: #8c959f; --error: #b3261e; --warning: #7a4f00; --fine: #1a6b3a; --code: #eff1f3;
  position: fixed; inset: auto 12px 12px auto; z-index: 2147483647; max-width: min(28rem, calc(100vw - 24px));
  display: grid; gap: 8px; justify-items: end; font: 14px/1.45 system-ui, sans-serif; color: var(--ink)
}
@media (prefers-color-scheme: dark) {
  .stack { --paper: #1f2328; --ink: #e6e8eb; --line: #6e7781; --error: #ff9d94; --warning: #f2c063; --fine: #7ddc9a; --code: #32383f }
}
section, .notice, .card {
  position: relative; box-sizing: border-box; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 2px 12px #0003; overflow: hidden
}
.notice { display: flex; gap: 8px; align-items: baseline; padding: 4px 12px }
.card { position: fixed; z-index: 1; width: max-content; max-width: min(26rem, calc(100vw - 16px)); max-height: 60vh; overflow: auto }
@media (width < 60rem) {
  .stack { inset: auto 0 0 0; max-width: none; justify-items: stretch; gap: 0 }
  section, .notice { border-width: 1px 0 0; border-radius: 0 }
}
summary { padding: 6px 208px 6px 12px; font-weight: 600; cursor: pointer }
.tools { position: absolute; inset: 4px 8px auto auto; display: flex; gap: 6px }
.error > details > summary, .error .severity, .error.severity { color: var(--error) }
.warning > details > summary { color: var(--warning) }
.fine > details > summary { color: var(--fine) }
summary:focus-visible, button:focus-visible { outline: 2px solid; outline-offset: -2px }
details > p { margin: 0; padding: 4px 12px; font-weight: 600 }
[hidden] { display: none }
ol { list-style: none; margin: 0; padding: 0 }
details > ol { max-height: 40vh; overflow: auto; border-top: 1px solid var(--line) }
li { padding: 8px 12px; overflow-wrap: anywhere }
li + li { border-top: 1px solid color-mix(in srgb, var(--line) 40%, transparent) }
li p { margin: 2px 0 0 }
.severity { font-weight: 600; margin-inline-end: .6em }
li.error .severity { color: var(--error) }
li.warning .severity { color: var(--warning) }
li.info .severity { color: var(--ink) }
.where, code { font: .92em ui-monospace, monospace }
button {
  font: inherit; font-size: .92em; padding: 0 8px; color: inherit; background: var(--code);
  border: 1px solid var(--line); border-radius: 5px; cursor: pointer
}
.tools a { font-size: .92em; padding: 0 8px; color: inherit }
button[aria-pressed=true] { color: var(--paper); background: var(--ink) }
button.where { padding: 0; border: 0; border-radius: 0; background: none; text-decoration: underline; text-align: start }
.ways { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 6px }
.ways:empty { display: none }
.mend { font-weight: 600 }
button code { background: none }
.changes { margin: 4px 0 0; padding: 2px 6px; font: .92em/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--code); border-radius: 3px }
del { color: var(--error) }
ins { color: var(--fine); font-weight: 600 }
form { display: flex; gap: 6px; margin-top: 6px }
label { display: flex; gap: 6px; flex: 1 }
input { flex: 1; min-width: 0; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 5px; padding: 1px 6px }
input:focus-visible { outline: 2px solid; outline-offset: -1px }
code { background: var(--code); border-radius: 3px; padding: 0 .25em }
.heard { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`
