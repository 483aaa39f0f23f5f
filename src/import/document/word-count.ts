import type {TypedDocument, TypedInline, TypedParagraph, TypedWrapper} from './content.ts'
import {comparedWords, paragraphsOf, textOfInlines, typedLine} from './words.ts'

/** The words of a file, by their use in the paper. */
export type WordCount = Readonly<{
  /** The number of all words that Word shows if all changes are accepted, without tables of contents. */
  file: number
  /**
   * The numbers of words in the list of references, in citations and cross-references, and of those that galley
   * generates itself.
   */
  listed: number
  cited: number
  made: number
  /** The words that must be in the text of the paper. */
  kept: readonly string[]
  /**
   * Each citation that galley prints itself: its typed words, its Markdown, and the texts that contain the words of its
   * works.
   */
  citations: readonly ReplacedCitation[]
  /** The line of each work in the list as typed, and its names, which styles abbreviate. */
  printed: ReadonlyArray<Readonly<{key: string; line: string; names: string}>>
}>

/** A typed citation and the Markdown that replaces it. */
export type ReplacedCitation = Readonly<{
  typed: string
  source: string
  lines: readonly string[]
  isNumber: boolean
}>

/**
 * Finds the words of a file that the paper's text must contain, by removing all words that galley generates or moves.
 */
export function keptWords(
  {blocks, notes}: Pick<TypedDocument, 'blocks' | 'notes'>,
  gone: Readonly<{
    listed: readonly string[]
    linked: readonly string[]
    /** Words that citations were attached to, which stay. */
    parted: readonly string[]
    /** The words of a citation or cross-reference that stay in the text as typed; undefined for any other stretch. */
    typedIn: (wrapper: TypedWrapper) => string | undefined
    dropped: readonly string[]
    /** The lines of the title block that names were taken from, and these names. */
    people: readonly string[]
    names: readonly string[]
    citations: readonly ReplacedCitation[]
    printed: WordCount['printed']
  }>
): WordCount {
  const body = paragraphsOf(blocks).filter(({made}) => made !== 'contents')
  // Word does not print a note that is not called.
  const called = new Set(
    body.flatMap(({inlines}) => inlines.flatMap(inline => (inline.kind === 'note' ? [inline.note] : [])))
  )
  const inNotes = [...notes.values()].flatMap(note => (called.has(note.id) ? paragraphsOf(note.blocks) : []))
  const paragraphs = [...body, ...inNotes]
  const file = paragraphs.flatMap(paragraph => comparedWords(typedLine(withCitationsApart(paragraph))))
  const parted = gone.parted.flatMap(comparedWords)
  const listed = gone.listed.flatMap(comparedWords)
  const linked = gone.linked.flatMap(comparedWords)
  const wrapped = paragraphs.flatMap(({inlines}) => wrappedWords(inlines, gone.typedIn))
  const dropped = gone.dropped.flatMap(comparedWords)
  const [people, names] = [gone.people, gone.names].map(texts => texts.flatMap(comparedWords)) as [
    string[],
    string[]
  ]
  return {
    file: file.length,
    listed: listed.length,
    cited: linked.length + wrapped.length,
    made: dropped.length,
    kept: [
      ...withoutWords([...file, ...parted], [...listed, ...linked, ...wrapped, ...dropped, ...people]).left,
      ...names
    ],
    citations: gone.citations,
    printed: gone.printed
  }
}

/** Separates citations, such as raised numbers, from the words to which they are attached. */
function withCitationsApart(paragraph: TypedParagraph): TypedParagraph {
  const {inlines} = paragraph
  const blank = {kind: 'text', text: ' ', look: {}} as const
  const apart = inlines.flatMap((inline, index): readonly TypedInline[] => {
    const [before, own] = [inlines[index - 1]?.within, inline.within]
    return before !== own && (before?.kind === 'citation' || own?.kind === 'citation')
      ? [blank, inline]
      : [inline]
  })
  return {...paragraph, inlines: apart}
}

/** The words of citations and references that galley generates. */
function wrappedWords(
  inlines: readonly TypedInline[],
  typedIn: (wrapper: TypedWrapper) => string | undefined
): readonly string[] {
  const wrappers = new Set(inlines.flatMap(({within}) => (within === undefined ? [] : [within])))
  return [...wrappers].flatMap(wrapper => {
    const typed = typedIn(wrapper)
    if (typed === undefined) return []
    const shown = textOfInlines(inlines.filter(({within}) => within === wrapper))
    return withoutWords(comparedWords(shown), comparedWords(typed)).left
  })
}

/**
 * Removes the words of one list from another, each as often as it occurs, and also returns the words that were not
 * found.
 */
export function withoutWords(
  words: readonly string[],
  others: readonly string[]
): Readonly<{left: readonly string[]; missing: readonly string[]}> {
  const counts = new Map<string, number>()
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1)
  const left = words.filter(word => {
    const count = counts.get(word) ?? 0
    if (count === 0) return true
    counts.set(word, count - 1)
    return false
  })
  return {left, missing: [...counts].flatMap(([word, count]) => Array.from({length: count}, () => word))}
}
