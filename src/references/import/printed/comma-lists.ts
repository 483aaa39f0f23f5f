import type {Hint} from './hints.ts'

const initial = '(?:\\p{Lu}\\.-?)+'
const family = "\\p{Lu}[\\p{L}’'-]*\\p{Ll}"
const particle = '(?:van|von|de|der|den|del|di|da|la|le|zu)'
const inverted = `\\p{Lu}[\\p{L}’'-]+,\\s(?:${initial}|${family})(?:\\s(?:${initial}|${family}|${particle})){0,2}`
/** A second name after a comma: `Roe, C., ` or `Roe, Carl, `. */
const more = `(?:${particle}\\s)?${family},\\s(?:${initial}|${family}(?:\\s${initial})*,)`
const opening = new RegExp(
  `^(?<authors>${inverted}(?:\\s?[/;]\\s?${inverted})*)(?<role>\\s\\((?:Hg|Hrsg|[Ee]ds?)\\.?\\))?,\\s(?!${more})(?=\\p{Lu})`,
  'u'
)
const place =
  '\\p{Lu}\\p{Ll}[\\p{L}’.-]+(?:(?:,\\s|/|\\s)(?:a\\.\\s?M\\.|(?:am|an der|bei|i\\.)\\s)?\\p{Lu}[\\p{L}’-]*){0,3}'
/** The place and the year at the end of the title: `, Sigmaringen 1987`, `, 2. Aufl., Tübingen: Mohr 1992`. */
const imprint = new RegExp(
  `,\\s(?:(?<edition>\\d{1,2}\\.,?\\s[^:,\\d]{0,40}Aufl(?:age|\\.)?),?\\s)?(?<place>${place})(?::\\s[^:,]{2,60}?,?)?\\s(?:1[5-9]|20)\\d\\d(?=$|[.,;]|\\s\\()`,
  'du'
)
const container = /,\s[Ii]n:\s/u
const series = /\s\((?!(?:tr|trans|translated|übers|eds?|hg|hrsg|trad|dir)\b)[^()]{5,160}\)$/iu
/** A translator, an editor or a volume within the text before the place. */
const other = /\((?:tr|trans|translated|übers|eds?|hg|hrsg|trad|dir)\b|:\s?vol\./iu

/** Further authors with given names first: `Roe, Carl, Ann Poe, and Eva Lind. A Title.` */
const straight =
  /^(?:\p{Lu}[\p{L}.’'-]*\s){1,3}\p{Lu}[\p{L}’'-]+(?:,\s(?:\p{Lu}[\p{L}.’'-]*\s){1,3}\p{Lu}[\p{L}’'-]+)*,?\s(?:and|&|und|et)\s(?:\p{Lu}[\p{L}.’'-]*\s){1,3}\p{Lu}[\p{L}’'-]+(?:\.|,\seds?\.)/u

/**
 * The authors, title, series and place of a reference with commas between all its parts, as historians write them:
 * “Roeck, Bernd, Bäcker, Brot und Getreide in Augsburg (Abhandlungen 31), Sigmaringen 1987.” Only a comma separates the
 * given name from the title, so a model takes the first words of the title for names.
 */
export function commaListHints(text: string): readonly Hint[] {
  const {0: head, groups} = opening.exec(text) ?? {}
  if (head === undefined || groups === undefined) return []
  const rest = text.slice(head.length)
  const book = container.exec(rest)?.index
  const printed = imprint.exec(rest)
  const end = Math.min(book ?? rest.length, printed?.index ?? rest.length)
  const title = rest.slice(0, end)
  if (
    end === rest.length ||
    title.length < 3 ||
    /["“”„]/.test(title) ||
    straight.test(title) ||
    other.test(title)
  )
    return []
  const of = (start: number, stop: number, label: string): Hint => ({
    start,
    end: stop,
    labels: new Set([label])
  })
  const inSeries = series.exec(title)
  const titleEnd = head.length + (inSeries?.index ?? end)
  const {place: at, edition} = (end === book ? undefined : printed?.indices?.groups) ?? {}
  return [
    of(0, head.trimEnd().length, groups.role === undefined ? 'author' : 'editor'),
    of(head.length, titleEnd, 'title'),
    ...(inSeries === null ? [] : [of(titleEnd + 1, head.length + end, 'collection-title')]),
    ...(edition === undefined ? [] : [of(head.length + edition[0], head.length + edition[1], 'edition')]),
    ...(at === undefined ? [] : [of(head.length + at[0], head.length + at[1], 'location')])
  ]
}
