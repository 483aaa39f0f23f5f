import type {PhrasingContent} from 'mdast'
import type {Cite, CiteCommand} from '../../core/mdast.ts'
import type {CitationItem, Place} from '../../core/types.ts'
import {plainText} from '../../core/walk.ts'
import {
  type CitationCommand,
  type CommandPart,
  type CommandWork,
  readCitationCommand,
  readNocite
} from '../latex/citation-commands.ts'
import {isCrossReferenceLabel, readCitationLocator} from '../plugins/remark-citation.ts'

/**
 * The data needed to parse a citation command: functions for the places of its parts, and for the TeX in its options.
 */
export type CommandReading = Readonly<{
  lang: string
  /** Whether `\cite{doe99}` puts the author into the sentence, as natbib does without an option. */
  citesInText?: true | undefined
  /** True inside a note, which cannot contain another note. */
  inNote: boolean
  /** True inside the argument of another command. */
  nested: boolean
  place: (start: number, end: number) => Place
  words: (tex: CommandPart) => PhrasingContent[] | undefined
}>

/**
 * Converts a LaTeX citation command to the nodes of its Markdown form: `\citep[p. 3]{doe99}` to the nodes of
 * `[@doe99, p. 3]`, `\citet{doe99,roe01}` to the nodes of `@doe99; @roe01`, and `\nocite{doe99}` to an invisible
 * node. Undefined if the command has no such form, or does not cite.
 */
