import type {CslName} from '../../core/types.ts'
import {headingKind} from '../../references/import/printed/headings.ts'
import type {ImportedWork} from '../../references/import/works.ts'
import {writeWorks} from '../../references/import/written-work.ts'
import {fullNames, withFullNames} from '../link/full-names.ts'
import {linkCitations} from '../link/index.ts'
import {type FoundReferences, findReferences} from '../link/reference-list.ts'
import {shortLaws} from '../link/short-laws.ts'
import {citableWorks} from '../link/works.ts'
import type {LinkedCitations, TypedLink, TypedPassage} from '../passage.ts'
import {applyLinks, type LinkedDocument} from './apply-links.ts'
import {citingStyle} from './citing-style.ts'
import type {TypedBlock, TypedDocument, TypedParagraph} from './content.ts'
import {
  fieldCitations,
  fieldMarkdown,
  readCitingFields,
  shownMarkdown,
  toldOfFields,
  withoutMade
} from './fields.ts'
import type {FormerNames} from './former-names.ts'
import {mainLanguage} from './languages.ts'
import {passageId, typedPassages} from './passages.ts'
import {takeFront} from './structure/front.ts'
import {namesInFront} from './structure/front-words.ts'
import {type FoundHeadings, findHeadings} from './structure/headings.ts'
import {titleBlockOf} from './structure/title-block.ts'
import {toldOfImport} from './told.ts'
import {type TypedMention, withTypedReferences} from './typed-references.ts'
import {keptWords, type ReplacedCitation, type WordCount, withoutWords} from './word-count.ts'
import {comparedWords, paragraphsOf, typedLine, withoutWholeLook} from './words.ts'
import {type KnownWorks, nameAllWorks} from './works.ts'
import {type WrittenPaper, writePaper} from './write/paper.ts'

/** A Word file converted to a paper of galley. */
export type ImportedPaper = WrittenPaper &
  Readonly<{
    works: readonly ImportedWork[]
    /** The citation style. */
    csl: string | undefined
    bibliography: string
    links: LinkedCitations
    /** The Markdown of each link, the passages as typed, and the key of each line of the list. */
    written: ReadonlyMap<TypedLink, string>
    passages: readonly TypedPassage[]
    printedKeys: readonly string[]
    /** For each program, the number of citations that were read, and of those that were not. */
    fields: ReadonlyMap<string, Readonly<{read: number; unread: number}>>
    /** Content that is not imported, with the number of occurrences. */
    left: ReadonlyMap<string, number>
    words: WordCount
  }>

/** Information about the paper that is not in the document. */
export type ImportFacts = Readonly<{
  /** The file extension of a picture. */
  endingOf: (part: string) => string | undefined
  /** If the document is a new version of a paper: the paper's works, its citation style, and the names that it uses. */
  known?: KnownWorks
  csl?: string | undefined
  former?: FormerNames
}>

/** Turns a parsed document into a paper. `path` is the document's name in messages. */
export function importDocument(path: string, document: TypedDocument, facts: ImportFacts): ImportedPaper {
  const fields = readCitingFields(document)
  const found = findHeadings(fields.document.blocks)
  const lists = withoutMade(fields)
  const passages = typedPassages({...fields.document, blocks: lists.blocks}, found)
  const references = findReferences(path, passages)
  // In the title block, raised numbers are marks of affiliations.
  const titleBlock = titleBlockOf(lists.blocks, found)
  const text = passages.filter(({id}) => !references.passages.has(id) && !titleBlock.has(id))
  const links = linkCitations(text, references.references)
  const laws = shortLaws(text, references.references)
  const named = withNamesOf(links, passages, references.references)
  const works = nameAllWorks(path, [...fields.citations.values()], named, facts.known)
  const listHeading = references.heading ?? lists.heading
  const linked = applyLinks({...fields.document, blocks: lists.blocks}, links, works.printedKey)
  const isOfList = (paragraph: TypedParagraph): boolean =>
    references.passages.has(passageId(paragraph)) && passageId(paragraph) !== references.heading
  const blocks = linked.blocks.filter(block => block.kind === 'table' || !isOfList(block))
  const listed = linked.blocks.filter(
    (block): block is TypedParagraph => block.kind === 'paragraph' && isOfList(block)
  )
  const referring = withTypedReferences({blocks, notes: linked.notes}, findHeadings(blocks))
  const lang = mainLanguage(paragraphsOf(blocks), document.lang)
  const {front, rest} = takeFront(referring.blocks, findHeadings(referring.blocks))
  const headings = withListHeading(rest, findHeadings(rest), listHeading)
  const csl = facts.csl ?? citingStyle(links.links, fields.citations.values())
  const paper = writePaper({
    front,
    blocks: rest,
    headings,
    notes: referring.notes,
    comments: document.comments,
    lang,
    citation: wrapper => shownMarkdown(wrapper, fields, works),
    pictures: facts,
    csl,
    nocite: laws.flatMap(({work}) => (links.uncited.includes(work) ? [works.printedKey(work)] : [])),
    hasReferences: works.works.length > 0,
    listHeading,
    former: facts.former
  })
  const written = writeWorks(works.works)
  return {
    ...paper,
    told: [...paper.told, ...toldOfImport(front, references, text, laws), ...toldOfFields(fields)],
    works: works.works,
    csl,
    bibliography: written.map(({text: entry}) => `${entry}\n`).join('\n'),
    links,
    written: linked.written,
    passages: text,
    printedKeys: references.references.map((_, index) => works.printedKey(index)),
    fields: fields.counts,
    left: document.left,
    words: keptWords(fields.document, {
      listed: [...listed.map(typedLine), ...lists.made.map(typedLine)],
      parted: linked.parted,
      linked: [...linked.replaced, ...referring.mentions.flatMap(mention => madeWords(mention, paper))],
      typedIn: wrapper => {
        if (fieldMarkdown(wrapper, fields, works) === undefined) return paper.typedWords(wrapper)
        return fields.added.has(wrapper) ? (fields.shown.get(wrapper) ?? '') : ''
      },
      citations: [...linkedCitations(linked, named), ...fieldCitations(fields, works)],
      printed: works.works.map(lineOf),
      dropped: [...front.dropped, ...paper.dropped],
      people: front.people.map(typedLine),
      names: namesInFront(front)
    })
  }
}

