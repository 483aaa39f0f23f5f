import {findingLines} from '../../references/import/finding-groups.ts'
import {headingKind} from '../../references/import/printed/headings.ts'
import type {ImportedWork} from '../../references/import/works.ts'
import {writeWorks} from '../../references/import/written-work.ts'
import {linkCitations} from '../link/index.ts'
import {type FoundReferences, findReferences} from '../link/reference-list.ts'
import type {LinkedCitations, TypedLink, TypedPassage} from '../passage.ts'
import {applyLinks, mapParagraphs} from './apply-links.ts'
import type {FieldCitation} from './citations/cited-works.ts'
import {citingProgram, readCitation} from './citations/index.ts'
import {wordSources} from './citations/word.ts'
import {citingStyle} from './citing-style.ts'
import type {TypedBlock, TypedDocument, TypedInline, TypedParagraph, TypedWrapper} from './content.ts'
import type {FormerNames} from './former-names.ts'
import {mainLanguage} from './languages.ts'
import {passageId, typedPassages} from './passages.ts'
import {takeFront} from './structure/front.ts'
import type {TypedFront} from './structure/front-matter.ts'
import {leftInFront, namesInFront} from './structure/front-words.ts'
import {type FoundHeadings, findHeadings} from './structure/headings.ts'
import {type TypedMention, withTypedReferences} from './typed-references.ts'
import {keptWords, type WordCount, withoutWords} from './word-count.ts'
import {comparedWords, paragraphsOf, typedLine, withoutWholeLook} from './words.ts'
import {type KnownWorks, nameAllWorks, type PaperWorks} from './works.ts'
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

/** Facts about the paper that are not in the document. */
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
  const fields = readFields(document)
  const found = findHeadings(fields.document.blocks)
  const lists = withoutMade(fields)
  const passages = typedPassages({...fields.document, blocks: lists.blocks}, found)
  const references = findReferences(path, passages)
  const works = nameAllWorks(path, [...fields.citations.values()], references.references, facts.known)
  const text = passages.filter(({id}) => !references.passages.has(id))
  const links = linkCitations(text, references.references)
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
    citation: wrapper => fieldMarkdown(wrapper, fields, works),
    pictures: facts,
    csl,
    hasReferences: works.works.length > 0,
    listHeading,
    former: facts.former
  })
  const written = writeWorks(works.works)
  return {
    ...paper,
    told: [...paper.told, ...toldOfFront(front), ...toldOfList(references)],
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
      typedIn: wrapper =>
        fieldMarkdown(wrapper, fields, works) === undefined ? paper.typedWords(wrapper) : '',
      dropped: [...front.dropped, ...paper.dropped],
      people: front.people.map(typedLine),
      names: namesInFront(front)
    })
  }
}

/** Notices about the settings that an editor has to check. */
function toldOfFront(front: TypedFront): readonly string[] {
  const leftOver = leftInFront(front)
  return [
    ...(front.title === undefined ? ['no title is recognized: write it into `manuscript.yaml`'] : []),
    ...(front.authors.length === 0
      ? ['no authors are recognized: write them into `manuscript.yaml`; words about them are in the text']
      : []),
    ...(leftOver.length === 0 ? [] : [`words of the title block that are left out: ${leftOver.join(' ')}`])
  ]
}

/** Repaired and suspicious lines of the list of references, reported as if the list were imported on its own. */
function toldOfList({findings, parts}: Pick<FoundReferences, 'findings' | 'parts'>): readonly string[] {
  const named = parts.map(part => `“${part}”`).join(', ')
  return [
    ...(parts.length === 0
      ? []
      : [`galley prints one list of references, without the headings ${named} in it`]),
    ...findingLines(findings, {
      of: ({place, message}) => `line ${place?.start.line ?? '?'} of the list of references: ${message}`,
      ofMany: ({message}) => `in the list of references, ${message}`
    })
  ]
}

/** The words that galley adds when it generates a typed reference; none if the reference stays as typed. */
function madeWords({wrapper, shown}: TypedMention, paper: WrittenPaper): readonly string[] {
  const typed = paper.typedWords(wrapper)
  return typed === undefined ? [] : withoutWords(comparedWords(shown), comparedWords(typed)).left
}

type ReadFields = Readonly<{
  document: TypedDocument
  citations: ReadonlyMap<TypedWrapper, FieldCitation>
  counts: ReadonlyMap<string, Readonly<{read: number; unread: number}>>
}>

/** Reads the citations made by programs; a citation that does not name its works becomes ordinary text. */
function readFields(document: TypedDocument): ReadFields {
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
  const bare = (paragraph: TypedParagraph): TypedParagraph => ({
    ...paragraph,
    inlines: paragraph.inlines.map(inline => {
      if (inline.within === undefined || !unread.has(inline.within)) return inline
      const {within: _, ...rest} = inline
      return rest as TypedInline
    })
  })
  if (unread.size === 0) return {document, citations, counts}
  const notes = new Map(
    [...document.notes].map(([id, note]) => [id, {...note, blocks: mapParagraphs(note.blocks, bare)}])
  )
  return {document: {...document, blocks: mapParagraphs(document.blocks, bare), notes}, citations, counts}
}

/** Removes a generated list of references if the fields contain its works; galley will generate the list again. */
function withoutMade({document, citations}: ReadFields): Readonly<{
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

function fieldMarkdown(
  wrapper: TypedWrapper,
  {citations}: ReadFields,
  works: PaperWorks
): string | undefined {
  const citation = citations.get(wrapper)
  return citation === undefined ? undefined : works.fieldMarkdown(citation)
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
