import {addedByScript} from '../outputs/reader/reading.ts'
import {changedSource, textOfSource} from './changed-source.ts'
import {createFindingCard} from './finding-card.ts'
import type {FindingActions} from './finding-item.ts'
import {createFindingsPanel} from './findings-panel.ts'
import {createCursorMark} from './follow-cursor.ts'
import {declareGlow} from './glow.ts'
import {jump} from './marks.ts'
import type {PageSpot, PieceSource, PreviewFinding, PreviewMessage, PreviewOptions} from './messages.ts'
import {createNotices} from './notices.ts'
import {blockElements, stretchOf, unitAt} from './page-units.ts'
import {createUpdater} from './page-updater.ts'
import {createRequests} from './preview-requests.ts'
import {arriveAt} from './shared-place.ts'
import {showChanges} from './show-changes.ts'
import {startSourceClicks} from './source-clicks.ts'
import {createUnderlines} from './underlines.ts'

/**
 * Runs in the page: keeps it up to date with the server, without reloading it or moving the text that is being read,
 * and shows the findings.
 */
export function startPreview(options: PreviewOptions): void {
  document.currentScript?.remove()
  const {isReadOnly = false, pages} = options
  const actions: FindingActions = {
    jumpTo: ({spot}) => {
      const isShown = spot !== undefined && stretchOf(spot, blocks) !== undefined
      return isShown ? () => jumpTo(spot) : undefined
    },
    ...(isReadOnly
      ? {open: undefined, mend: undefined, comment: undefined}
      : {
          open: place => requests.open(place),
          mend: ({id}, choice) => change({ask: 'mend', finding: id, choice}),
          comment: (ask, {id}, words) => change({ask, finding: id, words})
        })
  }
  const turnSourceMode = (): void => clicks?.turn(!clicks.isOn())
  const panel = createFindingsPanel(actions, {turnSourceMode, undoLast: () => change({ask: 'undo'}), pages})
  if (pages !== undefined) arriveAt()
  document.body.append(panel.element)
  const notices = createNotices(panel.stack)
  const requests = createRequests(options, words => notices.show(words))
  const card = createFindingCard(panel.stack, actions)
  const underlines = createUnderlines(isOurs, card.show)
  declareGlow()
  const clicks = isReadOnly
    ? undefined
    : startSourceClicks((...at) => requests.openSource(unitAt(...at)), isOurs, panel.showSourceMode)
  const cursorMark = createCursorMark(panel.stack)
  const updater = createUpdater(panel.element, isOurs)
  /** The source of the page in pieces, as sent by the server. */
  let source: readonly PieceSource[] = []
  let findings: readonly PreviewFinding[] = []
  /** The blocks of the text while a report is shown. */
  let blocks: readonly Element[] = []
  let isFirst = true

  followEvents(options.events, {
    restarted: () => {
      // Every stream begins with the whole page.
      source = []
    },
    received: receive,
    ended: panel.disconnect
  })

  function receive({report, changes, cursor}: PreviewMessage): void {
    if (changes.length > 0) {
      source = changedSource(source, changes)
      const changed = updater.patch(changes) ?? updater.update(textOfSource(source))
      // At the first update, the whole page is new.
      if (!isFirst) showChanges(changed, notices, options.isFollowing)
      isFirst = false
    }
    if (report !== undefined || changes.length === 0) blocks = blockElements()
    if (report !== undefined) {
      panel.show(report)
      findings = report.findings
    }
    // A message with changes but no report is followed by a report with the new places of the findings.
    if (report !== undefined || changes.length === 0) underlines.show(findings, blocks)
    if (cursor !== undefined) cursorMark.show(cursor)
  }

  function change(request: Parameters<typeof requests.change>[0]): void {
    card.hide()
    requests.change(request)
  }

  function jumpTo(spot: PageSpot): void {
    const stretch = stretchOf(spot)
    if (stretch !== undefined) jump(stretch)
  }

  /** Whether a node is on the page but not in its source: the panel, or an addition by the script for readers. */
  function isOurs(node: Node): boolean {
    return node === panel.element || isAdded(node)
  }
}

/** Whether a node was added by the script for readers, as its class shows. */
function isAdded(node: Node): boolean {
  return node instanceof Element && node.className !== '' && node.matches(addedByScript)
}

type EventHandlers = Readonly<{
  restarted: () => void
  received: (message: PreviewMessage) => void
  ended: () => void
}>

/**
 * Listens to the event stream of the server. Because file system events can get lost, also makes the server compare the
 * files itself when the window gets the focus or becomes visible.
 */
function followEvents(address: string, {restarted, received, ended}: EventHandlers): void {
  const events = new EventSource(address)
  events.addEventListener('open', restarted)
  events.addEventListener('message', event => received(JSON.parse(event.data)))
  events.addEventListener('error', ended)
  const lookAgain = (): void => {
    fetch(address, {method: 'HEAD'}).catch(() => undefined)
  }
  addEventListener('focus', lookAgain)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') lookAgain()
  })
}
