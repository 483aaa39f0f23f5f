import {childButton, childElement} from './child-element.ts'
import type {FilePoint, PreviewFinding} from './messages.ts'

/** What the author can do about a finding. */
export type FindingActions = Readonly<{
  /** Shows the words of a finding in the text; undefined where they are not on the page. */
  jumpTo: (finding: PreviewFinding) => (() => void) | undefined
  /** Opens a place of a file in the editor; undefined where the preview opens none. */
  open: ((place: FilePoint) => void) | undefined
}>

/** Runs in the page: the element of a finding, in the panel and in the card at its words. */
export function findingItem(finding: PreviewFinding, {jumpTo, open}: FindingActions): HTMLElement {
  const {severity, code, where, message, expected, place} = finding
  const entry = document.createElement('li')
  entry.className = severity
  childElement(entry, 'span', [severity, code].filter(Boolean).join(' ')).className = 'severity'
  const show = jumpTo(finding)
  const openPlace = place && open && (() => open(place))
  if (where !== '') entry.append(placeLabel(where, show, openPlace))
  if (show !== undefined && openPlace !== undefined) {
    entry.append(' ')
    const button = childButton(entry, 'Open', openPlace)
    button.className = 'open'
    button.ariaLabel = `Open ${where} in the editor`
  }
  appendWords(childElement(entry, 'p', ''), message)
  if (expected.length > 0) {
    const words = expected.map(word => `\`${word}\``).join(' or ')
    appendWords(childElement(entry, 'p', ''), `Did you mean ${words}?`)
  }
  return entry
}

/** The place of a finding: a button that shows its words, or opens its file if they are not on the page. */
export function placeLabel(
  where: string,
  show: (() => void) | undefined,
  open: (() => void) | undefined
): HTMLElement {
  const label = document.createElement(show || open ? 'button' : 'span')
  label.textContent = where
  label.className = 'where'
  if (label instanceof HTMLButtonElement) {
    label.type = 'button'
    label.title = show ? 'Show in the text' : 'Open in the editor'
    label.addEventListener('click', event => {
      const isSource = open !== undefined && (event.ctrlKey || event.metaKey)
      const act = isSource ? open : (show ?? open)
      act?.()
    })
  }
  return label
}

/** Appends a message, with words in backticks as code. */
function appendWords(parent: HTMLElement, text: string): void {
  for (const [index, part] of text.split('`').entries()) {
    if (index % 2 === 1) childElement(parent, 'code', part)
    else parent.append(part)
  }
}
