import type {Index, IndexEntry} from '../../core/article.ts'
import type {MarkdownContext} from './context.ts'
import {escapeMarkdown, indented} from './escape.ts'
import {markdownInlines} from './inline.ts'

/** The index of the paper: its terms with links to the sections that they are in. */
export function indexList(node: Index, context: MarkdownContext): readonly string[] {
  const heading = node.heading ? [`# ${escapeMarkdown(node.title)} {#index .unnumbered}`] : []
  return [...heading, listOf(node.entries, context)]
}

function listOf(entries: readonly IndexEntry[], context: MarkdownContext): string {
  return entries
    .map(({words, places, see, seeAlso, entries: within}) => {
      const links = places.map(
        place => `[${escapeMarkdown(place.words === '' ? '§' : place.words)}](#${place.anchor})`
      )
      const others = [...see, ...seeAlso].map(escapeMarkdown)
      const line = [markdownInlines(words, context), ...links, ...others].join(', ')
      const inner = within.length === 0 ? '' : `\n${listOf(within, context)}`
      return `-   ${indented(`${line}${inner}`, '    ')}`
    })
    .join('\n')
}
