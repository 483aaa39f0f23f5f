import type {PreviewFinding, PreviewReport} from './messages.ts'

/** The panel of findings in the preview. */
export type FindingsPanel = Readonly<{
  /** The element of the panel; the style sheets of the page do not apply inside it. */
  element: HTMLElement
  show: (report: PreviewReport) => void
  /** Shows that the server has gone. */
  disconnect: () => void
}>

/**
 * Runs in the page: creates the panel with the findings of the checks. It can be opened and closed with the keyboard,
 * announces changes to screen readers, and on narrow screens is a bar that the page leaves room for.
 */
export function createFindingsPanel(jump: (target: Element) => void): FindingsPanel {
  const element = document.createElement('div')
  element.id = 'galley-findings'
  const shadow = element.attachShadow({mode: 'open'})
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles())
  shadow.adoptedStyleSheets = [sheet]

  const section = child(shadow, 'section', '')
  section.ariaLabel = 'Findings of galley'
  section.lang = 'en'
  section.dir = 'ltr'
  const details = child(section, 'details', '')
  const summary = child(details, 'summary', 'Waiting for galley')
  const held = child(details, 'p', '')
  const list = child(details, 'ol', '')
  const status = child(section, 'p', '')
  status.role = 'status'
  status.className = 'heard'
  held.hidden = true

  const room = new CSSStyleSheet()
  document.adoptedStyleSheets.push(room)
  new ResizeObserver(leaveRoom).observe(section)
  addEventListener('resize', leaveRoom)

  let opened: 'by hand' | 'by us' | undefined
  summary.addEventListener('click', () => {
    opened = 'by hand'
  })

  function show(report: PreviewReport): void {
    const {errors, warnings, findings, more} = report
    const counts = [plural(errors, 'error'), plural(warnings, 'warning')].filter(words => words !== '')
    const words = counts.join(', ') || (report.held ? 'Waiting' : 'No findings')
    section.className = report.held ? 'error' : errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'fine'
    summary.textContent = words
    held.textContent = report.held ? `The page is not up to date: ${report.held}.` : ''
    held.hidden = report.held === undefined
    list.replaceChildren(...findings.map(item))
    if (more > 0) child(list, 'li', `and ${more} more`)
    list.hidden = findings.length === 0
    say(report.held ? `${words}. ${held.textContent}` : words)
    // Errors, and a reason why the page is not updated, open the panel, unless the author has closed it before.
    const isUrgent = report.held !== undefined || errors > 0
    if (isUrgent && opened !== 'by hand') {
      details.open = true
      opened = 'by us'
    } else if (!isUrgent && opened === 'by us') {
      details.open = false
      opened = undefined
    }
  }

  function disconnect(): void {
    section.className = 'error'
    summary.textContent = 'galley watch has ended; the next one prints its own address'
    say(summary.textContent)
  }

  function item({severity, code, where, message, expected, target}: PreviewFinding): HTMLElement {
    const entry = document.createElement('li')
    entry.className = severity
    child(entry, 'span', [severity, code].filter(Boolean).join(' ')).className = 'severity'
    const place = target === undefined ? null : document.getElementById(target)
    if (where !== '') {
      const label = child(entry, place ? 'button' : 'span', where)
      label.classList.add('where')
      if (label instanceof HTMLButtonElement) {
        label.type = 'button'
        label.title = 'Show in the text'
        label.addEventListener('click', () => {
          const current = target && document.getElementById(target)
          if (current) jump(current)
        })
      }
    }
    words(child(entry, 'p', ''), message)
    if (expected.length > 0) {
      words(child(entry, 'p', ''), `Did you mean ${expected.map(word => `\`${word}\``).join(' or ')}?`)
    }
    return entry
  }

  /** Appends a message, with words in backticks as code. */
  function words(parent: HTMLElement, text: string): void {
    for (const [index, part] of text.split('`').entries()) {
      if (index % 2 === 1) child(parent, 'code', part)
      else parent.append(part)
    }
  }

  function say(text: string): void {
    if (status.textContent !== text) status.textContent = text
  }

  function plural(count: number, word: string): string {
    return count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`
  }

  function child<Name extends keyof HTMLElementTagNameMap>(
    parent: ParentNode,
    name: Name,
    text: string
  ): HTMLElementTagNameMap[Name] {
    const made = document.createElement(name)
    made.textContent = text
    parent.append(made)
    return made
  }

  /** Lets the last lines of the page be scrolled above the bar on narrow screens. */
  function leaveRoom(): void {
    const height = matchMedia('(width < 60rem)').matches ? section.offsetHeight : 0
    room.replaceSync(
      height > 0 ? `html { padding-block-end: ${height}px; scroll-padding-block-end: ${height}px }` : ''
    )
  }

  function styles(): string {
    return `
:host { all: initial; color-scheme: light dark }
@media print { :host { display: none } }
section {
  --paper: #fff; --ink: #1f2328; --line: #8c959f; --error: #b3261e; --warning: #7a4f00; --fine: #1a6b3a; --code: #eff1f3;
  position: fixed; inset: auto 12px 12px auto; z-index: 2147483647; box-sizing: border-box; max-width: min(28rem, calc(100vw - 24px));
  font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 2px 12px #0003; overflow: hidden
}
@media (prefers-color-scheme: dark) {
  section { --paper: #1f2328; --ink: #e6e8eb; --line: #6e7781; --error: #ff9d94; --warning: #f2c063; --fine: #7ddc9a; --code: #32383f }
}
@media (width < 60rem) { section { inset: auto 0 0 0; max-width: none; border-width: 1px 0 0; border-radius: 0 } }
summary { padding: 6px 12px; font-weight: 600; cursor: pointer }
.error > details > summary, .error .severity, .error.severity { color: var(--error) }
.warning > details > summary { color: var(--warning) }
.fine > details > summary { color: var(--fine) }
summary:focus-visible, button:focus-visible { outline: 2px solid; outline-offset: -2px }
details > p { margin: 0; padding: 4px 12px; font-weight: 600 }
[hidden] { display: none }
ol { list-style: none; margin: 0; padding: 0; max-height: 40vh; overflow: auto; border-top: 1px solid var(--line) }
li { padding: 8px 12px; overflow-wrap: anywhere }
li + li { border-top: 1px solid color-mix(in srgb, var(--line) 40%, transparent) }
li p { margin: 2px 0 0 }
.severity { font-weight: 600; margin-inline-end: .6em }
li.error .severity { color: var(--error) }
li.warning .severity { color: var(--warning) }
li.info .severity { color: var(--ink) }
.where, code { font: .92em ui-monospace, monospace }
button.where { padding: 0; border: 0; background: none; color: inherit; text-decoration: underline; cursor: pointer }
code { background: var(--code); border-radius: 3px; padding: 0 .25em }
.heard { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`
  }

  return {element, show, disconnect}
}
