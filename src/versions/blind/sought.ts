import type {Article} from '../../core/article.ts'
import {letters} from '../../core/letters.ts'
import {tellsAuthors} from '../../core/telling-headings.ts'
import type {Manuscript} from '../../core/types.ts'
import {wordsOf} from '../../core/walk-article.ts'
import {removedBlocks} from './article.ts'
import {mailAccounts} from './authors.ts'
import {dividedNames, folded, spacedOut, wholeWord} from './folded-words.ts'
import {romanized} from './romanized.ts'

/** Words that may reveal authors, as a pattern with a description. */
export type Sought = Readonly<{
  pattern: RegExp
  what: string
  /**
   * Letters and digits of the words; every matching text contains at least one of these strings. A pattern with
   * classes of letters takes milliseconds to compile, so it is used only if these letters occur.
   */
  spelled?: readonly string[]
}>

/** The sought words whose letters occur in the texts. */
export function thoseIn(texts: readonly string[], all: readonly Sought[]): readonly Sought[] {
  const whole = letters(folded(texts.join(' ')))
  return all.filter(({spelled}) => spelled === undefined || spelled.some(word => whole.includes(word)))
}

const lettersOf = (words: readonly string[]): readonly string[] => words.map(each => letters(folded(each)))

/**
 * The words to search for, taken from the metadata about the authors of a paper. `whole` is the paper's article with
 * all sections.
 */
export function soughtIn(source: Manuscript, whole: Article): readonly Sought[] {
  return [
    ...familyNames(source),
    ...givenNames(source),
    ...initials(source),
    ...affiliations(source),
    ...mailAccounts(source.metadata).map(name => ({
      pattern: wholeWord([name], 'i'),
      what: 'the account of an author',
      spelled: lettersOf([name])
    })),
    ...grants(source, whole),
    ...phrases.map(([pattern, what]) => ({pattern, what}))
  ]
}

/** The family names of the authors. */
export function familyNames({metadata}: Manuscript): readonly Sought[] {
  return metadata.authors.flatMap(({corporate, family}) =>
    corporate || family === undefined ? [] : namesAlone(family, 'the family name of an author')
  )
}

function givenNames({metadata}: Manuscript): readonly Sought[] {
  return metadata.authors.flatMap(({corporate, family, given = ''}) => {
    const [first = ''] = given.split(/\s+/)
    return corporate || family === undefined || first.replaceAll('.', '').length < 3
      ? []
      : namesAlone(first, 'the given name of an author')
  })
}

/** A name as written, in capitals, in Latin letters, in the plural, divided by a hyphen, and with its letters spaced out. */
function namesAlone(name: string, what: string): readonly Sought[] {
  const spellings = [name, ...romanized(name)]
  const spelled = lettersOf(spellings)
  const isLong = folded(name).length > 4
  return [
    {
      pattern: wholeWord(
        spellings.flatMap(each => [each, each.toUpperCase(), ...(isLong ? [`${each}s`, `${each}es`] : [])])
      ),
      what,
      spelled
    },
    ...(isLong ? dividedNames(spellings).map(pattern => ({pattern, what: `${what}, divided`, spelled})) : []),
    ...spacedOut(spellings).map(pattern => ({pattern, what: `${what}, in single letters`, spelled}))
  ]
}

/**
 * Initials with full stops, `A.D.`, and initials without full stops before a verb or “and”: `AD wrote`, `AD and BE`.
 */
function initials({metadata}: Manuscript): readonly Sought[] {
  return metadata.authors.flatMap(({corporate, family, given = ''}) => {
    if (corporate || family === undefined) return []
    const firsts = [...given.split(/[\s.-]+/), ...family.split(/[\s-]+/)].flatMap(part => part[0] ?? [])
    const [first = ''] = firsts
    const capitals = [...new Set([firsts.join(''), `${first}${family[0]}`])].filter(
      each => each.length > 1 && each === each.toUpperCase()
    )
    const dotted = capitals.flatMap(each => [`${[...each].join('.')}.`, `${[...each].join('. ')}.`])
    const bare = capitals.map(each => `${each}(?=(?:,| and|, and) \\p{Lu}{2,4}\\b|,? (?:${deeds})\\b)`)
    const what = 'initials of an author'
    const spelled = lettersOf(capitals)
    return capitals.length === 0
      ? []
      : [
          {
            pattern: new RegExp(`(?<![\\p{L}\\p{N}.])(?:${dotted.map(escaped).join('|')})`, 'u'),
            what,
            spelled
          },
          {pattern: new RegExp(`(?<![\\p{L}\\p{N}.])(?:${bare.join('|')})`, 'u'), what, spelled}
        ]
  })
}

