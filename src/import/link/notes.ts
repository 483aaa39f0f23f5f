import {addAll} from '../../core/add-all.ts'
import type {LinkedItem, TypedLink, TypedPassage} from '../passage.ts'
import {leastSure, linkedItem} from './item.ts'
import {type LetterMap, letterMap} from './letter-map.ts'
import {locatorAfter} from './note-locator.ts'
import {byAuthorAlone, namedIn, type WorkInNote} from './note-work.ts'
import {itemsOfPart} from './part.ts'
import {searchText} from './search-text.ts'
import {leads, others, partTerms, sentenceOpeners} from './words.ts'
import type {CitableWork} from './works.ts'

/**
 * The citations in notes: `Johan Galtung, “Violence, Peace” (1969), 171`, `Galtung, “Violence,” 171`, `Ibid.`, and laws
 * and archives by their names. A title alone never cites a work that has authors. `notes` must be in the order of their
 * calls.
 */
export function noteLinks(
  notes: readonly TypedPassage[],
  works: readonly CitableWork[]
): readonly TypedLink[] {
  const links: TypedLink[] = []
  let before: readonly LinkedItem[] = []
  // Whether the previous note cites something that is not in the list, such as an archive.
  let isApart = false
  for (const passage of notes) {
    const plain = searchText(passage)
    const stretches = stretchesOf(plain)
    const own: LinkedItem[] = []
    for (const stretch of stretches) {
      if (isApart && again.test(stretch.text)) continue
      const last = works.find(({index}) => index === own.at(-1)?.work)
      const find = (map: LetterMap, work: CitableWork) => namedIn(map, work, last)
      const item = ibid(stretch, passage, before) ?? itemOf(stretch, passage, works, find)
      const found = item === undefined ? dated(stretch, passage, plain, works) : [item]
      const items = found.length > 0 ? found : unnamed(stretch, passage, works)
      before = items
      addAll(own, items)
    }
    // After a note that cites several works, `Ibid.` denotes none of them with certainty.
    if (stretches.length > 1 || own.length > 1)
      before = before.map(({work: _, ...item}) => ({...item, verdict: 'doubted'}))
    isApart = own.length === 0 && (isApart || /\d/.test(plain))
    addAll(links, linksOf(own, passage, plain))
  }
  return links
}

type Stretch = Readonly<{text: string; start: number}>

/** The marks that close each opening quotation mark. */
const quotes: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“”'],
  ['«', '»']
])

const newSentence =
  /(?<=\p{L}{3}[”"»)]?|\d[”"»)]?)\.\s+(?=(?:See|Cf|Compare|Also|Vgl|Siehe|Voir|Cfr|Véase|Ver|Zie)(?!\p{L}))/gu

/** The ranges of a note that may each cite one work: between semicolons outside brackets and quotation marks. */
function stretchesOf(plain: string): readonly Stretch[] {
  const cuts: number[] = []
  let depth = 0
  let quoted = ''
  for (const {0: sign, index} of plain.matchAll(/[()[\]“”„«»;؛]/g)) {
    const isEnd = quoted !== '' && (quotes.get(quoted) ?? '').includes(sign)
    if (isEnd) quoted = ''
    else if (quoted === '' && quotes.has(sign)) quoted = sign
    else if (/[([]/.test(sign)) depth++
    else if (/[)\]]/.test(sign)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && quoted === '' && /[;؛]/.test(sign)) cuts.push(index + 1)
  }
  if (/^\s*(?:But )?Compare\s/i.test(plain))
    for (const {index, 0: found} of plain.matchAll(/,\s+(?=with\s)/g)) cuts.push(index + found.length)
  for (const {index, 0: found} of plain.matchAll(newSentence)) cuts.push(index + found.length)
  const ends = [...cuts.sort((a, b) => a - b), plain.length]
  return ends
    .map((end, index) => {
      const start = ends[index - 1] ?? 0
      return {text: plain.slice(start, end).replace(/(?:[;؛]|,\s+)$/, ''), start}
    })
    .filter(({text}) => text.trim() !== '')
}

const again = new RegExp(
  `^\\s*(${leads})(?:ibid(?:em)?|ebd|ebenda|ibíd|ivi|ibidem|id(?=\\.\\s*$|\\.?,?\\s(?:at\\s|§|¶)))(?![\\p{L}])\\.?,?\\s*(.*?)\\.?\\s*$`,
  'iu'
)

