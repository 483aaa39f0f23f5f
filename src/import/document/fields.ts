import {plural} from '../../core/plural.ts'
import {headingKind} from '../../references/import/printed/headings.ts'
import {mapParagraphs} from './apply-links.ts'
import type {FieldCitation} from './citations/cited-works.ts'
import {citingProgram, readCitation} from './citations/index.ts'
import {wordSources} from './citations/word.ts'
import type {TypedBlock, TypedDocument, TypedInline, TypedParagraph, TypedWrapper} from './content.ts'
import {addedWords, editedMarkdown, fieldTexts, wordsOfFields} from './edited-fields.ts'
import {passageId} from './passages.ts'
import type {ReplacedCitation} from './word-count.ts'
import {paragraphsOf, typedLine} from './words.ts'
import type {PaperWorks} from './works.ts'

/** The citations in a document that a program, such as Zotero, made. */
export type CitingFields = Readonly<{
  document: TypedDocument
  citations: ReadonlyMap<TypedWrapper, FieldCitation>
  counts: ReadonlyMap<string, Readonly<{read: number; unread: number}>>
  /** The text that each citation shows, and the part of it that its author typed. */
  shown: ReadonlyMap<TypedWrapper, string>
  added: ReadonlyMap<TypedWrapper, readonly string[]>
}>

/** Reads the citations made by programs; a citation that does not name its works becomes ordinary text. */
export function readCitingFields(document: TypedDocument): CitingFields {
  const sources = wordSources(document.sources)
  const citations = new Map<TypedWrapper, FieldCitation>()
  const unread = new Set<TypedWrapper>()
  const counts = new Map<string, {read: number; unread: number}>()
  const visit = ({within}: TypedInline): void => {
    if (within?.kind !== 'citation' || citations.has(within) || unread.has(within)) return
    const citation = readCitation(within.code, sources)
    const count = counts.get(citingProgram(within.code)) ?? {read: 0, unread: 0}
    counts.set(citingProgram(within.code), count)
    if (citation === undefined) {
      unread.add(within)
      count.unread++
    } else {
      citations.set(within, citation)
      count.read++
    }
  }
  const all = [
    ...paragraphsOf(document.blocks),
    ...[...document.notes.values()].flatMap(({blocks}) => paragraphsOf(blocks))
  ]
  for (const {inlines} of all) for (const inline of inlines) visit(inline)
  const shown = new Map(all.flatMap(({inlines}) => [...wordsOfFields(inlines)]))
  const added = new Map(
    [...citations].flatMap(([wrapper, citation]): [TypedWrapper, readonly string[]][] => {
      const words = addedWords(shown.get(wrapper) ?? '', citation)
      return words.length === 0 ? [] : [[wrapper, words]]
    })
  )
  const bare = (paragraph: TypedParagraph): TypedParagraph => ({
    ...paragraph,
    inlines: paragraph.inlines.map(inline => {
      if (inline.within === undefined || !unread.has(inline.within)) return inline
      const {within: _, ...rest} = inline
      return rest as TypedInline
    })
  })
  if (unread.size === 0) return {document, citations, counts, shown, added}
  const notes = new Map(
    [...document.notes].map(([id, note]) => [id, {...note, blocks: mapParagraphs(note.blocks, bare)}])
  )
  return {
    document: {...document, blocks: mapParagraphs(document.blocks, bare), notes},
    citations,
    counts,
    shown,
    added
  }
}

/** Removes a generated list of references if the fields contain its works; galley will generate the list again. */
export function withoutMade({document, citations}: CitingFields): Readonly<{
  blocks: readonly TypedBlock[]
  made: readonly TypedParagraph[]
  /** The id of the heading above the list. */
  heading?: string | undefined
}> {
  const works = new Set(
    [...citations.values()].flatMap(({works: cited}) =>
      cited.map(({work}) => JSON.stringify({...work, id: ''}))
    )
  )
  const isMade = (block: TypedBlock): block is TypedParagraph =>
    block.kind === 'paragraph' &&
    block.made === 'references' &&
    block.outline === undefined &&
    typedLine(block) !== ''
  const made = document.blocks.filter(isMade)
  if (works.size < made.length || made.length === 0) return {blocks: document.blocks, made: []}
  const above = document.blocks
    .slice(0, document.blocks.indexOf(made[0]!))
    .findLast(block => block.kind === 'table' || typedLine(block) !== '')
  const isHeading = above?.kind === 'paragraph' && headingKind(typedLine(above)) === 'start'
  return {
    blocks: document.blocks.filter(block => !isMade(block)),
    made,
    heading: isHeading ? passageId(above) : undefined
  }
}

/**
 * The Markdown of a citation made by a program; if the author typed words into it, the citation as typed, with a query.
 */
export function shownMarkdown(
  wrapper: TypedWrapper,
  fields: CitingFields,
  works: PaperWorks
): string | undefined {
  const markdown = fieldMarkdown(wrapper, fields, works)
  const added = fields.added.get(wrapper)
  if (markdown === undefined || added === undefined) return markdown
  return editedMarkdown(fields.shown.get(wrapper) ?? '', added, markdown)
}

/** The Markdown of a citation made by a program; undefined for any other structure. */
export function fieldMarkdown(
  wrapper: TypedWrapper,
  {citations}: CitingFields,
  works: PaperWorks
): string | undefined {
  const citation = citations.get(wrapper)
  return citation === undefined ? undefined : works.fieldMarkdown(citation)
}

/** The citations made by programs, except those that stay as typed. */
export function fieldCitations(fields: CitingFields, works: PaperWorks): readonly ReplacedCitation[] {
  return [...fields.citations].flatMap(([wrapper, citation]) =>
    fields.added.has(wrapper)
      ? []
      : [
          {
            typed: fields.shown.get(wrapper) ?? '',
            source: works.fieldMarkdown(citation),
            lines: fieldTexts(citation).lines,
            isNumber: true
          }
        ]
  )
}

/** Notices about citations that were changed by hand. */
export function toldOfFields({added}: CitingFields): readonly string[] {
  return added.size === 0
    ? []
    : [
        `the words of ${plural(added.size, 'citation')} of a program were changed by hand: they stay as typed, each with a query`
      ]
}
