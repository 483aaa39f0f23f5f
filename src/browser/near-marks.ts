import type {PreviewFinding} from './messages.ts'

/** The marks on words near the window. */
export type NearMarks = Readonly<{show: (marks: readonly MarkedFinding[]) => void}>

/** A finding, the range of the page with its words, and the element around that range. */
export type MarkedFinding = Readonly<{finding: PreviewFinding; stretch: Range | Element; element: Element}>

export const markedSeverities = ['error', 'warning', 'info'] as const

/**
 * Runs in the page: marks words only while they are near the window, because a browser computes the places of all marks
 * again after each change of the page. Existing marks on unchanged words stay.
 */
export function createNearMarks(): NearMarks {
  const highlights = new Map(markedSeverities.map(severity => [severity, highlightFor(severity)]))
  const near = new Set<Element>()
  let marks: readonly MarkedFinding[] = []
  let observed: ReadonlySet<Element> = new Set()
  const observer = new IntersectionObserver(
    entries => {
      for (const {target, isIntersecting} of entries) {
        if (isIntersecting) near.add(target)
        else near.delete(target)
      }
      draw()
    },
    {rootMargin: '200% 0px'}
  )

  function draw(): void {
    for (const [severity, highlight] of highlights) {
      const own = marks.flatMap(({finding, stretch, element}) =>
        finding.severity === severity && stretch instanceof Range && near.has(element) ? [stretch] : []
      )
      const wanted = new Set<AbstractRange>(own)
      for (const range of highlight ?? []) if (!wanted.has(range)) highlight?.delete(range)
      for (const range of own) highlight?.add(range)
    }
  }

  return {
    show(next) {
      marks = next
      const elements = new Set(marks.map(({element}) => element))
      for (const element of observed) {
        if (elements.has(element)) continue
        observer.unobserve(element)
        near.delete(element)
      }
      for (const element of elements) observer.observe(element)
      observed = elements
      draw()
    }
  }
}

/** Registers a highlight for the marks of a severity, and returns it; undefined in a browser without highlights. */
function highlightFor(severity: (typeof markedSeverities)[number]): Highlight | undefined {
  if (!('highlights' in CSS)) return undefined
  const highlight = new Highlight()
  CSS.highlights.set(`galley-${severity}`, highlight)
  return highlight
}
