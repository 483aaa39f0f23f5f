import {rules} from '../check/rules/index.ts'
import {perObject} from '../core/per-object.ts'
import type {Chapter, Diagnostic, Edit, Manuscript} from '../core/types.ts'
import {entriesByPlace} from './entries-by-place.ts'
import type {FileText} from './file-points.ts'

/** A repair offered on the page: the label of its button, and its edits. */
export type Offer = Readonly<{label: string; edits: readonly Edit[]}>

const mostChoices = 3

/** The repairs of a finding: the safe one, or the possible replacements of its words. */
export function offersOf(diagnostic: Diagnostic, textOf: FileText): readonly Offer[] {
  const {edits, expected = []} = diagnostic
  if (edits !== undefined) return [{label: 'Fix', edits}]
  const place = replaceable(diagnostic, textOf)
  if (place === undefined) return []
  return expected.slice(0, mostChoices).map(text => ({label: `Write \`${text}\``, edits: [{...place, text}]}))
}

/** Rules whose subject occurs once at the place of the finding, and is replaced by `expected`. */
const ofNames: ReadonlySet<string> = new Set(['citation-undefined', 'cross-reference-undefined'])

/** Rules about some words of an entry, which `expected` replaces. */
const ofWords: ReadonlySet<string> = new Set(['reference-spelling', 'title-fused', 'title-spelling'])

/** Rules about the value of a field, which `expected` replaces. */
const ofValues: ReadonlySet<string> = new Set(['date-form', 'pages-order'])

/** Rules about words of an entry that `expected` has in another case. */
const ofCase: ReadonlySet<string> = new Set(['author-case'])

/**
 * The words that a repair replaces: an unknown name, the whole place of the finding, or the text or the value of a
 * field. Undefined if these words are not certain.
 */
function replaceable(diagnostic: Diagnostic, textOf: FileText): Omit<Edit, 'text'> | undefined {
  const {rule, file, start, end, subject} = diagnostic
  if (start === undefined || end === undefined || !subject) return undefined
  const text = textOf(file) ?? ''
  const written = text.slice(start.offset, end.offset)
  if (file.endsWith('.bib') && (ofWords.has(rule) || ofValues.has(rule)))
    return inEntry(file, text, start.offset, end.offset, ofValues.has(rule))
  if (file.endsWith('.bib') && ofCase.has(rule))
    return inOtherCase(file, written, start.offset, diagnostic.expected?.[0] ?? '')
  const at = written.indexOf(subject)
  const isOnce = at >= 0 && written.indexOf(subject, at + 1) < 0
  if (written !== subject && !(ofNames.has(rule) && isOnce)) return undefined
  const from = start.offset + at
  return {file, start: from, end: from + subject.length, old: subject}
}

/** The words at a place that differ from the expected ones in case alone; undefined unless they occur there once. */
function inOtherCase(
  file: string,
  written: string,
  start: number,
  expected: string
): Omit<Edit, 'text'> | undefined {
  const [small, wanted] = [written.toLowerCase(), expected.toLowerCase()]
  const at = small.indexOf(wanted)
  if (wanted === '' || at < 0 || small.length !== written.length) return undefined
  const end = at + wanted.length
  const isWhole = !/\p{L}$/u.test(small.slice(0, at)) && !/^\p{L}/u.test(small.slice(end))
  if (!isWhole || small.indexOf(wanted, at + 1) >= 0) return undefined
  return {file, start: start + at, end: start + end, old: written.slice(at, end)}
}

/**
 * The range of an edit in a BibTeX entry. For a value, it is the text inside the braces or quotation marks; for other
 * words, their whole text. Undefined for a value without delimiters, and if the other words are a value.
 */
function inEntry(
  file: string,
  text: string,
  start: number,
  end: number,
  isValue: boolean
): Omit<Edit, 'text'> | undefined {
  const written = text.slice(start, end)
  const isDelimited = /^(?:\{[^{}]*\}|"[^"{}]*")$/.test(written)
  if (isValue && isDelimited)
    return {file, start: start + 1, end: end - 1, old: text.slice(start + 1, end - 1)}
  // A bare value is the name of a string.
  const isBare = /[=#]\s*$/.test(text.slice(Math.max(0, start - 40), start))
  return isValue || isBare || /^[{"]/.test(written) ? undefined : {file, start, end, old: written}
}

/**
 * Whether a comment can waive a finding, unless its rule is protected: in a chapter before its block, or in a BibTeX
 * file before its entry.
 */
export function isWaivable(diagnostic: Diagnostic, manuscript: Manuscript): boolean {
  const isProtecting = rules.some(({name, protects}) => name === diagnostic.rule && protects === true)
  return !isProtecting && commentLine(diagnostic, manuscript) !== undefined
}

/** The edit that waives a finding by a comment, with the reason. */
export function waiverEdit(
  diagnostic: Diagnostic,
  reason: string,
  manuscript: Manuscript,
  textOf: FileText
): Edit | undefined {
  const offset = commentLine(diagnostic, manuscript)
  if (offset === undefined) return undefined
  const {code, file} = diagnostic
  const words = `galley-ignore ${code}: ${inComment(reason)}`
  const start = (textOf(file)?.lastIndexOf('\n', offset - 1) ?? -1) + 1
  const text = file.endsWith('.md') ? `<!-- ${words} -->\n` : `% ${words}\n`
  return {file, start, end: start, old: '', text}
}

/** The offset of the block or entry before which a comment is written. */
function commentLine({file, start}: Diagnostic, manuscript: Manuscript): number | undefined {
  if (start === undefined) return undefined
  const block = blockAt(file, start.offset, manuscript)
  if (block !== undefined) return block.start
  if (!file.endsWith('.bib')) return undefined
  return entriesByPlace(manuscript.bibliography).at(file, start.offset)?.entryPlace.start.offset
}

/** Whether a comment can ask the author about a finding. */
export function isAskable({file, start}: Diagnostic, manuscript: Manuscript): boolean {
  return start !== undefined && blockAt(file, start.offset, manuscript) !== undefined
}

/** The edits that ask the author about a finding, best first: after its words, or after its block. */
export function questionEdits(
  {file, start, end}: Diagnostic,
  question: string,
  manuscript: Manuscript
): readonly Edit[] {
  if (start === undefined || end === undefined) return []
  const block = blockAt(file, start.offset, manuscript)
  if (block === undefined) return []
  const cited = manuscript.citations.find(
    ({file: own, citation: {place}}) =>
      own === file && place.start.offset <= start.offset && start.offset < place.end.offset
  )
  const after = Math.min(cited?.citation.place.end.offset ?? end.offset, block.end)
  const comment = `<!-- AQ: ${inComment(question)} -->`
  const insertion = (at: number, text: string): Edit => ({file, start: at, end: at, old: '', text})
  return [insertion(after, comment), insertion(block.end, `\n\n${comment}`)]
}

function blockAt(
  file: string,
  offset: number,
  {chapters}: Manuscript
): Readonly<{start: number; end: number}> | undefined {
  const chapter = chapters.find(({path}) => path === file)
  return chapter && textBlocks(chapter).find(({start, end}) => start <= offset && offset <= end)
}

const textBlocks = perObject(({tree}: Chapter) =>
  tree.children.flatMap(({type, position}) => {
    const [start, end] = [position?.start.offset, position?.end.offset]
    return type === 'yaml' || start === undefined || end === undefined ? [] : [{start, end}]
  })
)

/** Puts words on one line, and separates hyphens that would end a comment. */
function inComment(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/--(?=-|>|$)/g, '- -')
}
