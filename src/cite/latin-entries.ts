import {directionOfText} from '../core/language.ts'
import {segmentText} from '../core/segment.ts'
import type {CitationRenderer, RenderedEntry} from './renderer.ts'

/**
 * Returns a renderer for a right-to-left paper that lists works in Latin script with English terms, as bilingual
 * journals do: “In P. Martin (Ed.)”, not “در P. Martin (ویراستار)”. Citations in the text keep the terms of the paper's
 * language.
 */
export function withLatinEntries(
  renderer: CitationRenderer,
  inEnglish: () => CitationRenderer
): CitationRenderer {
  let entries: ReadonlyMap<string, RenderedEntry> | undefined
  return {
    renders: renderer.renders,
    render: citations => {
      const rendered = renderer.render(citations)
      if (!rendered.bibliography.some(isLatin)) return rendered
      entries ??= new Map(
        inEnglish()
          .render([])
          .bibliography.map(entry => [entry.key, entry])
      )
      const english = entries
      const bibliography = rendered.bibliography.map(entry =>
        isLatin(entry) ? (english.get(entry.key) ?? entry) : entry
      )
      return {...rendered, bibliography}
    }
  }
}

function isLatin({content}: RenderedEntry): boolean {
  return directionOfText(segmentText(content)) === 'ltr'
}
