import {elementOf} from './marks.ts'
import type {PageSpot, PreviewFinding} from './messages.ts'
import {createNearMarks, type MarkedFinding, markedSeverities} from './near-marks.ts'
import {isStretchOf, stretchOf} from './page-units.ts'

/** The marks of the findings on the page. */
export type Underlines = Readonly<{
  /** Underlines the words of these findings only; `blocks` are the blocks of the text. */
  show: (findings: readonly PreviewFinding[], blocks: readonly Element[]) => void
}>

/**
 * Runs in the page: underlines the words of findings. The underlines are highlights, so the document does not change;
 * an element without text gets an outline by an endless animation. A click at the words of findings calls `clicked`.
 */
export function createUnderlines(
  isOurs: (element: Element) => boolean,
  clicked: (findings: readonly PreviewFinding[], x: number, y: number) => void
): Underlines {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  document.adoptedStyleSheets.push(sheet)
  let marked: readonly MarkedFinding[] = []
  let outlines: readonly Animation[] = []
  const nearMarks = createNearMarks()

  // A click on underlined words shows their findings, instead of following a link.
  document.addEventListener('click', event => {
    if (event.defaultPrevented || !(event.target instanceof Element) || isOurs(event.target)) return
    const found = findingsAt(event.clientX, event.clientY)
    if (found.length === 0) return
    event.preventDefault()
    clicked(found, event.clientX, event.clientY)
  })

  return {
    show(findings, blocks) {
      const before = new Map(marked.map(mark => [mark.finding.id, mark]))
      marked = findings.flatMap(finding => {
        const {id, spot} = finding
        if (spot === undefined) return []
        const last = before.get(id)
        if (last !== undefined && isStill(last, spot, blocks)) return [{...last, finding}]
        const stretch = stretchOf(spot, blocks)
        return stretch === undefined ? [] : [{finding, stretch, element: elementOf(stretch)}]
      })
      for (const outline of outlines) outline.cancel()
      outlines = marked.flatMap(({finding: {severity}, stretch}) =>
        stretch instanceof Element ? [outline(stretch, severity)] : []
      )
      nearMarks.show(marked)
    }
  }

  function findingsAt(x: number, y: number): readonly PreviewFinding[] {
    return marked
      .filter(({stretch}) =>
        [...stretch.getClientRects()].some(
          ({left, right, top, bottom}) => left - beside <= x && x <= right + beside && top <= y && y <= bottom
        )
      )
      .map(({finding}) => finding)
  }
}

/**
 * The distance to the left or right of words at which a click still counts, in CSS px: the background of an undefined
 * key extends this far.
 */
const beside = 5

/** Whether a mark is already at a spot. */
function isStill({finding, stretch}: MarkedFinding, spot: PageSpot, blocks: readonly Element[]): boolean {
  const isAsBefore = finding.spot?.start === spot.start && finding.spot?.end === spot.end
  return isAsBefore && stretch instanceof Range && isStretchOf(stretch, spot, blocks)
}

function outline(element: Element, severity: (typeof markedSeverities)[number]): Animation {
  return element.animate([{outline: `2px dotted ${colours[severity]}`, outlineOffset: '2px'}], {
    duration: 1,
    fill: 'both'
  })
}

const colours = {error: '#d0342c', warning: '#b07500', info: '#3b78c2'}

const styles = `@media not print {
${markedSeverities
  .map(
    severity =>
      `::highlight(galley-${severity}) { text-decoration: underline ${severity === 'info' ? 'dotted' : 'wavy'} ${colours[severity]} }`
  )
  .join('\n')}
}`
