import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import {escapeXml} from '../../../src/core/write-xml.ts'
import {type Chance, chanceFrom} from '../../versions/redline/edits.ts'
import {addThread} from './threads-of-files.ts'

/** A change in a Word file that is not an edit of the text: it must be applied or listed. */
export type FileEdit =
  | Readonly<{kind: 'entry'; before: string; after: string}>
  | Readonly<{kind: 'entry taken out' | 'entry added'; words: string}>
  /** The words of a citation with a `locator` may change: in notes, they depend on earlier notes. */
  | Readonly<{kind: 'citation'; before: string; after: string; locator?: string}>
  | Readonly<{kind: 'field'; locator: string; shown: string}>
  | Readonly<{kind: 'thread'; said: ReadonlyArray<Readonly<{by: string; text: string}>>; about: string}>
  | Readonly<{kind: 'picture'; done: 'inserted' | 'deleted' | 'replaced'}>

/** A Word file during editing: its parts, and the person who edits it. */
export type FileDraft = {
  readonly parts: Record<string, Uint8Array>
  body: string
  /** The body that calls the notes, if `body` contains the notes. */
  readonly calling?: string
  readonly isTracked: boolean
  count: number
}

type MakeFileEdit = (draft: FileDraft, chance: Chance) => FileEdit | undefined

