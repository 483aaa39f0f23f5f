import type {Index, IndexEntry} from '../../core/article.ts'
import {terms} from '../../core/terms/index.ts'
import type {MarkdownContext} from './context.ts'
import {escapeMarkdown, indented} from './escape.ts'
import {markdownInlines} from './inline.ts'

/** The index of the paper: its terms, with links to the sections in which they occur. */
export function indexList(node: Index, context: MarkdownContext): readonly string[] {
  const heading = node.heading ? [`# ${escapeMarkdown(node.title)} {#index .unnumbered}`] : []
  return [...heading, listOf(node.entries, context)]
}

function listOf(entries: readonly IndexEntry[], context: MarkdownContext): string {
  const {index} = terms(context.article.lang)
  return entries
    .map(({words, places, see, seeAlso, entries: within}) => {
      const links = places.map(
        place => `[${escapeMarkdown(place.words === '' ? '§' : place.words)}](#${place.anchor})`
      )
      const own = [markdownInlines(words, context), ...links, ...said(index.see, see)].join(', ')
      const also = said(index.seeAlso, seeAlso)
      // As in the printed index, “also” comes last.
      const line = [own, ...also].join(links.length + see.length > 0 ? '; ' : ', ')
      const inner = within.length === 0 ? '' : `\n${listOf(within, context)}`
      return `-   ${indented(`${line}${inner}`, '    ')}`
    })
    .join('\n')
}

/** The words “see dictionary”, with “see” in italics; empty without terms to see. */
function said(word: string, others: readonly string[]): readonly string[] {
  return others.length === 0 ? [] : [`*${word}* ${others.map(escapeMarkdown).join('; ')}`]
}