/** Links `Ibid.` to the work in the previous citation, if that citation cites only one work. */
function ibid(
  {text, start}: Stretch,
  passage: TypedPassage,
  before: readonly LinkedItem[]
): LinkedItem | undefined {
  const [, lead = '', rest = ''] = again.exec(text) ?? []
  if (!again.test(text)) return undefined
  const [only] = before
  const isSure = only?.verdict === 'sure' && !namesAnother(rest)
  const place = {start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length}
  const words = {
    prefix: lead.trim(),
    suffix: passage.text
      .slice(place.start, place.end)
      .replace(/\.$/, '')
      .slice(-rest.length || Number.POSITIVE_INFINITY)
  }
  return {
    verdict: isSure ? 'sure' : 'doubted',
    ...place,
    ...(isSure && {work: only.work}),
    candidates: only?.candidates ?? [],
    ...words,
    ...(!isSure && {
      doubt: namesAnother(rest) ? 'the note has other words, too' : 'the citation before is not certain'
    })
  }
}

/** Whether the words after `Ibid.` may name another work: `Ebd. und Roeck, Bäcker, S. 3`. */
function namesAnother(rest: string): boolean {
  const names = [...rest.matchAll(/\p{Lu}[\p{L}\p{M}’'-]{3,}/gu)].filter(([name]) => !ofPart.test(name))
  return names.length > 1
}

const ofPart = new RegExp(`^(?:${partTerms}|Abschnitt|Anmerkung|Fußnote|Footnote)$`, 'iu')

/** Links works that are named by author and year without brackets: `Galtung 1969, 171`. */
function dated(
  {text, start}: Stretch,
  passage: TypedPassage,
  plain: string,
  works: readonly CitableWork[]
): readonly LinkedItem[] {
  if (/[()[\]]/.test(text)) return []
  const {items} = itemsOfPart({passage, plain, from: start, to: start + text.length, named: ''}, works)
  if (items.some(({verdict}) => verdict !== 'sure')) return []
  return items.map(item => ({...item, suffix: item.suffix.replace(/\.$/, '')}))
}

/** If the title in a range is not in the list, links the range by the author alone, or marks it as unlisted. */
function unnamed(
  stretch: Stretch,
  passage: TypedPassage,
  works: readonly CitableWork[]
): readonly LinkedItem[] {
  const item = isSource.test(stretch.text) ? undefined : itemOf(stretch, passage, works, byAuthorAlone)
  return item === undefined ? unlisted(stretch) : [item]
}

/** Marks a range that looks like a citation of an unlisted work: `Smith, Nothing of the Kind, 9`. */
function unlisted({text, start}: Stretch): readonly LinkedItem[] {
  const lead = leadOf.exec(text)?.[0].length ?? 0
  const words = text.slice(lead).trim()
  const [, author = '', title = ''] = authorAndTitle.exec(words) ?? authorAndWord.exec(words) ?? []
  if (author === '' || sentenceOpeners.test(author.split(/[\s,]/)[0]!) || isSource.test(author + title))
    return []
  const place = {start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length}
  return [linkedItem({verdict: 'none', candidates: []}, place)]
}

const leadOf = new RegExp(`^\\s*${leads}`, 'iu')
const nameWord = String.raw`(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}[\p{L}\p{M}’'-]*|(?:ders\.|dies\.|[Ii]dem|[Ii]d\.|van|von|de|del|della|di|da|du|la|le|al|ibn|bin|and|und|et|y|e|&))`
/** One to six words that can be names; a title of several words or in quotation marks; and a page or a year. */
const authorAndTitle = new RegExp(
  String.raw`^(${nameWord}(?:,?\s${nameWord}){0,5}(?:,?\s${others})?)[,:]\s((?:["“„«‘'][^"”“»’]{4,200}["”“»’'],?|\p{Lu}[^,;()]*\s[^,;()]{2,200}?(?=,|\s\()))(?:[^;]*?[\s(]\d{4}\)|[^;]*,\s(?:at\s)?(?:pp?\.\s?|S\.\s?)?\d{1,4}(?:[-–]\d{1,4})?(?:\s?ff?\.?)?)\.?$`,
  'u'
)
/** A name, a title of one word, and a page: `Schmidt, Hunger, S. 44 f.` */
const authorAndWord =
  /^(\p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*(?:[/–-]\p{Lu}[\p{L}’'-]+)*),\s(\p{Lu}[\p{L}’'-]{3,}),\s(?:pp?\.|S\.)\s?\d{1,4}(?:[-–]\d{1,4})?(?:\s?ff?\.?)?\.?$/u
/** Words in the names of archives, courts and newspapers; most lists of references contain no such sources. */
const isSource =
  /\b(?:Archiv|Nachlass|Record Office|Library|Papers|Collection|Court|Act\b|Code\b|Article|Section|Times|Gazette|Journal|Hansard|Letter|Interview)/iu

function itemOf(
  {text, start}: Stretch,
  passage: TypedPassage,
  works: readonly CitableWork[],
  find: (stretch: LetterMap, work: CitableWork) => WorkInNote | undefined
): LinkedItem | undefined {
  const map = letterMap(text)
  const found = works
    .flatMap(work => find(map, work) ?? [])
    .map((each, _, all) => {
      const isClear = isOnlyOf(each.work, works) || (each.size > 7 && all.length === 1)
      return each.isInside && isClear ? wholeOf(each) : each
    })
  const whole = found.filter(({isWhole}) => isWhole)
  const all = whole.length > 0 ? whole : found
  const longest = all.reduce((most, {size}) => Math.max(most, size), 0)
  const best = all.filter(({size}) => size === longest)
  const [named] = best
  if (named === undefined) return undefined
  // If two titles begin with the same short title, it denotes neither work with certainty.
  const rivals = whole.filter(({work, size}) => work !== named.work && size === named.size)
  const after = locatorAfter(text, named)
  const partly = named.work.isNameless
    ? 'only the first words of the name agree'
    : 'the title agrees, the authors do not'
  const doubt = !named.isWhole
    ? (named.doubt ?? partly)
    : rivals.length > 0
      ? `${rivals.length + 1} works in the list agree`
      : named.work.isNameless && !named.work.isLaw && !text.includes(named.work.year ?? '\0')
        ? 'only the title agrees'
        : after.doubt
  const prefix = passage.text.slice(start, start + named.start).trim()
  const suffix = passage.text.slice(start + after.start, start + after.end).trim()
  const place = {
    start: start + text.length - text.trimStart().length,
    end: start + text.trimEnd().length,
    prefix,
    suffix
  }
  const verdict = doubt === undefined ? 'sure' : 'doubted'
  return linkedItem({verdict, candidates: best.map(({work}) => work), doubt}, place)
}

/** Whether the list has no other work by the first author of a work. */
function isOnlyOf(work: CitableWork, works: readonly CitableWork[]): boolean {
  const spellings = work.authors[0]?.spellings ?? []
  return !works.some(
    other => other !== work && other.authors.some(name => name.spellings.some(own => spellings.includes(own)))
  )
}

function wholeOf({work, start, end, size}: WorkInNote): WorkInNote {
  return {work, start, end, size, isWhole: true}
}

/** Joins adjacent citations with the same verdict into one. */
function linksOf(
  items: readonly LinkedItem[],
  {id, text}: TypedPassage,
  plain: string
): readonly TypedLink[] {
  const groups: LinkedItem[][] = []
  for (const item of items) {
    const last = groups.at(-1)?.at(-1)
    const isNext = last !== undefined && /^[;؛.\s]*$/.test(plain.slice(last.end, item.start))
    if (isNext && (last.verdict === 'sure') === (item.verdict === 'sure')) groups.at(-1)!.push(item)
    else groups.push([item])
  }
  return groups.map(group => {
    const {start} = group[0]!
    const {end} = group.at(-1)!
    const isRest = /^\s*\.?\s*$/.test(text.slice(end))
    const verdict = leastSure(group)
    const whole = isRest ? text : text.slice(0, end)
    // The full stop of a sentence stays after its citation.
    const stop = verdict === 'sure' ? whole.trimEnd().replace(/\.$/, '').length : whole.length
    return {
      passage: id,
      start: text.slice(0, start).trim() === '' ? 0 : start,
      end: stop,
      form: 'note',
      verdict,
      narrative: false,
      yearOnly: false,
      items: group
    }
  })
}