/** The possible edits of a file, named as a co-author would name them. */
const fileEdits: Readonly<Record<string, MakeFileEdit>> = {
  'correct an entry': (draft, chance) => {
    const place = chance.pick(entriesOf(draft).flatMap(({at, xml}) => wordRuns(xml, at)))
    if (place === undefined) return undefined
    const after = newWord(draft)
    retype(draft, place, after)
    return {kind: 'entry', before: place.word, after}
  },
  'take out an entry': (draft, chance) => {
    const entry = chance.pick(entriesOf(draft).slice(1, -1))
    if (entry === undefined) return undefined
    const {at, xml} = entry
    draft.body =
      draft.body.slice(0, at) +
      (draft.isTracked ? deleted(xml, draft) : '') +
      draft.body.slice(at + xml.length)
    return {kind: 'entry taken out', words: wordsOf(xml)}
  },
  'add an entry': (draft, chance) => {
    const entry = chance.pick(entriesOf(draft).slice(1))
    if (entry === undefined) return undefined
    const words = `Neu, D. (20${10 + draft.count}). Walls of ${newWord(draft)}. Stone Press.`
    const style = /<w:pPr>.*?<\/w:pPr>/s.exec(entry.xml)![0]
    const isTracked = draft.isTracked
    const mark = isTracked
      ? style.replace('</w:pPr>', `<w:rPr><w:ins ${who(draft)}/></w:rPr></w:pPr>`)
      : style
    const added = `<w:p>${mark}${inserted(run('', words), draft)}</w:p>`
    draft.body = draft.body.slice(0, entry.at) + added + draft.body.slice(entry.at)
    return {kind: 'entry added', words}
  },
  'type over a citation': inCitingPart((draft, chance) => {
    const place = chance.pick(citationsOf(draft))
    if (place === undefined) return draft.calling === undefined ? undefined : locateInNote(draft, chance)
    const before = place.word
    const after =
      /\d+(?=\)$)/.test(before) && /\bpp?\. /.test(before)
        ? before.replace(/\d+(?=\)$)/, page => `${Number(page) + 4}`)
        : before.replace(/\)$/, `, p. ${17 + draft.count})`)
    if (after === before) return undefined
    retype(draft, place, after)
    return {kind: 'citation', before, after}
  }),
  'change a field': inCitingPart((draft, chance) => {
    const isIn = within(goneFrom(draft))
    const items = [...draft.body.matchAll(/(?<=&quot;citationItems&quot;:\[\{)(?=&quot;id&quot;)/g)].filter(
      ({index}) => {
        const rest = draft.body.slice(index, draft.body.indexOf('</w:instrText>', index))
        // A deleted field, or one that has moved elsewhere, is not changed.
        return !isIn(index) && !rest.includes('&quot;locator&quot;')
      }
    )
    const place = chance.pick(items)
    if (place === undefined) return undefined
    const locator = `${3000 + chance.below(900)}`
    const {index} = place
    draft.body = `${draft.body.slice(0, index)}&quot;locator&quot;:&quot;${locator}&quot;,&quot;label&quot;:&quot;page&quot;,${draft.body.slice(index)}`
    const [, shown = ''] =
      /&quot;plainCitation&quot;:&quot;(.*?)&quot;,/.exec(draft.body.slice(0, index).slice(-2000)) ?? []
    return {kind: 'field', locator, shown: shown.replaceAll('&amp;', '&')}
  }),
  'comment on words': (draft, chance) => {
    const place = chance.pick(paragraphsOf(draft, 'BodyText').flatMap(({at, xml}) => wordRuns(xml, at)))
    if (place === undefined) return undefined
    const said = Array.from({length: 1 + chance.below(3)}, (_, index) => ({
      by: ['Bo Li', 'Cy Day', 'Di Roe'][index]!,
      text: `${['Really?', 'Yes.', 'Say so.'][index]} ${newWord(draft)}`
    }))
    const [start, end] = addThread(draft, said, {isDone: chance.below(4) === 0})
    const {before, word, behind, look, from, to} = place
    const runs = `${run(look, before)}${start}${run(look, word)}${end}${run(look, behind)}`
    draft.body = draft.body.slice(0, from) + runs + draft.body.slice(to)
    return {kind: 'thread', said, about: word}
  },
  'take out a picture': (draft, chance) => {
    const found = chance.pick(picturesOf(draft))
    if (found === undefined) return undefined
    const {index, 0: xml} = found
    const gone = draft.isTracked ? `<w:del ${who(draft)}>${xml}</w:del>` : ''
    draft.body = draft.body.slice(0, index) + gone + draft.body.slice(index + xml.length)
    return {kind: 'picture', done: 'deleted'}
  },
  'insert a picture': (draft, chance) => {
    const found = chance.pick(picturesOf(draft))
    const place = chance.pick(paragraphsOf(draft, 'BodyText'))
    if (found === undefined || place === undefined) return undefined
    const end = place.at + place.xml.length - '</w:p>'.length
    draft.body = draft.body.slice(0, end) + inserted(found[0], draft) + draft.body.slice(end)
    return {kind: 'picture', done: 'inserted'}
  },
  'replace a picture': (draft, chance) => {
    const path = chance.pick(Object.keys(draft.parts).filter(each => /^word\/media\/.*\.png$/.test(each)))
    if (path === undefined) return undefined
    draft.parts[path] = otherPicture
    return {kind: 'picture', done: 'replaced'}
  }
}

/** A picture of one pixel. */
const otherPicture = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='),
  letter => letter.charCodeAt(0)
)

/**
 * Makes one to three edits of the table in a file, in addition to those of a script; returns the file and the edits.
 */
export function editedFile(
  bytes: Uint8Array,
  isTracked: boolean,
  seed: number
): Readonly<{bytes: Uint8Array; edits: readonly FileEdit[]; made: readonly string[]}> {
  const chance = chanceFrom(seed * 31 + 7)
  const parts = {...unzipSync(bytes)}
  const draft: FileDraft = {parts, body: strFromU8(parts['word/document.xml']!), isTracked, count: 0}
  const names = Object.keys(fileEdits)
  const edits: FileEdit[] = []
  const made: string[] = []
  const count = 1 + chance.below(3)
  for (let tries = 0; tries < 12 && made.length < count; tries++) {
    const name = chance.pick(names)
    // Two edits of one picture or entry can undo each other.
    if (made.some(other => other.split(' ').at(-1) === name.split(' ').at(-1))) continue
    const edit = fileEdits[name]!(draft, chance)
    if (edit === undefined) continue
    edits.push(edit)
    made.push(name)
  }
  parts['word/document.xml'] = strToU8(draft.body)
  return {bytes: zipSync(parts), edits, made}
}

