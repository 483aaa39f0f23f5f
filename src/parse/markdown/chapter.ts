import type {Root, RootData} from 'mdast'
import {VFile} from 'vfile'
import {addAll} from '../../core/add-all.ts'
import {type Hash, sha256} from '../../core/hash.ts'
import type {Stretch} from '../../core/mdast.ts'
import {locator} from '../../core/position.ts'
import {ruleNames} from '../../core/rule-names.ts'
import type {Chapter, Finding, Source} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {chapterHash} from './chapter-form.ts'
import {collect} from './collect.ts'
import {withHeadingLinks} from './heading-links.ts'
import {parseMarkdown, type TextReading} from './processor.ts'
import {splicedTree} from './spliced.ts'
import {LimitFault, limitDepth, limitLines} from './text-limits.ts'

/** A parsed chapter, and whether the parser reported anything about it. */
export type ReadChapter = Readonly<{chapter: Chapter; isReported: boolean}>

/** Parses a chapter after an edit. If possible, only the edited blocks are parsed. */
export function parseEdited(
  source: Source,
  {lang, smart, before}: Readonly<{lang: string; smart: boolean; before: ReadChapter | undefined}>,
  hash: Hash = sha256
): ReadChapter {
  const tree =
    before && !before.isReported && !source.headings
      ? editedTree(source, before.chapter, readingOf(source, lang, smart))
      : undefined
  if (tree === undefined) return readChapter(source, lang, smart, [], hash)
  return {
    chapter: {
      path: source.path,
      text: source.text,
      hash: chapterHash(source, lang, smart, [], hash),
      tree,
      ...collect(tree, source.path, source.text)
    },
    isReported: false
  }
}

function readingOf(
  {theorems, macros, abbreviations, headings, citesInText, lineBreaks, book}: Source,
  lang: string,
  smart: boolean
): TextReading {
  return {
    lang,
    smart,
    ...(headings && {headings}),
    ...(citesInText && {citesInText}),
    ...(lineBreaks && {lineBreaks}),
    ...(book && {book}),
    ...(theorems && {theorems}),
    ...(macros && {macros}),
    ...(abbreviations && {abbreviations})
  }
}

function editedTree({text}: Source, before: Chapter, reading: TextReading): Root | undefined {
  try {
    limitLines(text)
    const tree = splicedTree(before, text, reading)
    if (tree !== undefined) limitDepth(tree)
    return tree
  } catch (error) {
    if (!(error instanceof LimitFault)) throw error
    // Parsing the whole text, as the caller then does, reports the fault at its place.
    return undefined
  }
}

/**
 * Parses a chapter: its tree, and everything in it that the rest of the paper needs. Never throws. Without `smart`,
 * quotes, dashes and spaces are kept as typed. `elsewhere` contains the headings of other chapters to which brackets in
 * this chapter refer.
 */
export function parseChapter(
  source: Source,
  lang: string,
  smart = true,
  elsewhere: readonly string[] = [],
  hash: Hash = sha256
): Chapter {
  return readChapter(source, lang, smart, elsewhere, hash).chapter
}

/** The chapters that exceed the limit for a paper, unparsed; the finding is in the first. */
export function unreadChapters(
  sources: readonly Source[],
  fault: LimitFault,
  hash: Hash = sha256
): readonly Chapter[] {
  return sources.map((source, index) => {
    const {path, text} = source
    const tree = unreadable(text)
    const {findings, ...parts} = collect(tree, path, text)
    const own =
      index === 0 ? [{...unreadFinding(source, fault, 0), note: `${fault.remedy} ${shownAlso}`}] : []
    // The hash must differ from the hash of the same text when it is parsed.
    const id = hash(`${chapterHash(source, '', false, [], hash)} beyond the limit`)
    return {path, text, hash: id, tree, ...parts, findings: [...own, ...findings]}
  })
}

const shownAlso = 'This chapter and those after it are shown as written.'

function unreadFinding({path, text}: Source, {message, remedy, offset}: LimitFault, shift: number): Finding {
  const place = locator(text).place(offset + shift, offset + shift)
  const note = `${remedy} The chapter is shown as written.`
  return {rule: 'chapter-unreadable', file: path, place, message, note}
}

