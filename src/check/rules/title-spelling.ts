import {withCapital} from '../../core/letters.ts'
import type {Reference} from '../../core/types.ts'
import {entriesOf, findingOf, partOf, placedAt, type ReferencePart} from './about/parts.ts'
import {titleWords} from './about/title-words.ts'
import {deletions} from './about/words.ts'
import type {Rule} from './rule.ts'

export const titleSpelling = {
  code: 'G242',
  name: 'title-spelling',
  severity: 'info',
  summary: 'Common words in English titles are spelt correctly.',
  why: 'Readers who search for a misspelt title do not find the work. This is a hint: the spelling may be intentional.',
  examples: [
    {
      name: 'slips of the pen',
      files: {
        '01.md': '[@a]',
        'references.bib': '@misc{a, title={The Intrnational Univercity and its Parliment}}'
      },
      expect: [
        'references.bib:1:21-1:33 `Intrnational` looks misspelt, expected `International`',
        'references.bib:1:34-1:44 `Univercity` looks misspelt, expected `University`',
        'references.bib:1:53-1:62 `Parliment` looks misspelt, expected `Parliament`'
      ]
    },
    {
      name: 'journals and publishers of English works',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@article{a, title={The Rise of Peace}, journal={Peace Journel}, publisher={Univercity Press}}'
      },
      expect: [
        'references.bib:1:55-1:62 `Journel` looks misspelt, expected `Journal`',
        'references.bib:1:76-1:86 `Univercity` looks misspelt, expected `University`'
      ]
    },
    {
      name: 'other words, other languages',
      files: {
        '01.md': '[@a; @b; @c]',
        'references.bib':
          '@misc{a, title={The Rational Polity: Organisational Behaviours}}\n@misc{b, title={Die nationale Demokratie}, langid={german}}\n@misc{c, title={Electron Immunity in Banded Powder and Wording of Pretests}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    const references = entriesOf(manuscript)
    const parts = references
      .filter(reference => isEnglish(reference, manuscript.metadata.lang))
      .flatMap(partsOf)
    const meant = new Map<string, string | undefined>()
    for (const part of parts) {
      for (const typed of part.text.split(/[\s.,:;?!()/"“”–—]+/)) {
        if (!/^[A-Z]?[a-z]{4,}$/.test(typed)) continue
        const word = typed.toLowerCase()
        if (!meant.has(word)) meant.set(word, meantBy(word))
        const common = meant.get(word)
        const expected = /^[A-Z]/.test(typed) && common ? withCapital(common) : common
        if (expected !== undefined)
          yield findingOf(placedAt(part, typed), `\`${typed}\` looks misspelt, expected \`${expected}\``, {
            expected: [expected]
          })
      }
    }
  }
} satisfies Rule

function isEnglish({csl}: Reference, lang: string): boolean {
  return /^en/i.test(`${csl.language ?? lang}`)
}

/**
 * The parts that name the work and its origin. Only English is checked: a part counts if it, or the title, has an
 * English function word.
 */
function partsOf(reference: Reference): readonly ReferencePart[] {
  const [title, ...others] = ['title', 'container-title', 'publisher'].map(name => partOf(reference, name))
  const said = (part: ReferencePart | undefined) => part !== undefined && smallWords.test(part.text)
  return [title, ...others].filter(
    part => part !== undefined && (said(part) || (part !== title && said(title)))
  ) as readonly ReferencePart[]
}

const smallWords = /\b(?:an?|and|for|from|in|of|on|the|to|with)\b/i

const byDeletion: ReadonlyMap<string, string> = new Map(
  [...titleWords].flatMap(word => [...deletions(word)].map(shorter => [shorter, word] as const))
)

/** The common word that a single typing error turned into this one; undefined if it may be another word. */
function meantBy(word: string): string | undefined {
  if (titleWords.has(word) || others.has(word)) return undefined
  if (slips.has(word)) return slips.get(word)
  for (const shorter of deletions(word)) {
    const common = byDeletion.get(shorter)
    if (common !== undefined && isSlip(word, common)) return common
  }
  return undefined
}

/**
 * Whether one letter is missing, added, changed or swapped inside a word; other endings are inflections, and other
 * beginnings are other words.
 */
function isSlip(word: string, common: string): boolean {
  if (word.charAt(0) !== common.charAt(0) && !isSwap(word, common)) return false
  // A short word differs by one letter from many others: “bonded” from banded, bounded and boarded.
  if (word.length < (word.length < common.length ? 6 : 7) && !isSwap(word, common)) return false
  const end = word.slice(-2) === common.slice(-2)
  return end && word.replace(/z/g, 's') !== common.replace(/z/g, 's') && isNear(word, common)
}

/**
 * Whether two words that share a deletion differ by one letter or by two swapped neighbours; they may also differ by a
 * letter that moved further.
 */
function isNear(a: string, b: string): boolean {
  if (a.length !== b.length) return true
  const differing = [...a].flatMap((letter, index) => (letter === b[index] ? [] : [index]))
  return differing.length === 1 || isSwap(a, b)
}

function isSwap(a: string, b: string): boolean {
  const first = [...a].findIndex((letter, index) => letter !== b[index])
  return (
    a.length === b.length &&
    a[first] === b[first + 1] &&
    a[first + 1] === b[first] &&
    a.slice(first + 2) === b.slice(first + 2)
  )
}

/** Known errors at the ends of words, where errors are not guessed. */
const slips: ReadonlyMap<string, string> = new Map([
  ['journel', 'journal'],
  ['journels', 'journals'],
  ['goverment', 'government'],
  ['developement', 'development'],
  ['existance', 'existence'],
  ['independant', 'independent']
])

/** Words that differ by one letter from a common one and are correct. */
const others: ReadonlySet<string> = new Set(
  `auction auctions boarders bolders bonders borers bounded brutish cation cations champaign chance charge charges
  communization contention contract contrast convection cotemporary crises declamation declamations deportment
  eduction ejection ejections elation electron electrons emergence erection erections ethnics evacuation evection
  fiance fiances forged formed fractors hearth hither immunity impurity infliction leaning literal medication
  meditation notional notions panning parities parsons partitas pastries patties peaceable plaining planing
  planking planting polices polities powder precess precesses pretest pretests processional profess professes
  projection projections protist protists prowess prowesses reflation reflations refuges regelation resort retort
  savery snuggling stricture sturdies theorises theorizes trailing translational uncited untied vowing wording
  worming`.split(/\s+/)
)