const escaped = (words: string): string => words.replaceAll('.', '\\.')

const deeds =
  'wrote|designed|conceived|performed|developed|contributed|led|supervised|collected|analy[sz]ed|drafted|carried|implemented|acknowledges?|thanks?|was|is supported'

/** Affiliations, their parts of several words, their short names, their cities, and their names in other words. */
function affiliations({metadata}: Manuscript): readonly Sought[] {
  const what = 'an affiliation of the authors'
  const names = metadata.affiliations.flatMap(({name, department, institution}) =>
    [name, department, institution].filter(part => part !== undefined)
  )
  const parts = names.flatMap(name => [
    name,
    ...name.split(/\s*[,;()]\s*/).filter(part => /\s/.test(part) || /^\p{Lu}{3,}$/u.test(part))
  ])
  const cities = metadata.affiliations.flatMap(({city}) => (city === undefined ? [] : [city]))
  const short = parts.flatMap(part => {
    const capitals = (part.match(/(?<![\p{L}\p{N}])\p{Lu}/gu) ?? []).join('')
    return /[,;]/.test(part) || capitals.length < 3 ? [] : [capitals]
  })
  const isCapitals = (part: string): boolean => /^\p{Lu}+$/u.test(part)
  return [
    ...[...new Set(parts)].map(part => soughtWord(part, what, isCapitals(part) ? '' : 'i')),
    ...[...new Set(short)].map(part => soughtWord(part, `${what}, for short`)),
    ...[...new Set(cities)].map(part => soughtWord(part, 'the city of an affiliation')),
    ...inOtherWords(parts, `${what}, in other words`)
  ]
}

function soughtWord(words: string, what: string, flags = ''): Sought {
  return {pattern: wholeWord([words], flags), what, spelled: lettersOf([words])}
}

/** An institution by its distinctive words next to another word for its kind: `Universität Zürich`, `the Zurich lab`. */
function inOtherWords(parts: readonly string[], what: string): readonly Sought[] {
  const own = parts.filter(part => !/[,;()]/.test(part) && new RegExp(institution, 'iu').test(folded(part)))
  const words = own.flatMap(part =>
    (folded(part).match(/\p{Lu}\p{L}{3,}/gu) ?? []).filter(
      word => !new RegExp(`^(?:${institution}|${subject})`, 'iu').test(word)
    )
  )
  const between = '(?:\\s+\\p{L}{1,3})?\\s+'
  const [before, after] = ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])']
  return [...new Set(words)].map(word => ({
    pattern: new RegExp(
      `${before}(?:${word}${between}(?:${institution})|(?:${institution})${between}${word})${after}`,
      'iu'
    ),
    what,
    spelled: lettersOf([word])
  }))
}

/** Words for institutions in several languages, without accents. */
const institution =
  '(?:universi|univerzi|uniwersy|hochschul|institu|instytu|colle|ecole|academ|akadem|laborator|facult|fakult|hospital|klinik|clinic|campus|school|lab)\\p{L}*'

/** Words for departments and subjects, which many institutions have in their names. */
const subject =
  'department|division|centre|center|national|international|technical|technolog|scien|research|stud|medic|engineer|human|social|state|north|south|east|west|royal|federal|school|group|chair|unit'

/** The numbers of grants in statements and sections that a blind copy leaves out. */
function grants({metadata}: Manuscript, whole: Article): readonly Sought[] {
  const statements = metadata.statements.filter(({name}) => tellsAuthors(name)).map(({text}) => text.text)
  const text = [...statements, wordsOf(removedBlocks(whole.body))].join('\n')
  const numbers = Array.from(text.matchAll(new RegExp(grantNumber, 'gu')), ([number]) =>
    number.replace(/[/.-]+$/, '')
  )
  return [...new Set(numbers)].map(number => soughtWord(number, 'a grant number', 'i'))
}

