import {childButton, childElement} from './child-element.ts'
import {createFindingComments, type SendComment} from './finding-comments.ts'
import type {FilePoint, PreviewFinding, PreviewOffer} from './messages.ts'

/** Actions that the author can take on a finding. */
export type FindingActions = Readonly<{
  /** Returns a function that shows the words of a finding in the text; undefined if they are not on the page. */
  jumpTo: (finding: PreviewFinding) => (() => void) | undefined
  /** Opens a place of a file in the editor; undefined if the preview cannot open files. */
  open: ((place: FilePoint) => void) | undefined
  /** Makes the repair with the number `choice`; undefined if the preview may not change files. */
  mend: ((finding: PreviewFinding, choice: number) => void) | undefined
  /**
   * Waives a finding or asks the author about it, with the given words; undefined if the preview may not change files.
   */
  comment: SendComment | undefined
}>

/** Makes the element of a finding. */
export type FindingItems = (finding: PreviewFinding) => HTMLElement

/** Runs in the page: returns a function that makes the elements of findings, for the panel or for the card. */
export function createFindingItems(actions: FindingActions): FindingItems {
  const addComment = createFindingComments(actions.comment)

  function item(finding: PreviewFinding): HTMLElement {
    const {severity, code, message, expected, offers = []} = finding
    const entry = document.createElement('li')
    entry.className = severity
    childElement(entry, 'span', [severity, code].filter(Boolean).join(' ')).className = 'severity'
    addPlace(entry, finding)
    appendWords(childElement(entry, 'p', ''), message)
    const isOffered = actions.mend !== undefined && offers.length > 0
    if (!isOffered && expected.length > 0) {
      const words = expected.map(word => `\`${word}\``).join(' or ')
      appendWords(childElement(entry, 'p', ''), `Did you mean ${words}?`)
    }
    addWays(entry, finding)
    return entry
  }

  function addPlace(entry: HTMLElement, finding: PreviewFinding): void {
    const {where, place} = finding
    const show = actions.jumpTo(finding)
    const {open} = actions
    const openPlace = place && open && (() => open(place))
    if (where !== '') entry.append(placeLabel(where, show, openPlace))
    if (show === undefined || openPlace === undefined) return
    entry.append(' ')
    const button = childButton(entry, 'Open', openPlace)
    button.ariaLabel = `Open ${where} in the editor`
  }

  /** Adds the repairs with their effects, and the forms for comments. */
  function addWays(entry: HTMLElement, finding: PreviewFinding): void {
    const {mend} = actions
    const {offers = [], isWaivable, isAskable} = finding
    const ways = document.createElement('p')
    ways.className = 'ways'
    if (mend !== undefined) {
      const [first] = offers
      if (first !== undefined) entry.append(changesOf(first))
      for (const [choice, {label}] of offers.entries()) {
        const button = childButton(ways, '', () => mend(finding, choice))
        button.className = 'mend'
        appendWords(button, label)
      }
    }
    entry.append(ways)
    if (isWaivable) addComment(entry, ways, 'waive', finding)
    if (isAskable) addComment(entry, ways, 'query', finding)
  }

  return item
}

/** The changes of a repair: the deleted and inserted words, with some of the text around them. */
function changesOf({changes}: PreviewOffer): HTMLElement {
  const shown = document.createElement('pre')
  shown.className = 'changes'
  for (const [index, {before, old, text, after}] of changes.entries()) {
    if (index > 0) shown.append('\n')
    shown.append(before)
    if (old !== '') childElement(shown, 'del', old)
    if (text !== '') childElement(shown, 'ins', text)
    shown.append(after)
  }
  return shown
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
