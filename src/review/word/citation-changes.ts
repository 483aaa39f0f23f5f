import type {Citation} from '../../core/article.ts'
import {type Atom, atomPlaces} from '../../outputs/docx/block-text.ts'
import {blockBookmark} from '../../outputs/docx/named-blocks.ts'
import type {SourcedBlock} from './block-source.ts'
import {type CitationFields, renderedWords} from './citation-fields.ts'
import {type CitedPart, citationMarkdown, citedParts, isSameCited} from './cited.ts'
import {isSameText} from './fold.ts'
import type {KnownCitations} from './known-citations.ts'
import type {WordAtom, WordChange, WordDocument, WordPiece} from './read/document.ts'
import {citationWith, retypedCitation} from './retyped.ts'
import type {Sent} from './sent.ts'
import type {HasUnknownWords} from './unknown-words.ts'
import {type Alignment, type Hunk, inStretches} from './word-diff.ts'

/** A citation that was typed over with words that galley does not understand. */
export type CitationChange = Readonly<{before: string; after: string; change?: WordChange}>

/** The context for interpreting changed citations. */
export type Citing = Readonly<{
  fields: CitationFields
  sent: Sent
  known: KnownCitations
  /** Whether a program has re-rendered the citations of the file. */
  isRenderedAnew: boolean
  hasUnknownWords: HasUnknownWords
}>

/** The changed citations of a paragraph: some are replaced in its pieces, others are only listed. */
export type CitationChanges = Readonly<{
  pieces: readonly WordPiece[]
  hunks: readonly Hunk[]
  listed: readonly CitationChange[]
}>

/**
 * Finds the citations of a paragraph whose fields have other works or locators than before, or over which words were
 * typed.
 */
export function citationChanges(
  pieces: readonly WordPiece[],
  {boundaries, hunks}: Alignment,
  of: SourcedBlock,
  citing: Citing
): CitationChanges {
  const {shown} = of
  const found: Hunk[] = []
  const listed: CitationChange[] = []
  const isInHunk = inStretches(hunks)
  const indexes = new Map(atomPlaces(shown.text).map((place, index) => [place, index]))
  let at = 0
  const changed = pieces.flatMap(piece => {
    const start = at
    if (piece.ins === undefined) at += piece.text.length
    if (piece.atom?.kind !== 'citation' || piece.ins !== undefined || piece.del !== undefined) return [piece]
    const blockStart = boundaries[start]!
    const index = isInHunk(start) ? -1 : (indexes.get(blockStart) ?? -1)
    const atom = shown.atoms[index]
    if (atom?.node.type !== 'citation') return [piece]
    const sent = citing.sent.atomsOf(blockBookmark(of.block.number))[index]
    const change = changeOf(piece, atom, sent, citing)
    if (change === undefined) return [piece]
    const {markdown, typed, by} = change
    if (markdown === undefined) {
      listed.push({before: atom.shown, after: piece.atom.shown, ...(by && {change: by})})
      return [piece]
    }
    const now: WordPiece = {...piece, atom: {...piece.atom, markdown, ...(typed && {typed})}}
    if (by !== undefined)
      return [
        {...piece, del: by},
        {...now, ins: by}
      ]
    found.push({start, end: start + 1, blockStart, blockEnd: blockStart + 1})
    return [now]
  })
  const all = found.length === 0 ? hunks : [...hunks, ...found].sort((a, b) => a.start - b.start)
  return {pieces: changed, hunks: all, listed}
}

/** The citation that replaces another one; `markdown` is undefined if galley does not understand the new citation. */
type Change = Readonly<{markdown?: string | undefined; typed?: true; by?: WordChange | undefined}>

function changeOf(
  piece: WordPiece,
  {node, shown}: Atom,
  sent: WordAtom | undefined,
  citing: Citing
): Change | undefined {
  const citation = node as Citation
  const [own, parts] = [citedParts(citation), citing.fields.partsOf(piece)]
  if (parts !== undefined && !isSameCited(parts, own)) return {markdown: fieldMarkdown(parts, own, citation)}
  const {atom} = piece
  const after = atom!.shown
  const by = (atom!.changed ?? []).map(({ins, del}) => (ins ?? del)!).find(each => !citing.sent.isOwn(each))
  const isTyped =
    by !== undefined || isTypedOver(piece, citing) || citing.hasUnknownWords(piece, sent?.shown ?? shown)
  if (!isTyped || [shown, sent?.shown].some(words => words !== undefined && isSameText(words, after)))
    return undefined
  const {narrative, source} = citation
  const retyped = {parts: own, isNarrative: narrative === true, source, before: shown, after}
  return {markdown: retypedCitation(retyped, citing.known), typed: true, by}
}

/**
 * Whether a field shows words other than those with which it was rendered; always true if the field has become plain
 * text.
 */
function isTypedOver(piece: WordPiece, {isRenderedAnew}: Citing): boolean {
  if (piece.atom!.instruction === undefined) return true
  const rendered = renderedWords(piece)
  return !isRenderedAnew && rendered !== undefined && !isSameText(rendered, piece.atom!.shown)
}

/** A citation with the works and locators of its field; unchanged parts stay as the author wrote them. */
function fieldMarkdown(parts: readonly CitedPart[], own: readonly CitedPart[], citation: Citation): string {
  const {narrative, source} = citation
  // In a field, a locator without a label is declared to be a page; in Markdown, that label is left out again.
  const named = parts.map(part => {
    const same = own.find(({key, locator}) => key === part.key && locator === part.locator)
    return same !== undefined && same.label === undefined ? {...part, label: undefined} : part
  })
  const isNarrative = narrative === true && named[0]?.key === own[0]?.key
  const names = ['prefix', 'locator', 'suffix'] as const
  const differing = named.flatMap((part, index) =>
    names.flatMap(name => (isSameText(part[name], own[index]?.[name] ?? '') ? [] : [{part: index, name}]))
  )
  const [only] = differing
  if (only === undefined || differing.length > 1) return citationMarkdown(named, isNarrative)
  const value = named[only.part]![only.name]
  const alike = own.map((part, index) => (index === only.part ? {...part, [only.name]: value} : part))
  return value !== '' && isSameCited(alike, named)
    ? citationWith({parts: own, isNarrative, source}, only, value)
    : citationMarkdown(named, isNarrative)
}

/**
 * Whether most citations in a file show a text other than the one with which their fields were rendered: in that case
 * a program, not a person, has replaced the text.
 */
export function isRenderedAnew({paragraphs}: WordDocument): boolean {
  const shown = paragraphs
    .flatMap(({pieces}) => pieces)
    .flatMap(piece => {
      const rendered = (piece.ins ?? piece.del) ? undefined : renderedWords(piece)
      return rendered === undefined ? [] : [isSameText(rendered, piece.atom!.shown)]
    })
  const other = shown.filter(isSame => !isSame).length
  return other > 3 && other > shown.length / 2
}
