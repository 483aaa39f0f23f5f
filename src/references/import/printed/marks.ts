import {organisationFirst} from './organisation.ts'

/** A range that a rule has labelled. The model does not see the words of the kinds in `taken`. */
export type PrintedMark = Readonly<{
  kind:
    | 'doi'
    | 'url'
    | 'isbn'
    | 'arxiv'
    | 'accessed'
    | 'site'
    | 'interviewer'
    | 'date'
    | 'editor'
    | 'translator'
    | 'director'
    | 'producer'
    | 'edition'
    | 'pages'
    | 'organisation'
  start: number
  end: number
  /** The value in the range: the DOI itself, the name of the site. */
  value: string
}>

/** The kinds whose words the model does not see. */
const taken: ReadonlySet<PrintedMark['kind']> = new Set([
  'doi',
  'url',
  'isbn',
  'arxiv',
  'accessed',
  'site',
  'interviewer'
])

export function isTaken(mark: PrintedMark): boolean {
  return taken.has(mark.kind)
}

const month =
  '(?:jan|feb|f[ée]v|mar|m[äa]r|apr|avr|abr|may|mai|mag|maj|jun|juin|giu|jul|juil|lug|aug|ao[uû]|ago|sep|set|oct|okt|ott|out|nov|dec|dez|d[ée]c|dic|gen|ene|spring|summer|autumn|fall|winter)\\p{L}*\\.?'
const year = '(?:1[4-9]|20)\\d\\d[a-z]?'
const day = '\\d{1,2}(?:st|nd|rd|th|er|º)?\\.?'
/** A date in any printed form, even without spaces or misspelt: `2024, May 10`, `December05, 2019`, `Novber 2015`. */
const dateText = `(?:${year}(?:,?\\s*(?:${month}\\s*(?:${day})?(?:\\s*[-–]\\s*(?:${month}\\s*)?${day})?|${day}\\s+${month}))?|(?:${day}\\s+)?${month},?\\s*(?:${day},?\\s*)?${year}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{4})`
const address =
  '(?:(?:https?:\\/\\/|ftp:\\/\\/|www\\.)\\S+|(?:[a-z][a-z0-9-]*\\.){1,4}(?:com|org|net|edu|gov|info|[a-z]{2})\\/\\S+)'
/** The rest of a URL that was broken at the end of a line, which left a space in it. */
const brokenOff =
  '(?:(?<![.,;:>)\\]])\\s+(?:\\/[^\\s>]|[^\\s/<>]+\\/[^\\s/<>]+\\/|[^\\s<>]+\\.(?:s?html?|pdf|php|aspx?)(?![\\p{L}\\d]))[^\\s>]*)?'
/** Names: capitalized words, initials, particles and the words that join them, but not the text of a title. */
const someNames =
  "(?!The\\s|A\\s|An\\s|In\\s)\\p{Lu}[\\p{L}'’-]*\\.?(?:,?\\s(?:\\p{Lu}[\\p{L}'’-]*\\.?(?:\\p{Lu}\\.|-\\p{Lu}\\.)*|and|&|und|et|van|von|de|der|den|del|di|da|la|le|et al\\.)){0,24}?"
/** Names in running text, where a full stop after a whole word ends the names. */
const namesBeforeStop =
  "(?:\\p{Lu}\\.(?:-?\\p{Lu}\\.)*|\\p{Lu}[\\p{L}'’-]+)(?:,?\\s(?:\\p{Lu}\\.(?:-?\\p{Lu}\\.)*|\\p{Lu}[\\p{L}'’-]+|and|&|van|von|de|der|den|del|di|da|la|le)){1,12}(?:,?\\set al)?"

/**
 * The rules in order of precedence: words marked by one rule are not available to later ones. Sources: the manuals of
 * APA, Chicago, NLM.
 */
