import {zipSync} from 'fflate'
import {compose} from '../../../src/build.ts'
import {applyEdits} from '../../../src/check/fix/repairs.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {Edit} from '../../../src/core/types.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import type {QueryRow} from '../../../src/review/proofs/queries.ts'
import {type BroughtHome, bringHome, type Paper, type ReadablePaper} from '../../../src/review/word/index.ts'
import type {WordDocument} from '../../../src/review/word/read/document.ts'
import {readWord} from '../../../src/review/word/read/index.ts'
import {textWorld} from '../../world.ts'

type Files = Readonly<Record<string, string>>

/** Texts shared by several tests are parsed once. */
const memo = createMemo()

/** A paper, processed up to its article. */
export async function composed(files: Files): Promise<Paper> {
  return compose(textWorld(files), memo, '')
}

/** The result of applying a document to its paper: the texts with all edits, and the changes that were only listed. */
export async function cameHome(
  files: Files,
  document: WordDocument,
  {
    sent = [],
    queries = [],
    now = {},
    kept = []
  }: Partial<
    Readonly<{
      sent: readonly WordDocument[]
      queries: readonly QueryRow[]
      /** Texts that have changed, and the changes that were applied before. */
      now: Files
      kept: readonly Returned[]
    }>
  > = {}
): Promise<Readonly<{texts: Files; listed: readonly string[]; home: BroughtHome}>> {
  const paper: ReadablePaper = {
    paper: await composed(files),
    read: texts => composed({...files, ...Object.fromEntries(texts)})
  }
  const present: ReadablePaper = {
    paper: await composed({...files, ...now}),
    read: texts => composed({...files, ...now, ...Object.fromEntries(texts)})
  }
  const home = await bringHome(document, {sent: paper, now: present, files: sent, kept, queries})
  if (home === undefined) throw new Error('another paper')
  const {edits, returned} = home
  const texts: Record<string, string> = {}
  for (const file of new Set(edits.map(edit => edit.file)))
    texts[file] = withAll({...files, ...now}[file]!, edits, file)
  const listed = returned
    .filter(({verdict}) => verdict === 'not placed')
    .map(({kind, words, text, reason}) => `${kind} “${words}” “${text}”: ${reason}`)
  return {texts, listed, home}
}

function withAll(text: string, edits: readonly Edit[], file: string): string {
  const own = edits.filter(edit => edit.file === file)
  return applyEdits(
    text,
    own.toSorted((a, b) => a.start - b.start)
  )
}

/** A document of paragraphs in the notation of `paragraphXml`; other parts by their paths. */
export function wordOf(
  paragraphs: readonly string[],
  more: Readonly<Record<string, string>> = {}
): WordDocument {
  const parts = partsOf(paragraphs, more)
  const read = readWord(path => parts[path])
  if ('fault' in read) throw new Error(read.fault)
  return read
}

/** A document of paragraphs in the notation of `paragraphXml`, as a file. */
export function wordFile(
  paragraphs: readonly string[],
  more: Readonly<Record<string, string>> = {}
): Uint8Array {
  const parts = Object.entries(partsOf(paragraphs, more))
  return zipSync(Object.fromEntries(parts.map(([path, text]) => [path, new TextEncoder().encode(text)])))
}

function partsOf(
  paragraphs: readonly string[],
  more: Readonly<Record<string, string>>
): Readonly<Record<string, string>> {
  const body = paragraphs.map(paragraphXml).join('')
  return {'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`, ...more}
}

/**
 * A paragraph: `[+Ann:new+]` is inserted, `[-Ann:old-]` deleted, `*words*` in italics, `[>1>]`…`[<1<]` the range of a
 * comment, `{item}` an item of a list, `{note 2}` the call of a note, `{cite JSON|shown}` a citation, `{ref|shown}` a
 * reference, `{pic}` a picture, `{bib}`…`{/bib}` around paragraphs a list of references. At its end, `[+Ann¶+]` and
 * `[-Ann¶-]` are an inserted and a deleted mark. A text that begins with `<` is XML.
 */
export function paragraphXml(text: string): string {
  if (text.startsWith('<')) return text
  const mark = /\[([+-])([\w ]+)¶[+-]\]$/.exec(text)
  const words = mark === null ? text : text.slice(0, mark.index)
  const name = mark?.[1] === '+' ? 'ins' : 'del'
  const item = words.startsWith('{item}') ? '<w:numPr/>' : ''
  const end = mark === null ? '' : `<w:rPr><w:${name} w:id="1" ${who(mark[2]!)}/></w:rPr>`
  const list = words.startsWith('{bib}') ? bibliographyStart : ''
  const listEnd = words.endsWith('{/bib}') ? '<w:r><w:fldChar w:fldCharType="end"/></w:r>' : ''
  const runs = runsXml(words.replace(/^\{(?:item|bib)\}|\{\/bib\}$/g, ''), 't')
  return `<w:p><w:pPr>${item}${end}</w:pPr>${list}${runs}${listEnd}</w:p>`
}

const bibliographyStart =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'

function who(author: string): string {
  return `w:author="${author}" w:date="2027-01-02T03:04:05Z"`
}

function runsXml(text: string, element: 't' | 'delText'): string {
  const pieces =
    /\[\+([\w ]+):([\s\S]*?)\+\]|\[-([\w ]+):([\s\S]*?)-\]|\[([<>])(\w+)[<>]\]|\{note (\d+)\}|\{cite ([\s\S]*?)\|([^}]*)\}(?!\})|\{ref\|([^}]*)\}|(\{pic\})|\*([^*]+)\*/g
  let xml = ''
  let at = 0
  for (const match of text.matchAll(pieces)) {
    xml += runXml(text.slice(at, match.index), element)
    at = match.index + match[0].length
    const [, ins, inserted, del, deleted, side, comment, note, json, shown, reference, picture, italic] =
      match
    if (ins !== undefined) xml += `<w:ins w:id="2" ${who(ins)}>${runsXml(inserted!, 't')}</w:ins>`
    else if (del !== undefined) xml += `<w:del w:id="3" ${who(del)}>${runsXml(deleted!, 'delText')}</w:del>`
    else if (comment !== undefined)
      xml += `<w:commentRange${side === '>' ? 'Start' : 'End'} w:id="${comment}"/>`
    else if (note !== undefined) xml += `<w:r><w:footnoteReference w:id="${note}"/></w:r>`
    else if (json !== undefined) xml += fieldXml(`ADDIN ZOTERO_ITEM CSL_CITATION ${json}`, shown!, element)
    else if (reference !== undefined) xml += fieldXml('REF x \\h', reference, element)
    else if (picture !== undefined) xml += '<w:r><w:drawing/></w:r>'
    else
      xml += `<w:r><w:rPr><w:i/></w:rPr><w:${element} xml:space="preserve">${escapeXml(italic!)}</w:${element}></w:r>`
  }
  return xml + runXml(text.slice(at), element)
}

function runXml(text: string, element: string): string {
  return text === '' ? '' : `<w:r><w:${element} xml:space="preserve">${escapeXml(text)}</w:${element}></w:r>`
}

function fieldXml(instruction: string, shown: string, element: 't' | 'delText'): string {
  const instr = element === 't' ? 'instrText' : 'delInstrText'
  return [
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    `<w:r><w:${instr} xml:space="preserve"> ${escapeXml(instruction)} </w:${instr}></w:r>`,
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    runsXml(shown, element),
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
  ].join('')
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