type Stretch = Readonly<{at: number; xml: string}>

/** The paragraphs in a style that contain no tracked changes. */
function paragraphsOf({body}: FileDraft, style: string): readonly Stretch[] {
  return [...body.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs)].flatMap(({index, 0: xml}) =>
    xml.includes(`<w:pStyle w:val="${style}"/>`) && !/<w:(?:ins|del|move\w+)[ >]/.test(xml)
      ? {at: index, xml}
      : []
  )
}

function entriesOf(draft: FileDraft): readonly Stretch[] {
  return paragraphsOf(draft, 'Bibliography')
}

/** A word of a run, and its run. */
type WordPlace = Readonly<{
  word: string
  before: string
  behind: string
  look: string
  from: number
  to: number
}>

const plainRun = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/g

/** The words of four or more letters in the runs of a paragraph, outside fields and links. */
function wordRuns(xml: string, at: number): readonly WordPlace[] {
  const busy = [
    ...xml.matchAll(
      /fldCharType="begin".*?fldCharType="(?:separate|end)".*?fldCharType="end"|<w:hyperlink.*?<\/w:hyperlink>/gs
    )
  ]
  return [...xml.matchAll(plainRun)].flatMap(({index, 0: whole, 1: look = '', 2: text = ''}) =>
    busy.some(
      other =>
        !other[0].includes('ZOTERO_BIBL') && index >= other.index && index < other.index + other[0].length
    )
      ? []
      : [...text.matchAll(/(?<=[\p{L}.,] )\p{L}{4,}(?=[ .])/gu)].map(found => ({
          word: found[0],
          before: text.slice(0, found.index),
          behind: text.slice(found.index + found[0].length),
          look,
          from: at + index,
          to: at + index + whole.length
        }))
  )
}

/** Citations whose rendered words are in one run, and differ from those of all other citations. */
function citationsOf(draft: FileDraft): readonly WordPlace[] {
  const all = [
    ...draft.body.matchAll(
      /<w:instrText xml:space="preserve"> ADDIN ZOTERO_ITEM [^<]*<\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="separate"\/><\/w:r>(<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>)<w:r><w:fldChar w:fldCharType="end"\/>/g
    )
  ].map(({index, 0: whole, 1: shown = '', 2: look = '', 3: word = ''}) => {
    const from = index + whole.lastIndexOf(shown)
    return {word, before: '', behind: '', look, from, to: from + shown.length}
  })
  const isIn = within(goneFrom(draft))
  return all.filter(
    ({word, from}) =>
      !isIn(from) &&
      /^\(.*\)$/.test(word) &&
      !/[&;]/.test(word) &&
      all.filter(other => other.word === word).length === 1
  )
}

/** Edits citations in the part that contains them: the notes, if the body has none. */
function inCitingPart(make: MakeFileEdit): MakeFileEdit {
  return (draft, chance) => {
    const notes = draft.parts['word/footnotes.xml']
    if (draft.body.includes('ADDIN ZOTERO_ITEM') || notes === undefined) return make(draft, chance)
    const own: FileDraft = {...draft, body: strFromU8(notes), calling: draft.body}
    const edit = make(own, chance)
    draft.parts['word/footnotes.xml'] = strToU8(own.body)
    draft.count = own.count
    return edit
  }
}

