import type {PreviewFinding} from './messages.ts'
import {stretchOf} from './page-units.ts'

/** The marks of the findings on the page. */
export type Underlines = Readonly<{
  /** Marks the words of these findings, and of no others. */
  show: (findings: readonly PreviewFinding[]) => void
}>

const severities = ['error', 'warning', 'info'] as const

/**
 * Runs in the page: underlines the words of findings. The document does not change, because the marks are highlights;
 * an element without text gets an outline by an animation without end.
 * A click at the words of findings calls `clicked`.
 */
export function createUnderlines(
  isOurs: (element: Element) => boolean,
  clicked: (findings: readonly PreviewFinding[], x: number, y: number) => void
): Underlines {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  document.adoptedStyleSheets.push(sheet)
  const hasHighlights = 'highlights' in CSS
  let marked: readonly Readonly<{finding: PreviewFinding; stretch: Range | Element}>[] = []
  let outlines: readonly Animation[] = []

  // A click at underlined words shows their findings, instead of following a link.
  document.addEventListener('click', event => {
    if (event.defaultPrevented || !(event.target instanceof Element) || isOurs(event.target)) return
    const found = findingsAt(event.clientX, event.clientY)
    if (found.length === 0) return
    event.preventDefault()
    clicked(found, event.clientX, event.clientY)
  })

  return {
    show(findings) {
      marked = findings.flatMap(finding => {
        const stretch = finding.spot && stretchOf(finding.spot)
        return stretch === undefined ? [] : [{finding, stretch}]
      })
      for (const outline of outlines) outline.cancel()
      outlines = marked.flatMap(({finding: {severity}, stretch}) =>
        stretch instanceof Element ? [outline(stretch, severity)] : []
      )
      if (!hasHighlights) return
      for (const severity of severities) {
        const own = marked.flatMap(({finding, stretch}) =>
          finding.severity === severity && stretch instanceof Range ? [stretch] : []
        )
        CSS.highlights.set(`galley-${severity}`, new Highlight(...own))
      }
    }
  }

  function findingsAt(x: number, y: number): readonly PreviewFinding[] {
    return marked
      .filter(({stretch}) =>
        [...stretch.getClientRects()].some(
          ({left, right, top, bottom}) => left <= x && x <= right && top <= y && y <= bottom
        )
      )
      .map(({finding}) => finding)
  }
}

function outline(element: Element, severity: (typeof severities)[number]): Animation {
  return element.animate([{outline: `2px dotted ${colours[severity]}`, outlineOffset: '2px'}], {
    duration: 1,
    fill: 'both'
  })
}

const colours = {error: '#d0342c', warning: '#b07500', info: '#3b78c2'}

const styles = `@media not print {
${severities
  .map(
    severity =>
      `::highlight(galley-${severity}) { text-decoration: underline ${severity === 'info' ? 'dotted' : 'wavy'} ${colours[severity]} }`
  )
  .join('\n')}
}`
