import type {WordComment} from '../../../review/word/read/document.ts'
import {chaptersOf} from '../chapters.ts'
import type {TypedBlock, TypedDocument, TypedInline, TypedWrapper} from '../content.ts'
import type {FormerNames, KnownThing} from '../former-names.ts'
import {
  bookmarkOf,
  labelItems,
  namedItems,
  type PaperLabel,
  type PaperLabels,
  referenceMarkdown
} from '../labels.ts'
import {foreignLanguage, paragraphLanguage} from '../languages.ts'
import {passageId} from '../passages.ts'
import {paperSettings} from '../settings.ts'
import type {TypedFront} from '../structure/front-matter.ts'
import {type FoundHeadings, noHeadings} from '../structure/headings.ts'
import {type TypedItem, typedItems} from '../structure/items.ts'
import {paragraphsOf, withoutWholeLook} from '../words.ts'
import {type BlockContext, blocksText, writeItems} from './blocks.ts'
import {namedNotes, namesOfNotes, noteLine, noteTexts} from './notes.ts'
import {droppedWords, type PaperFacts, paperFacts, toldOf} from './paper-facts.ts'
import {namePictures, type PaperPicture} from './pictures.ts'
import {linkMarkdown, queryMarkdown, type RunningContext, runningMarkdown} from './running.ts'
import {typedText} from './typed.ts'

type Source = Readonly<{
  front: TypedFront
  blocks: readonly TypedBlock[]
  headings: FoundHeadings
  notes: TypedDocument['notes']
  comments: ReadonlyMap<string, WordComment>
  lang: string
  /** The Markdown of a structure that is a citation; undefined for any other structure. */
  citation: (wrapper: TypedWrapper) => string | undefined
  pictures: Readonly<{endingOf: (part: string) => string | undefined}>
  /** The citation style closest to the file's. */
  csl: string | undefined
  /** The keys of the works that are listed although no citation cites them. */
  nocite: readonly string[]
  hasReferences: boolean
  /** The id of the passage that is the heading of the list of references. */
  listHeading: string | undefined
  /** The names in the previous version. */
  former: FormerNames | undefined
}>

/** The files of a paper, by their paths, and its pictures. */
export type WrittenPaper = Readonly<{
  texts: ReadonlyMap<string, string>
  /** The blocks of each chapter, separated by blank lines. */
  blocks: ReadonlyMap<string, readonly string[]>
  /** The labels and notes with their words, by which a newer version recognizes them. */
  names: readonly KnownThing[]
  pictures: readonly PaperPicture[]
  /** Words of the file that galley generates itself: numbers of headings, labels of captions. */
  dropped: readonly string[]
  /** The text of a converted cross-reference that is kept as typed; galley generates the rest. */
  typedWords: (wrapper: TypedWrapper) => string | undefined
  /** Notices for the author. */
  told: readonly string[]
  facts: PaperFacts
}>

/** Writes a paper: settings, chapters and pictures. */
export function writePaper(source: Source): WrittenPaper {
  const {headings, lang, front} = source
  const items = typedItems(source.blocks, headings)
  const noteInlines = [...source.notes.values()].flatMap(({blocks}) =>
    paragraphsOf(blocks).map(({inlines}) => inlines)
  )
  const labels = labelItems(items, noteInlines, source.former)
  const pictures = namePictures(source.pictures.endingOf, source.former)
  const references = new Map<TypedWrapper, string>()
  const names = namesOfNotes(source.notes, source.former)
  const context = contextOf(source, {labels, names, picturePath: pictures.pathOf}, references)
  const texts = new Map<string, string>()
  const blocks = new Map<string, readonly string[]>()
  const chapters = chaptersOf(items)
  for (const {path, items: own} of chapters) {
    const body = groupsOf(own, source).flatMap(group => [...writeItems(group.items, context), ...group.place])
    const notes = noteTexts(own, source.notes, names, context)
    const written = [...body.map(block => blocksText([block])), ...notes].filter(text => text !== '')
    blocks.set(`manuscript/${path}`, written)
    texts.set(`manuscript/${path}`, `${written.join('\n\n')}\n`)
  }
  const running = context.running(lang)
  texts.set(
    'manuscript/manuscript.yaml',
    paperSettings({
      front,
      lang,
      areNumbered: headings.areNumbered,
      csl: source.csl,
      nocite: source.nocite,
      chapters: chapters.map(({path}) => path),
      inlineText: (inlines, own = lang) =>
        runningMarkdown(withoutWholeLook({inlines}), inlineNotes(context.running(own), source)).replace(
          /\\\n/g,
          ' '
        ),
      running: (paragraphs, own) =>
        blocksText(writeItems(typedItems(paragraphs, noHeadings), {...context, lang: own})),
      languageOf: paragraph => paragraphLanguage(paragraph, lang),
      noteText: note => noteLine(note, source.notes, running)
    })
  )
  return {
    texts,
    blocks,
    names: [...namedItems(items, labels), ...namedNotes(source.notes, names)],
    pictures: pictures.files(),
    dropped: droppedWords(items),
    typedWords: wrapper => references.get(wrapper),
    told: toldOf(items, headings),
    facts: paperFacts(items, source.notes.size, headings)
  }
}