/** Types a page at the end of a note that consists of a single citation. */
function locateInNote(draft: FileDraft, chance: Chance): FileEdit | undefined {
  const isIn = within(goneFrom(draft))
  const all = [
    ...draft.body.matchAll(
      /ADDIN ZOTERO_ITEM (?:(?!locator)[^<])*<\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="separate"\/><\/w:r>((?:(?!fldChar).)*)(<w:r><w:t>\.<\/w:t><\/w:r>)(?:<w:bookmarkEnd [^>]*>)*<w:r><w:fldChar w:fldCharType="end"\/><\/w:r><\/w:p><\/w:footnote>/gs
    )
  ].map(({index, 0: whole, 1: words = '', 2: dot = ''}) => {
    const from = index + whole.lastIndexOf(dot)
    return {from, to: from + dot.length, words: wordsOf(words)}
  })
  const place = chance.pick(
    all.filter(
      ({from, words}) =>
        !isIn(from) && !/[&;]/.test(words) && all.filter(other => other.words === words).length === 1
    )
  )
  if (place === undefined) return undefined
  const {from, to, words} = place
  const locator = `${1700 + draft.count}`
  retype(draft, {word: '.', before: '', behind: '', look: '', from, to}, `, ${locator}.`)
  return {kind: 'citation', before: `${words}.`, after: `${words}, ${locator}.`, locator}
}

/** Ranges that are deleted or have moved away; notes called there disappear with their calls. */
function goneFrom({body, calling}: FileDraft): readonly RegExpExecArray[] {
  const gone = [...(calling ?? body).matchAll(/<w:(del|moveFrom) [^>]*[^/]>.*?<\/w:\1>/gs)]
  if (calling === undefined) return gone
  const ids = new Set(
    gone.flatMap(([xml]) => [...xml.matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(([, id]) => id))
  )
  const notes = [...body.matchAll(/<w:footnote w:id="(\d+)">.*?<\/w:footnote>/gs)]
  return [
    ...notes.filter(([, id]) => ids.has(id)),
    ...body.matchAll(/<w:(del|moveFrom) [^>]*[^/]>.*?<\/w:\1>/gs)
  ]
}

function within(stretches: readonly RegExpExecArray[]): (index: number) => boolean {
  return index => stretches.some(other => index > other.index && index < other.index + other[0].length)
}

/** The pictures outside any change. */
function picturesOf({body}: FileDraft): readonly RegExpExecArray[] {
  const isTracked = within([...body.matchAll(/<w:(ins|del|moveFrom|moveTo) .*?<\/w:\1>/gs)])
  return [...body.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:drawing>.*?<\/w:drawing><\/w:r>/gs)].filter(
    ({index}) => !isTracked(index)
  )
}

function retype(draft: FileDraft, {word, before, behind, look, from, to}: WordPlace, after: string): void {
  const gone = draft.isTracked
    ? `<w:del ${who(draft)}>${run(look, word).replaceAll('<w:t ', '<w:delText ').replaceAll('</w:t>', '</w:delText>')}</w:del>`
    : ''
  const runs = `${run(look, before)}${gone}${inserted(run(look, escapeXml(after)), draft)}${run(look, behind)}`
  draft.body = draft.body.slice(0, from) + runs + draft.body.slice(to)
}

function run(look: string, text: string): string {
  return text === '' ? '' : `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

function inserted(runs: string, draft: FileDraft): string {
  return draft.isTracked ? `<w:ins ${who(draft)}>${runs}</w:ins>` : runs
}

function deleted(paragraph: string, draft: FileDraft): string {
  const start = paragraph.indexOf('</w:pPr>') + '</w:pPr>'.length
  const runs = paragraph
    .slice(start, -'</w:p>'.length)
    .replaceAll(/<w:bookmark(?:Start|End)[^>]*>|<\/?w:hyperlink[^>]*>/g, '')
    .replaceAll(/<w:t(?= |>)/g, '<w:delText')
    .replaceAll('</w:t>', '</w:delText>')
  const mark = paragraph.slice(0, start).replace('</w:pPr>', `<w:rPr><w:del ${who(draft)}/></w:rPr></w:pPr>`)
  return `${mark}<w:del ${who(draft)}>${runs}</w:del></w:p>`
}

function who(draft: FileDraft): string {
  return `w:id="${90_000 + draft.count++}" w:author="Ann Roe" w:date="2027-01-02T03:04:05Z"`
}

function newWord(draft: FileDraft): string {
  return `Fynd${'abcdefghijklmnop'[draft.count++ % 16]!}um`
}

function wordsOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text)
    .join('')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .trim()
}
