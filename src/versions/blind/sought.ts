import type {Article} from '../../core/article.ts'
import {tellsAuthors} from '../../core/telling-headings.ts'
import type {Manuscript} from '../../core/types.ts'
import {wordsOf} from '../../core/walk-article.ts'
import {removedBlocks} from './article.ts'
import {spacedOut, wholeWord} from './folded-words.ts'
import {romanized} from './romanized.ts'

/** Words that may reveal authors, and their kind. */
export type Sought = Readonly<{pattern: RegExp; what: string}>

/**
 * The words of the metadata about the authors of a paper, to be searched for. `whole` is its article with all
 * sections.
 */
export function soughtIn(source: Manuscript, whole: Article): readonly Sought[] {
  return [
    ...familyNames(source),
    ...givenNames(source),
    ...initials(source),
    ...affiliations(source),
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

/** A name as written, in capitals, in Latin letters, and with its letters spaced out. */
function namesAlone(name: string, what: string): readonly Sought[] {
  const spellings = [name, ...romanized(name)]
  return [
    {pattern: wholeWord(spellings.flatMap(each => [each, each.toUpperCase()])), what},
    ...spacedOut(spellings).map(pattern => ({pattern, what: `${what}, in single letters`}))
  ]
}

/** Initials with full stops, `A.D.`, and without them if a verb or “and” follows: `AD wrote`, `AD and BE`. */
function initials({metadata}: Manuscript): readonly Sought[] {
  return metadata.authors.flatMap(({corporate, family, given = ''}) => {
    if (corporate || family === undefined) return []
    const letters = [...given.split(/[\s.-]+/), ...family.split(/[\s-]+/)].flatMap(part => part[0] ?? [])
    const [first = ''] = letters
    const capitals = [...new Set([letters.join(''), `${first}${family[0]}`])].filter(
      each => each.length > 1 && each === each.toUpperCase()
    )
    const dotted = capitals.flatMap(each => [`${[...each].join('.')}.`, `${[...each].join('. ')}.`])
    const bare = capitals.map(each => `${each}(?=(?:,| and|, and) \\p{Lu}{2,4}\\b|,? (?:${deeds})\\b)`)
    const what = 'initials of an author'
    return capitals.length === 0
      ? []
      : [
          {pattern: new RegExp(`(?<![\\p{L}\\p{N}.])(?:${dotted.map(escaped).join('|')})`, 'u'), what},
          {pattern: new RegExp(`(?<![\\p{L}\\p{N}.])(?:${bare.join('|')})`, 'u'), what}
        ]
  })
}

const escaped = (words: string): string => words.replaceAll('.', '\\.')

const deeds =
  'wrote|designed|conceived|performed|developed|contributed|led|supervised|collected|analy[sz]ed|drafted|carried|implemented|acknowledges?|thanks?|was|is supported'

/** Affiliations, their parts with several words, and their short names. */
function affiliations({metadata}: Manuscript): readonly Sought[] {
  const what = 'an affiliation of the authors'
  const parts = metadata.affiliations.flatMap(({name}) => [
    name,
    ...name.split(/\s*[,;()]\s*/).filter(part => /\s/.test(part) || /^\p{Lu}{3,}$/u.test(part))
  ])
  const short = parts.flatMap(part => {
    const capitals = (part.match(/(?<![\p{L}\p{N}])\p{Lu}/gu) ?? []).join('')
    return /[,;]/.test(part) || capitals.length < 3 ? [] : [capitals]
  })
  const isCapitals = (part: string): boolean => /^\p{Lu}+$/u.test(part)
  return [
    ...[...new Set(parts)].map(part => ({pattern: wholeWord([part], isCapitals(part) ? '' : 'i'), what})),
    ...[...new Set(short)].map(part => ({pattern: wholeWord([part]), what: `${what}, for short`}))
  ]
}

/** The numbers of grants in statements and sections that a blind copy leaves out. */
function grants({metadata}: Manuscript, whole: Article): readonly Sought[] {
  const statements = metadata.statements.filter(({name}) => tellsAuthors(name)).map(({text}) => text.text)
  const text = [...statements, wordsOf(removedBlocks(whole.body))].join('\n')
  const numbers = Array.from(text.matchAll(new RegExp(grantNumber, 'gu')), ([number]) =>
    number.replace(/[/.-]+$/, '')
  )
  return [...new Set(numbers)].map(number => ({
    pattern: wholeWord([number], 'i'),
    what: 'the number of a grant'
  }))
}

/** A word with three digits in a row that is neither a year nor a DOI. */
const grantNumber = String.raw`(?<![\p{L}\p{N}/.])(?!\d{4}(?![\p{L}\p{N}/-]))(?!10\.)(?=[\p{L}\d/.-]*\d{3})[\p{L}\d][\p{L}\d/.-]{4,}`

/** Words that tell of authors whoever they are. Only the words in the last pair of angle brackets are told. */
const phrases: ReadonlyArray<readonly [pattern: RegExp, what: string]> = [
  [
    /\b(?:in|of|from|see) (?:my|our) (?:own )?(?:(?:PhD|doctoral|master’?'?s|bachelor’?'?s|diploma) )?(?:thesis|theses|dissertation|habilitation)\b|\b(?:my|our) (?:(?:doctoral |PhD )?(?:supervisor|advisor)|(?:home )?(?:university|institute|institution|department|laborator(?:y|ies)|lab|research group))\b/giu,
    'a phrase'
  ],
  [/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.\p{L}{2,}/gu, 'an e-mail address'],
  [
    /(?:\/home\/|\/Users\/|\b[A-Z]:\\Users\\)(?!(?:user|users|username|name|you|me|runner|jovyan|ubuntu|vagrant|docker|Public|shared)\b)[\w.-]+/giu,
    'the folder of a person'
  ],
  // As written, or in one of the ranges of ORCID with other signs or none between its groups.
  [
    /(?<!\d)(?:\d{4}-\d{4}-\d{4}-\d{3}[\dX]|(?=000(?:0[^\p{L}\d]{0,3}000[1-3]|9[^\p{L}\d]{0,3}00(?:0\d|10)))\d{4}(?:[^\p{L}\d]{0,3}\d{4}){2}[^\p{L}\d]{0,3}\d{3}[\dX])(?!\d)/gu,
    'an ORCID iD'
  ],
  [
    new RegExp(
      String.raw`(?<=\b(?:grants?|awards?|funded|funding|financed|supported|fellowship|scholarship|gefördert|Förderung|financ\p{L}+|subvention\p{L}*)\b[^.!?;]{0,120}?)${grantNumber}`,
      'giu'
    ),
    'the number of a grant'
  ]
]