/** A word with three digits in a row that is neither a year nor a DOI. */
const grantNumber = String.raw`(?<![\p{L}\p{N}/.])(?!\d{4}(?![\p{L}\p{N}/-]))(?!10\.)(?=[\p{L}\d/.-]*\d{3})[\p{L}\d][\p{L}\d/.-]{4,}`

/** Tests for the number first, because searching the words before it takes longer. */
const isGrantNumber = `(?=${grantNumber})`

/** Phrases, numbers and paths in folded texts that reveal something about the authors, whoever they are. */
const phrases: ReadonlyArray<readonly [pattern: RegExp, what: string]> = [
  [
    /\b(?:in|of|from|see) (?:my|our) (?:own )?(?:(?:PhD|doctoral|master’?'?s|bachelor’?'?s|diploma) )?(?:thesis|theses|dissertation|habilitation)\b|\b(?:my|our) (?:(?:doctoral |PhD )?(?:supervisor|advisor)|(?:home )?(?:university|institute|institution|department|laborator(?:y|ies)|lab|research group))\b/giu,
    'a phrase'
  ],
  [/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.\p{L}{2,}/gu, 'an e-mail address'],
  [
    /(?:\/home\/|\/Users\/|\/scratch\/|\b[A-Z]:\\Users\\)(?!(?:user|users|username|name|you|me|runner|jovyan|ubuntu|vagrant|docker|Public|shared)\b)[\w.-]+/giu,
    'the folder of a person'
  ],
  // An ORCID iD as written or, if it is in one of ORCID's ranges, with other separators between its groups or none.
  [
    /(?<!\d)(?:\d{4}-\d{4}-\d{4}-\d{3}[\dX]|(?=000(?:0[^\p{L}\d]{0,3}000[1-3]|9[^\p{L}\d]{0,3}00(?:0\d|10)))\d{4}(?:[^\p{L}\d]{0,3}\d{4}){2}[^\p{L}\d]{0,3}\d{3}[\dX])(?!\d)/gu,
    'an ORCID iD'
  ],
  [
    new RegExp(
      String.raw`${isGrantNumber}(?<=\b(?:grants?|awards?|funded|funding|financed|supported|fellowship|scholarship|gefordert|Forderung|financ\p{L}+|subvention\p{L}*)\b(?:[^.!?;]|\b(?:nos?|nr)\.){0,120}?)${grantNumber}`,
      'giu'
    ),
    'a grant number'
  ],
  [
    new RegExp(
      String.raw`${isGrantNumber}(?<=\b(?:ethics?|ethical|IRB|review board|Ethik\p{L}*|ethique|etica|protocol|approv\p{L}+)\b(?:[^.!?;]|\b(?:nos?|nr)\.){0,120}?)(?!(?:NCT|CRD|ISRCTN|ACTRN|DRKS|UMIN)\d)${grantNumber}`,
      'giu'
    ),
    'the number of an approval'
  ],
  [
    /(?<![\p{L}\p{N}])(?:NCT\d{8}|CRD\d{8,}|ISRCTN\d{8}|ACTRN\d{14}|DRKS\d{8}|UMIN\d{9}|ChiCTR[\w-]*\d{6,}|CTRI\/\d{4}\/[\d/]+)/gu,
    'a registration, which names who registered'
  ],
  [/(?<![\p{L}\p{N}])\+[1-9]\d{0,2}[ ().-]{1,2}(?:\d[ ().-]{0,2}){6,12}\d/gu, 'a telephone number'],
  [
    /\b(?:preprints?|(?:early|earlier|previous|extended|preliminary|shorter|conference|abridged) versions?) of (?:this|the present|our) (?:paper|article|work|manuscript|study|report)\b|\b(?:presented|delivered)\b[^.!?]{0,60}\bby (?:the (?:\p{L}+ )?authors?|us|one of us)\b/giu,
    'a phrase'
  ]
]