/** The words that galley adds when it generates a typed reference; none if the reference stays as typed. */
function madeWords({wrapper, shown}: TypedMention, paper: WrittenPaper): readonly string[] {
  const typed = paper.typedWords(wrapper)
  return typed === undefined ? [] : withoutWords(comparedWords(shown), comparedWords(typed)).left
}

/** The works of the list, with given names completed from the citations in notes. */
function withNamesOf(
  {links}: LinkedCitations,
  passages: readonly TypedPassage[],
  list: FoundReferences['references']
): FoundReferences['references'] {
  const texts = new Map(passages.map(({id, text}) => [id, text]))
  const typed = new Map<number, string>()
  for (const {form, verdict, passage, items} of links)
    for (const {work, start, end} of verdict === 'sure' && form === 'note' ? items : [])
      if (work !== undefined)
        typed.set(work, `${typed.get(work) ?? ''}\n${texts.get(passage)?.slice(start, end) ?? ''}`)
  if (typed.size === 0) return list
  const works = citableWorks(list)
  return list.map((reference, index) => {
    const found = fullNames(typed.get(index) ?? '', works[index]!)
    const {author} = reference.csl
    if (found.size === 0 || !Array.isArray(author)) return reference
    return {...reference, csl: {...reference.csl, author: withFullNames(author as CslName[], found)}}
  })
}

/** The typed citations that are links now. */
function linkedCitations(
  {citations, written}: LinkedDocument,
  list: FoundReferences['references']
): readonly ReplacedCitation[] {
  return citations.map(({link, typed}) => ({
    typed,
    source: written.get(link) ?? '',
    lines: link.items.flatMap(({work}) => printedLines(list, work)),
    isNumber: link.form === 'number' || link.form === 'raised'
  }))
}

/** The line of a work as typed, and its names. */
function lineOf({key, reference}: ImportedWork): WordCount['printed'][number] {
  const {author, editor} = reference.csl
  return {key, line: reference.raw, names: JSON.stringify([author, editor])}
}

/**
 * The texts that contain the words of a work: its line, and its data, since a dash in the line may replace the names.
 */
function printedLines(
  references: FoundReferences['references'],
  work: number | undefined
): readonly string[] {
  const reference = references[work ?? -1]
  if (reference === undefined) return []
  // An institution is also cited by its abbreviation, for which the style prints the name.
  const spellings = citableWorks([reference]).flatMap(({authors}) => authors.flatMap(name => name.spellings))
  return [reference.raw, JSON.stringify(reference.csl), spellings.join(' ')]
}

/** Makes the title of the list of references a heading, even if it does not look like the other headings. */
function withListHeading(
  blocks: readonly TypedBlock[],
  headings: FoundHeadings,
  id: string | undefined
): FoundHeadings {
  const paragraph = blocks.find(
    (block): block is TypedParagraph => block.kind === 'paragraph' && passageId(block) === id
  )
  if (paragraph === undefined || headings.of.has(paragraph)) return headings
  const {item: _, ...rest} = paragraph
  const plain = {...rest, inlines: withoutWholeLook(paragraph)}
  const depth = headingKind(typedLine(paragraph)) === 'part' ? 2 : 1
  return {
    ...headings,
    of: new Map([...headings.of, [paragraph, {paragraph: plain, depth, number: '', isTyped: false}]])
  }
}