function readChapter(
  source: Source,
  lang: string,
  smart: boolean,
  elsewhere: readonly string[],
  hash: Hash
): ReadChapter {
  const findings: Finding[] = []
  let file = new VFile({path: source.path, value: source.text})
  let tree: Root
  const hasMark = source.text.startsWith('\uFEFF')
  const text = hasMark ? source.text.slice(1) : source.text
  try {
    limitLines(text)
    const read = (whole: VFile): Root => parseMarkdown(whole, readingOf(source, lang, smart))
    const linked = withHeadingLinks({file, tree: read(file)}, read, elsewhere)
    file = linked.file
    tree = linked.tree
    limitDepth(tree)
  } catch (error) {
    if (!(error instanceof LimitFault)) throw error
    // The text is shown unparsed.
    tree = unreadable(text)
    findings.push(unreadFinding(source, error, Number(hasMark)))
  }
  if (hasMark) shiftByteOrderMark(tree, file)
  const {findings: collected, ...parts} = collect(tree, source.path, source.text)
  const reported = [...findings, ...messagesOf(file)]
  const chapter = {
    path: source.path,
    text: source.text,
    hash: chapterHash(source, lang, smart, elsewhere, hash),
    tree,
    ...parts,
    findings: [...reported, ...collected]
  }
  return {chapter, isReported: reported.length > 0 || file.messages.length > 0}
}

/** Converts the messages of plugins to findings. */
function messagesOf(file: VFile): readonly Finding[] {
  return file.messages.flatMap(message => {
    const start = message.place && ('start' in message.place ? message.place.start : message.place)
    const end = message.place && ('end' in message.place ? message.place.end : message.place)
    const rule = ruleNames.find(name => name === message.ruleId)
    if (start === undefined || end === undefined || rule === undefined) return []
    return [
      {
        rule,
        file: file.path,
        place: {start: {...start, offset: start.offset ?? 0}, end: {...end, offset: end.offset ?? 0}},
        message: message.reason,
        subject: message.actual,
        expected: message.expected,
        note: message.note
      }
    ]
  })
}

/**
 * Shifts the places of a tree by the byte order mark, which micromark does not count, to places in the file as saved.
 */
function shiftByteOrderMark(tree: Root, file: VFile): void {
  const shifted = new WeakSet<object>()
  const shift = (point: {line: number; column: number; offset?: number | undefined} | undefined): void => {
    if (point === undefined || shifted.has(point)) return
    shifted.add(point)
    if (point.offset !== undefined) point.offset++
    if (point.line === 1) point.column++
  }
  const edits = tree.data?.edits ?? []
  const places = [...file.messages.map(message => message.place), ...edits.map(({place}) => place)]
  walk(tree, node => {
    places.push(node.position)
    if (node.type === 'cite')
      addAll(
        places,
        node.items.map(item => item.place)
      )
    if (node.type === 'nocite')
      addAll(
        places,
        node.works.map(work => work.place)
      )
  })
  for (const place of places) {
    if (place === undefined) continue
    if ('start' in place) {
      shift(place.start)
      shift(place.end)
    } else shift(place)
  }
  if (tree.data?.edits !== undefined) tree.data = shiftedEdits(tree.data)
}

/** Shifts the offsets of edit marks by a byte order mark. */
function shiftedEdits({edits = [], editorComments = [], ...data}: RootData): RootData {
  const shifted = ({start, end}: Stretch): Stretch => ({start: start + 1, end: end + 1})
  return {
    ...data,
    edits: edits.map(({open, middle, close, remarks, ...edit}) => ({
      ...edit,
      open: shifted(open),
      ...(middle && {middle: shifted(middle)}),
      close: shifted(close),
      ...(remarks && {remarks: shifted(remarks)})
    })),
    editorComments: editorComments.map(shifted)
  }
}

function unreadable(text: string): Root {
  const place = locator(text).place(0, text.length)
  return {type: 'root', children: [{type: 'code', value: text, position: place}], position: place}
}
