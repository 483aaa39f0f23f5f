import {childElement} from './child-element.ts'
import {createFindingItems, type FindingActions, placeLabel} from './finding-item.ts'
import type {PreviewReport} from './messages.ts'
import {panelStyles} from './panel-styles.ts'
import {rememberPlace} from './shared-place.ts'

/** The panel of findings in the preview. */
export type FindingsPanel = Readonly<{
  /** The element of the panel; the style sheets of the page do not apply inside it. */
  element: HTMLElement
  /** The box above the page that contains the panel, with space for notices. */
  stack: HTMLElement
  show: (report: PreviewReport) => void
  /** Shows that the connection to the server is lost. */
  disconnect: () => void
  /** Shows whether each click opens the source. */
  showSourceMode: (isOn: boolean) => void
}>

/** The actions of the buttons in the panel; `pages` is the URL of the typeset pages, if they are shown. */
type PanelTools = Readonly<{
  turnSourceMode: () => void
  undoLast: () => void
  pages: string | undefined
}>

/**
 * Runs in the page: creates the panel with the findings. It can be opened and closed with the keyboard, and announces
 * changes to screen readers. On narrow screens it is a bar, and the page leaves room for it.
 */
export function createFindingsPanel(
  actions: FindingActions,
  {turnSourceMode, undoLast, pages}: PanelTools
): FindingsPanel {
  const {element, stack, section, details, summary, held, list, undo, mode, status, tools} = panelElements()
  if (pages !== undefined) addPagesLink(tools, pages)
  undo.addEventListener('click', undoLast)
  mode.addEventListener('click', turnSourceMode)
  mode.hidden = actions.open === undefined
  showSourceMode(false)
  leaveRoomFor(section)

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
    showHeld(held, report.held, actions.open)
    showFindings(findings)
    if (more > 0) childElement(list, 'li', `and ${more} more`)
    list.hidden = findings.length === 0
    undo.hidden = report.undo === undefined
    undo.title = report.undo ?? ''
    say(report.held ? `${words}. ${held.textContent}` : words)
    // Errors open the panel, and so does a reason why the page is out of date, unless the author has closed it before.
    const isUrgent = report.held !== undefined || errors > 0
    if (isUrgent && opened !== 'by hand') {
      details.open = true
      opened = 'by us'
    } else if (!isUrgent && opened === 'by us') {
      details.open = false
      opened = undefined
    }
  }

  const item = createFindingItems(actions)

  function showFindings(findings: PreviewReport['findings']): void {
    const at = list.scrollTop
    list.replaceChildren(...findings.map(item))
    list.scrollTop = at
  }

  function disconnect(): void {
    section.className = 'error'
    summary.textContent = 'galley has ended; start it again for a new address'
    say(summary.textContent)
  }

  function showSourceMode(isOn: boolean): void {
    mode.ariaPressed = String(isOn)
  }

  function say(text: string): void {
    if (status.textContent !== text) status.textContent = text
  }

  return {element, stack, show, disconnect, showSourceMode}
}

/** Shows why the page is out of date, with the place of the fault. */
function showHeld(line: HTMLElement, reason: PreviewReport['held'], open: FindingActions['open']): void {
  line.hidden = reason === undefined
  line.textContent = reason ? `The page is not up to date: ${reason.why}. ` : ''
  const {place} = reason ?? {}
  if (place === undefined) return
  const where = `${place.file}:${place.line}:${place.column}`
  line.append(placeLabel(where, undefined, open && (() => open(place))))
}

/** The elements of the panel, in a shadow tree. */
function panelElements() {
  const element = document.createElement('div')
  element.id = 'galley-findings'
  const shadow = element.attachShadow({mode: 'open'})
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(panelStyles)
  shadow.adoptedStyleSheets = [sheet]
  const stack = childElement(shadow, 'div', '')
  stack.className = 'stack'
  stack.lang = 'en'
  stack.dir = 'ltr'
  const section = childElement(stack, 'section', '')
  section.ariaLabel = 'Findings of galley'
  const details = childElement(section, 'details', '')
  const summary = childElement(details, 'summary', 'Waiting for galley')
  const held = childElement(details, 'p', '')
  held.hidden = true
  const list = childElement(details, 'ol', '')
  const tools = childElement(section, 'div', '')
  tools.className = 'tools'
  const undo = childElement(tools, 'button', 'Undo')
  undo.className = 'undo'
  undo.hidden = true
  const mode = childElement(tools, 'button', 'Source')
  mode.className = 'source-mode'
  mode.title = 'Each click opens the source; with Ctrl or Cmd, clicks always do'
  const status = childElement(section, 'p', '')
  status.role = 'status'
  status.className = 'heard'
  return {element, stack, section, details, summary, held, list, undo, mode, status, tools}
}

/** Adds the link to the typeset pages, which open at the text shown here. */
function addPagesLink(tools: HTMLElement, pages: string): void {
  const link = childElement(tools, 'a', 'Pages')
  link.href = pages
  link.addEventListener('click', rememberPlace)
}

function plural(count: number, word: string): string {
  return count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`
}

/** Leaves room on narrow screens, so that the last lines of the page can be scrolled above the bar. */
function leaveRoomFor(section: HTMLElement): void {
  const room = new CSSStyleSheet()
  document.adoptedStyleSheets.push(room)
  const leave = (): void => {
    const height = matchMedia('(width < 60rem)').matches ? section.offsetHeight : 0
    room.replaceSync(
      height > 0 ? `html { padding-block-end: ${height}px; scroll-padding-block-end: ${height}px }` : ''
    )
  }
  new ResizeObserver(leave).observe(section)
  addEventListener('resize', leave)
}