type Group = Readonly<{items: readonly TypedItem[]; place: ReturnType<typeof listPlace>}>

/** Splits items after the heading of the list of references. */
function groupsOf(items: readonly TypedItem[], source: Source): readonly Group[] {
  const groups: Array<{items: TypedItem[]; place: Group['place']}> = [{items: [], place: []}]
  for (const item of items) {
    const last = groups.at(-1)!
    last.items.push(item)
    const place = listPlace(item, source)
    if (place.length === 0) continue
    last.place = place
    groups.push({items: [], place: []})
  }
  return groups
}

/** The list of references, if this item is its heading. */
function listPlace(
  item: TypedItem,
  {listHeading, hasReferences}: Source
): ReadonlyArray<Readonly<{lines: readonly string[]}>> {
  const isHere = item.kind === 'heading' && hasReferences && passageId(item.heading.paragraph) === listHeading
  return isHere ? [{lines: ['::: {#refs}', ':::']}] : []
}

type PaperNames = Readonly<{
  labels: PaperLabels
  names: ReadonlyMap<string, string>
  picturePath: (part: string | undefined) => string | undefined
}>

function contextOf(
  source: Source,
  {labels, names, picturePath}: PaperNames,
  references: Map<TypedWrapper, string>
): BlockContext {
  const counts = new Map<PaperLabel['kind'], number>()
  const running = (lang: string): RunningContext => ({
    wrapped(wrapper, shown) {
      if (wrapper.kind === 'citation') return source.citation(wrapper)
      const made = referenceTo(wrapper, shown, labels, source.lang)
      if (made?.typed !== undefined) references.set(wrapper, made.typed)
      return made?.markdown
    },
    noteCall: note => (names.has(note) ? `[^${names.get(note)}]` : ''),
    picture: ({picture}) => {
      const path = picturePath(picture.part)
      return path === undefined ? '' : `![${typedText(picture.alt ?? '')}](${path})`
    },
    comment: id => commentMarkdown(id, source.comments),
    anchor: name =>
      labels.asked.has(name) && !labels.byBookmark.has(name) ? `[]{#${anchorName(name)}}` : '',
    languageOf: (text, look) => foreignLanguage(text, look, lang)
  })
  return {
    running,
    lang: source.lang,
    labelOf: item => labels.of.get(item),
    picturePath,
    foreign: paragraphLanguage,
    areNumbered: source.headings.areNumbered,
    isNext({kind, number}) {
      const next = (counts.get(kind) ?? 0) + 1
      if (String(next) !== number) return false
      counts.set(kind, next)
      return true
    }
  }
}

/** Converts a reference of Word to a reference by number, or to a link. */
function referenceTo(
  wrapper: TypedWrapper,
  shown: readonly TypedInline[],
  labels: PaperLabels,
  lang: string
): Readonly<{markdown: string; typed?: string}> | undefined {
  const bookmark = bookmarkOf(wrapper)
  if (bookmark === undefined || !labels.known.has(bookmark)) return undefined
  const label = labels.byBookmark.get(bookmark)
  const isChanged = shown.some(({ins, del}) => ins !== undefined || del !== undefined)
  const reference = label && !isChanged ? referenceMarkdown(label, shown, lang) : undefined
  if (reference !== undefined) return reference
  const words = shown
    .map(inline =>
      inline.kind === 'text' && inline.del === undefined ? typedText(inline.text, '', true) : ''
    )
    .join('')
  const hasOthers = shown.some(({kind}) => kind !== 'text' && kind !== 'bookmark')
  if (hasOthers || words.trim() === '') return undefined
  return {markdown: linkMarkdown(words, `#${label?.id ?? anchorName(bookmark)}`)}
}

function anchorName(bookmark: string): string {
  return `w-${bookmark
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')}`
}

/** Writes a comment with its replies as a query; a resolved comment is not written. */
function commentMarkdown(id: string, comments: ReadonlyMap<string, WordComment>): string {
  const comment = comments.get(id)
  if (comment === undefined || comment.parent !== undefined || comment.isResolved || comment.text === '')
    return ''
  const replies = [...comments.values()].filter(({parent}) => parent === id)
  const said = [comment, ...replies].map(({author, text}) => (author === '' ? text : `${author}: ${text}`))
  return queryMarkdown(said.join(' — '))
}

function inlineNotes(running: RunningContext, source: Source): RunningContext {
  return {...running, noteCall: note => `^[${noteLine(note, source.notes, running)}]`}
}