const rules: readonly Readonly<{kind: PrintedMark['kind']; pattern: RegExp; group?: number}>[] = [
  {
    kind: 'doi',
    pattern:
      /(?:\[?\bdoi\s*[:.>]*\s*)?(?:https?:\/\/(?:www\.)?(?:dx\.)?doi\.org\/|\bdoi\.org\/|\bdoi\s*[:.>]*\s*)(?:doi:\s*)?(10\.\d{4,9}(?:\.\d+)*\/\S+)/giu,
    group: 1
  },
  {kind: 'doi', pattern: /(?<=^|[\s([])(10\.\d{4,9}\/\S+)/gu, group: 1},
  {
    kind: 'arxiv',
    pattern:
      /\[?\barxiv\s*(?:preprint\s*)?(?:arxiv)?\s*:\s*([a-z-]*(?:\.[A-Z]{2})?\/?\d[\d.]*(?:v\d+)?)\]?\s*(?:\[[\w.-]+\])?/giu,
    group: 1
  },
  {kind: 'isbn', pattern: /\bISBN(?:-1[03])?:?\s*((?:97[89][-– ]?)?\d[\d–-]{7,15}[\dXx])\b/giu, group: 1},
  {
    kind: 'interviewer',
    pattern: /\(([^()]{2,80}?),?\s+(?:Interviewer|Interviewers|Interviewerin|Intervistatore)\)/giu,
    group: 1
  },
  // In “Retrieved May 3, 2024, from SITE: https://…”, only the date: the site and the URL are found separately.
  {
    kind: 'accessed',
    pattern: new RegExp(
      `[\\[(]?\\b(?:last\\s+)?(?:retrieved|accessed|viewed|visited|consulted|consult[ée]e?|consultato|consultado|abgerufen|zugriff|zuletzt\\s+abgerufen|letzter\\s+zugriff|acceso)(?:\\s+(?:on|am|le|il|el|en))?:?\\s*(?:(${dateText})(?:,?\\s*(?:from|at|aus|von)(?=\\s))?|(?:from|at|aus|von)(?=\\s))[\\])]?(?=[\\s.,;:)\\]]|$)`,
      'giu'
    ),
    group: 1
  },
  // Vancouver: `[cited 2020 Jun 3]`, or `[updated 2019 May; cited 2020 Jun 3]`.
  {
    kind: 'accessed',
    pattern: new RegExp(`(?:\\[|(?<=;\\s?))cited\\s+(${dateText})\\]`, 'giu'),
    group: 1
  },
  {
    kind: 'url',
    pattern: new RegExp(
      `(?:\\b(?:URL|available\\s+(?:at|from|online)|online):?\\s*)?<?(${address}${brokenOff})>?`,
      'giu'
    ),
    group: 1
  },
  {
    kind: 'edition',
    pattern:
      /\(\s*(\d{1,2}(?:st|nd|rd|th|\.)?|[a-z]+)\s+(?:rev\.\s+)?(?:ed|edn|edition|aufl|auflage|éd|ediz)\.?\)/giu,
    group: 1
  },
  {
    kind: 'edition',
    pattern:
      /\(?(?<=[\s(])((?:\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|revised)\s+(?:rev\.\s+)?(?:ed\b\.?|edn\b\.?|edition))\)?/giu,
    group: 1
  },
  // Roles are identified by the word after or before the names.
  {
    kind: 'editor',
    pattern:
      /(?<=[.?!”"’]\s|^)In:?\s+((?:\p{Lu}|de |von |van |di )[^():\d]{2,160}?)\s*\((?:eds?|editors?|hrsg|hg)\.?\s*\),?/giu,
    group: 1
  },
  {
    kind: 'editor',
    pattern: new RegExp(
      `^(${someNames})(?:\\s*\\((?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg)\\.?\\)|,\\s*(?:[Ee]ds?\\.|[Ee]ditors?))[.,:]?(?=\\s)`,
      'gu'
    ),
    group: 1
  },
  {
    kind: 'editor',
    pattern: new RegExp(
      `(?<=[.?!,”"’]\\s)[Ii]n:?\\s+(${someNames}),\\s*(?:[Ee]ds\\.|[Ee]ditors?),?(?=\\s)`,
      'gu'
    ),
    group: 1
  },
  {
    kind: 'editor',
    pattern: new RegExp(
      `(?<=[.,;?!]\\s)(?:[Ee]dited by|[Ee]ds?\\. by)\\s+(${namesBeforeStop})(?:[.,;](?=\\s|$)|(?=\\s\\())`,
      'gu'
    ),
    group: 1
  },
  {
    kind: 'translator',
    pattern: new RegExp(
      `(?<=[.,;?!]\\s)(?:[Tt]ranslated by|[Tt]rans\\.(?: by)?)\\s+(${namesBeforeStop})(?:[.,;](?=\\s|$)|(?=\\s\\())`,
      'gu'
    ),
    group: 1
  },
  {
    kind: 'translator',
    pattern: /\(([^()\d]{3,80}),\s*trans(?:l?\.|lators?)\s*\)[.,]?/giu,
    group: 1
  },
  {kind: 'translator', pattern: /\((?:translated|trans\.)(?:\s+by)?\s+([^()\d]{3,80})\)[.,]?/giu, group: 1},
  {
    kind: 'director',
    pattern: new RegExp(`^(${someNames})(?:\\s*\\(Director\\)|,\\s*director\\b)[.,]?`, 'gu'),
    group: 1
  },
  {kind: 'producer', pattern: new RegExp(`^(${someNames})\\s*\\(Producers?\\)[.,]?`, 'gu'), group: 1},
  {kind: 'organisation', pattern: organisationFirst, group: 1},
  {
    kind: 'date',
    pattern: new RegExp(
      `\\(\\s*(${dateText}|n\\.\\s?d\\.|s\\.\\s?d\\.|o\\.\\s?J\\.|in press|forthcoming|im Druck|im Erscheinen)\\s*\\)[.,:;]?`,
      'giu'
    ),
    group: 1
  },
  {kind: 'pages', pattern: /\(?\b(?:pp|pages|pgs)\.?\s*([a-z]?\d+(?:\s*[-–—]+\s*[a-z]?\d+)?)\)?/giu, group: 1}
]

/** Names without the publisher after them, as in MLA: `edited by Ben Doe, Harbour Press, 2000`. */
function beforePublisher(names: string, rest: string): string {
  if (!/^,?\s+(?:1[4-9]|20)\d\d[,.]/.test(rest)) return names
  const [, people = names] = /^(\S+\s[^,]+(?:,\s[^,]+)*?(?:,?\sand\s[^,]+)?),\s[^,]+$/u.exec(names) ?? []
  return people
}

/** The marks of all rules in a reference, in order of their place and without overlaps. */
export function printedMarks(text: string): readonly PrintedMark[] {
  const marks: PrintedMark[] = []
  const free = (start: number, end: number) => marks.every(mark => mark.end <= start || mark.start >= end)
  for (const {kind, pattern, group} of rules)
    for (const match of text.matchAll(pattern)) {
      const trimmed = match[0].trimEnd()
      const end = match.index + trimmed.length
      if (!free(match.index, end)) continue
      const value = (group ? (match[group] ?? '') : match[0]).trim()
      const named =
        kind === 'editor' || kind === 'translator' ? beforePublisher(value, text.slice(end)) : value
      const cut = named === value ? end : match.index + match[0].lastIndexOf(value) + named.length + 1
      marks.push({kind, start: match.index, end: cut, value: named})
    }
  for (const mark of marks.filter(({kind}) => kind === 'accessed')) {
    const url = marks
      .filter(({kind}) => kind === 'url' || kind === 'doi')
      .find(({start}) => start >= mark.end)
    const between = url ? text.slice(mark.end, url.start) : ''
    const site = /^\s+([^:]{2,80}):\s*$/u.exec(between)
    if (site) {
      const start = mark.end + between.indexOf(site[1]!)
      marks.push({kind: 'site', start, end: start + site[1]!.length + 1, value: site[1]!})
    }
  }
  return marks.sort((a, b) => a.start - b.start)
}