export function citationNodes(source: string, reading: CommandReading): PhrasingContent[] | undefined {
  const nocite = readNocite(source)
  if (nocite !== undefined) {
    const works = nocite.map(({text, at}) => ({key: text, place: reading.place(at, at + text.length)}))
    return [{type: 'nocite', works, value: source, position: reading.place(0, source.length)}]
  }
  const read = readCitationCommand(source)
  if (read === undefined || read === 'unread') return undefined
  const isInText = reading.citesInText === true && /^\\cite\s*\{/.test(source)
  const command: CitationCommand = isInText ? {...read, form: 'narrative'} : read
  const works = command.works.map(work => workOf(work, reading))
  if (!works.every(work => work !== undefined)) return undefined
  const isNote = command.note && !reading.inNote
  const markdown = markdownOf(works, command, isNote)
  const about: CiteCommand = {
    source,
    bare: command.bare,
    ...(markdown !== undefined && {markdown}),
    ...(reading.nested && {nested: true})
  }
  const node = (items: CitationItem[], written: CiteCommand | undefined): Cite =>
    citeNode(items, source, reading, written)
  if (command.form === 'narrative') {
    return works.flatMap((work, index): PhrasingContent[] => [
      ...(index === 0 ? [] : [{type: 'text', value: '; '} as const]),
      node([itemOf(work, 'narrative')], index === 0 ? about : undefined)
    ])
  }
  const {form} = command
  const cite = node(
    works.map(work => itemOf(work, form)),
    about
  )
  if (!isNote) return [cite]
  return [{type: 'inlineNote', children: [cite, {type: 'text', value: '.'}], position: cite.position}]
}

type Work = Readonly<{
  key: string
  place: Place
  before: readonly PhrasingContent[]
  after: readonly PhrasingContent[]
  /** Whether the text after the key begins with a locator. */
  isLocated: boolean
  locator: Readonly<{label?: string; locator?: string}>
  /** The texts before and after the key as Markdown; undefined if they contain other markup. */
  written: Readonly<{before: string; after: string}> | undefined
}>

function workOf({key, before, after}: CommandWork, reading: CommandReading): Work | undefined {
  const wordsBefore = before === undefined ? [] : trimmed(reading.words(before))
  const wordsAfter = after === undefined ? [] : trimmed(reading.words(after))
  if (wordsBefore === undefined || wordsAfter === undefined) return undefined
  const text = leadingText(wordsAfter)
  const found = readCitationLocator(`, ${text}`, reading.lang)
  const isLocated = found?.locator !== undefined && found.start === 0
  const rest = isLocated ? withoutStart(wordsAfter, found.end - 2) : wordsAfter
  const {label, locator} = (isLocated && found) || {}
  return {
    key: key.text,
    place: reading.place(key.at, key.at + key.text.length),
    before: wordsBefore,
    after: rest,
    isLocated,
    locator: {...(label !== undefined && {label}), ...(locator !== undefined && {locator})},
    written:
      (onlyText(wordsBefore) &&
        onlyText(wordsAfter) && {before: escaped(wordsBefore), after: escaped(wordsAfter)}) ||
      undefined
  }
}

function itemOf(work: Work, mode: CitationItem['mode']): CitationItem {
  const {key, place, before, after, isLocated, locator} = work
  const isNarrative = mode === 'narrative'
  const isJoined = isNarrative || isLocated || after.length === 0
  const suffix = isJoined ? after : [{type: 'text' as const, value: ', '}, ...after]
  return {key, mode, ...locator, prefix: before, suffix, place}
}

function citeNode(
  items: CitationItem[],
  source: string,
  {place}: CommandReading,
  command: CiteCommand | undefined
): Cite {
  const position = place(0, source.length)
  return {
    type: 'cite',
    items,
    narrative: items.every(({mode}) => mode === 'narrative'),
    children: [{type: 'text', value: source, position}],
    position,
    data: {hName: 'span', hProperties: {className: ['citation']}, ...(command && {command})}
  }
}

/** The Markdown form of a citation; undefined if Markdown cannot express one of its keys or words. */
function markdownOf(works: readonly Work[], {form}: CitationCommand, isNote: boolean): string | undefined {
  const sign = form === 'suppress-author' ? '-@' : '@'
  const parts: string[] = []
  for (const {key, written} of works) {
    if (written === undefined || isCrossReferenceLabel(key) || !keyForm.test(key)) return undefined
    const cited = `${sign}${simpleKey.test(key) ? key : `{${key}}`}`
    // LaTeX prints the words before the year, in the brackets, where Markdown has no place for them.
    if (form === 'narrative' && written.before !== '') return undefined
    const before = written.before === '' ? '' : `${written.before} `
    if (form === 'narrative') parts.push(`${cited}${written.after && ` [${written.after}]`}`)
    else parts.push(`${before}${cited}${written.after && `, ${written.after}`}`)
  }
  if (form === 'narrative') return parts.join('; ')
  return isNote ? `^[[${parts.join('; ')}].]` : `[${parts.join('; ')}]`
}

/** Matches a key that can be written in braces. */
const keyForm = /^[^\s{}`\\]+$/
/** Matches a key that needs no braces, because it ends at the same place whatever follows it. */
const simpleKey = /^[\p{L}\p{N}_]+(?:[-:./+][\p{L}\p{N}_]+)*$/u

function trimmed(words: PhrasingContent[] | undefined): PhrasingContent[] | undefined {
  if (words === undefined) return undefined
  const [first] = words
  if (first?.type === 'text') first.value = first.value.trimStart()
  const last = words.at(-1)
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return words.filter(node => node.type !== 'text' || node.value !== '')
}

function leadingText(words: readonly PhrasingContent[]): string {
  const end = words.findIndex(({type}) => type !== 'text')
  return plainText(words.slice(0, end < 0 ? undefined : end))
}

/** Removes the first `length` characters of the text at the beginning of words. */
function withoutStart(words: readonly PhrasingContent[], length: number): PhrasingContent[] {
  let left = length
  return words.flatMap((node): PhrasingContent[] => {
    if (left <= 0 || node.type !== 'text') return [node]
    const value = node.value.slice(left)
    left -= node.value.length
    return value === '' ? [] : [{...node, value}]
  })
}

function onlyText(words: readonly PhrasingContent[]): boolean {
  return words.every(({type}) => type === 'text')
}

function escaped(words: readonly PhrasingContent[]): string {
  return escapedText(plainText(words))
}

/** Escapes text for use as Markdown in a citation. */
export function escapedText(text: string): string {
  return text.replace(/\u00A0/g, ' ').replace(/[\\[\]*_@;^~$`<{}&]/g, '\\$&')
}
