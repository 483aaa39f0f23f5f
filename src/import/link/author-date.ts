import type {LinkedItem, TypedLink, TypedPassage} from '../passage.ts'
import {type Bracket, bracketsIn} from './brackets.ts'
import {leastSure, linkedItem} from './item.ts'
import {narrativeLink} from './narrative.ts'
import {itemsOfPart} from './part.ts'
import {searchText} from './search-text.ts'
import type {CitableWork} from './works.ts'

/** The citations of a passage by author and year: `(Galtung, 1969, p. 171; Freire 1970)`, `Galtung (1969)`. */
export function authorDateLinks(passage: TypedPassage, works: readonly CitableWork[]): readonly TypedLink[] {
  const plain = searchText(passage)
  const links: TypedLink[] = []
  for (const bracket of bracketsIn(plain)) {
    if (links.some(({start, end}) => start < bracket.end && bracket.start < end)) continue
    const link = linkOf(passage, plain, bracket, works)
    if (link !== undefined && !links.some(({end}) => end > link.start && end <= link.end)) links.push(link)
  }
  return links.sort((a, b) => a.start - b.start)
}

/**
 * The citation in a pair of brackets, parsed as a group of works or, after an author named in the sentence, as a year
 * alone; the more certain result is used.
 */
function linkOf(
  passage: TypedPassage,
  plain: string,
  bracket: Bracket,
  works: readonly CitableWork[]
): TypedLink | undefined {
  const group = groupLink(passage, plain, bracket, works)
  const isYearFirst = /^.\s*\d{4}/.test(plain.slice(bracket.start, bracket.end))
  if (group !== undefined && !isYearFirst) return group
  const narrative = narrativeLink(passage, plain, bracket, works)
  return narrative?.verdict === 'sure' ? narrative : (group ?? narrative)
}

/** The citation in a pair of brackets, which can contain several works. */
function groupLink(
  passage: TypedPassage,
  plain: string,
  {start, end}: Bracket,
  works: readonly CitableWork[]
): TypedLink | undefined {
  const items: LinkedItem[] = []
  let waiting = ''
  let named = ''
  let from = start + 1
  for (const part of plain.slice(start + 1, end - 1).split(/[;؛]/)) {
    const found = itemsOfPart({passage, plain, from, to: from + part.length, named}, works)
    const written = passage.text.slice(from, from + part.length).trim()
    const last = items.at(-1)
    const [first, ...rest] = found.items
    // A part that names no work belongs to the preceding work or, for the first part, to the following one.
    if (first !== undefined) {
      items.push({...first, prefix: `${waiting}${first.prefix}`}, ...rest)
      waiting = ''
      named = found.named
    } else if (last !== undefined && sameAuthor.test(written))
      items.push(
        sameAuthorItem(
          last,
          written,
          {start: from + part.length - part.trimStart().length, end: from + part.length},
          works
        )
      )
    else if (last !== undefined)
      items[items.length - 1] = {...last, suffix: `${last.suffix}; ${written}`, end: from + part.length}
    else waiting += `${written}; `
    from += part.length + 1
  }
  if (items.length === 0) return undefined
  return {
    passage: passage.id,
    start,
    end,
    form: 'author-date',
    verdict: leastSure(items),
    narrative: false,
    yearOnly: false,
    items
  }
}

const sameAuthor = /^(?:ders|dies|idem|id|the same|l[ae] même)\.?,?\s(?=(?:1[4-9]|20)\d\d)/iu

/** The work by the authors of the work before it: `Möllering 2005; ders. 2007, S. 3`. */
function sameAuthorItem(
  before: LinkedItem,
  written: string,
  place: Readonly<{start: number; end: number}>,
  works: readonly CitableWork[]
): LinkedItem {
  const [, year = '', letter = '', suffix = ''] = /(\d{4})([a-z])?\s*[,:]?\s*(.*)$/su.exec(written) ?? []
  const names = authorsOf(works.find(({index}) => index === before.work))
  const candidates = works.filter(
    work =>
      work.year === year &&
      (letter === '' || work.letter === letter) &&
      names !== '' &&
      authorsOf(work) === names
  )
  const verdict = candidates.length === 1 ? 'sure' : candidates.length > 1 ? 'doubted' : 'none'
  return linkedItem({verdict, candidates}, {...place, suffix})
}

function authorsOf(work: CitableWork | undefined): string {
  return work?.authors.map(({spellings}) => spellings[0]).join() ?? ''
}
