import {commaListHints} from './comma-lists.ts'
import {misplacedNames} from './misplaced-names.ts'

/** A range of a reference and the permitted labels of its words. */
export type Hint = Readonly<{start: number; end: number; labels: ReadonlySet<string>}>

const initial = '(?:\\p{Lu}\\.-?)+'
const family = "\\p{Lu}[\\p{L}’'-]*\\p{Ll}"
const particle = '(?:van|von|de|der|den|del|di|da|la|le)'
/** A name in running text: `Don E. Fehrenbacher`, `J. van der Berg`. */
const name = `(?:${initial}|${family})(?:\\s(?:${initial}|${particle}|${family})){1,4}`
const names = `${name}(?:,\\s${name})*(?:,?\\s(?:and|&|et|und|e|y)\\s${name})?`

const editor = `(?:${initial}\\s)+${family}`

/** `Habermas, Jürgen` or `Habermas, J.`, as before a colon in German lists, where slashes separate several names. */
const inverted = `\\p{Lu}[\\p{L}’'-]+,\\s(?:${initial}|${family})(?:\\s(?:${initial}|${family}|${particle})){0,2}`
const invertedNames = `${inverted}(?:\\s?[/;]\\s?${inverted})*`

/** `Olshausen, B. A.` */
const withInitials = `(?:${particle}\\s)?\\p{Lu}[\\p{L}’' -]*,\\s${initial}(?:\\s${initial})*`
/** The title of a journal, in full or with each word abbreviated. */
const journal =
  '(?:\\p{Lu}[\\p{L}&-]*(?:,?\\s(?:\\p{Lu}[\\p{L}&-]*|of|and|in|the|for|on|&|de|der|für))*|\\p{Lu}\\p{L}{0,5}\\.(?:,?\\s\\p{Lu}[\\p{L}-]{0,5}\\.)+)'

/** A part of a title, without words that indicate a journal, a series or a publisher. */
const subtitle =
  '(?![^.?!]*(?:\\d{2}|\\b(?:Journals?|Reviews?|Zeitschrift|Jahrbuch|Annals|Archiv|Bulletin|Letters|Proceedings|Transactions|Series|Studies|Vol|Bd|Press|Verlag|University|Publish\\p{L}*|Working|Papers?|Society|Institut\\p{L}*)\\b))\\p{Lu}[^.?!“”"]*\\s[^.?!“”"]*'
const place = '\\p{Lu}[\\p{L}’-]+(?:(?:,\\s|/|\\s)(?:am\\s|an der\\s|upon\\s)?\\p{Lu}[\\p{L}’-]*){0,3}'

/** The authors or editors before the title in German lists: `Habermas, Jürgen: `, `Trotha, Trutz von (Hg.): `. */
const role = '\\((?:Hg|Hrsg|Eds?)\\.?\\)'
const beforeTitle = `^${invertedNames}(?:\\s${role})?:\\s`
/** The editors before the title of a book in German lists: `, in: Wilhelm Heitmeyer (Hg.): `. */
const beforeBook = `,\\s[Ii]n:\\s\\p{Lu}[^():\\d]{2,120}\\s${role}:\\s`
const germanPlace =
  '\\p{Lu}[\\p{L}’.-]+(?:(?:,\\s|/|\\s)(?:a\\.\\s?M\\.|(?:am|an der|bei|i\\.)\\s)?\\p{Lu}[\\p{L}’-]*){0,3}'
/** `, Opladen 1997`, `, Tübingen: Mohr 1992`, `, 2. Aufl.` */
const imprint = `,\\s(?:${germanPlace}(?::\\s[^:,]{2,60}?,?)?\\s(?:1[5-9]|20)\\d\\d(?:$|[.,;]|\\s\\()|\\d{1,2}\\.,?\\s[^:]{0,40}(?:Aufl|Ausg)|\\d\\sB(?:ände|de\\.))`

/** Patterns in which certain words determine the label of the text next to them, or leave only a few labels for it. */
const patterns: readonly Readonly<{pattern: RegExp; labels: readonly string[]}>[] = [
  // A reference that begins with quotation marks begins with its title.
  {pattern: /(?<=^(?:[[(]?\d{1,3}[\])]?\.?\s)?)[“"«„][^”"»“]+[”"»“]\S*/gu, labels: ['title']},
  // “Habermas, Jürgen: Theorie des kommunikativen Handelns.”: authors before a colon, then the title.
  {pattern: new RegExp(`^${invertedNames}:(?=\\s)`, 'gu'), labels: ['author']},
  // The title extends to “, in: ”, or to the edition or the place.
  {
    pattern: new RegExp(`(?<=${beforeTitle})[\\p{Lu}\\d][^“”„]{3,300}?(?=,\\s[Ii]n:\\s)`, 'gu'),
    labels: ['title']
  },
  {
    pattern: new RegExp(`(?<=${beforeTitle})[\\p{Lu}\\d][^“”„:]{3,300}?(?=${imprint})`, 'gu'),
    labels: ['title']
  },
  {
    pattern:
      /(?<=,\s[Ii]n:\s)\p{Lu}[^:()“”„\d]{2,120}?(?=,?\s(?:(?:Bd|Jg)\.\s)?\d{1,4}(?:[,/.]\s?(?:Nr\.|H\.|Heft)?\s?\d+)?\s?\((?:1[5-9]|20)\d\d\))/gu,
    labels: ['journal']
  },
  {
    pattern: new RegExp(`(?<=,\\s[Ii]n:\\s)\\p{Lu}[^():\\d]{2,120}\\s${role}:?(?=\\s)`, 'gu'),
    labels: ['editor']
  },
  {
    pattern: new RegExp(
      `(?<=${beforeTitle}[^“”„:]{3,300},\\s)\\d{1,2}\\.,?\\s[^:,\\d]{0,40}Aufl(?:age|\\.)?(?=,\\s)`,
      'gu'
    ),
    labels: ['edition']
  },
  {
    pattern: new RegExp(
      `(?<=${beforeTitle}[^“”„:]{3,300},\\s)${germanPlace}(?=(?::\\s[^:,]{2,60}?,?)?\\s(?:1[5-9]|20)\\d\\d(?:\\.?$|,\\sS\\.|\\s\\())`,
      'gu'
    ),
    labels: ['location']
  },
  {
    pattern: new RegExp(`(?<=${beforeBook})\\p{Lu}[^“”„]{3,250}?(?=${imprint})`, 'gu'),
    labels: ['container-title']
  },
  {
    pattern: new RegExp(`(?<=^${invertedNames}:\\s)\\p{Lu}[^.?!:(]*[.?!](?=\\s\\p{L})`, 'gu'),
    labels: ['title']
  },
  // A subtitle after a full stop, before the place and the publisher: “The State of Food. Moving Forward. Rome: FAO.”
  {
    pattern: new RegExp(
      `(?<=(?:^|[\\s(])(?:1[5-9]|20)\\d\\d[a-z]?\\)?[.,:]?\\s)\\p{Lu}[^.?!“”"]{2,}[.?!]\\s(?!In\\s)${subtitle}[.?!](?=\\s${place}(?::\\s[^:]{2,80}|\\.)$)`,
      'gu'
    ),
    labels: ['title']
  },
  // Names separated by semicolons end with the initials of the last name.
  {
    pattern: new RegExp(
      `^${withInitials}(?:;\\s${withInitials})+(?:;\\set\\sal\\.)?(?=\\s\\p{Lu}\\p{L}*\\p{Ll})`,
      'gu'
    ),
    labels: ['author']
  },
  // Chemistry: “Field, D. J. Curr. Opin. Neurobiol. 2004, 14, 481–487”, without a title.
  {
    pattern: new RegExp(
      `(?<=^${withInitials}(?:;\\s${withInitials})*(?:;?\\set\\sal\\.)?\\s)${journal}(?=,?\\s(?:1[89]|20)\\d\\d,\\s\\w{0,3}\\d+)`,
      'gu'
    ),
    labels: ['journal']
  },
  // An editor or a director in MLA style: “Ed. David Seaman.”, “Dir. Bill Kurtis.”
  {
    pattern: new RegExp(`(?<=[\\p{L})][.”"?!]+\\s)Eds?\\.\\s${names}\\.(?=\\s)`, 'gu'),
    labels: ['editor']
  },
  {pattern: new RegExp(`(?<=[.”"?!]\\s)Dir\\.\\s${names}\\.(?=\\s)`, 'gu'), labels: ['director']},
  // “In G. Salomon & B. Nevo, Peace education (p. 289)”: a title follows the editors.
  {
    pattern: new RegExp(
      `(?<=[.?!”"]\\sIn:?\\s${editor}(?:,?\\s(?:&|and|und|et)\\s${editor})*\\s?,\\s)\\p{Lu}[^.(:,]*(?=\\s\\((?:pp?\\.|\\d))`,
      'gu'
    ),
    labels: ['container-title']
  },
  // A repeated title is also the title of the container, which may continue after it.
  {pattern: /(?<=[.?!]\s(\p{Lu}[^.?!]{20,})\.\s)\1[^.]*\.?/gu, labels: ['container-title']},
  // A full stop after a space ends a title.
  {
    pattern: /(?<=\d\)\.\s[^.?!]{20,}\s\.\s)[^.]*\.?$/gu,
    labels: ['container-title', 'journal', 'publisher', 'location', 'source', 'note']
  },
  // A journal given only by its initials.
  {pattern: /(?<=\p{Ll}[.?!]\s)\p{Lu}{3,6},\.?$/gu, labels: ['journal']},
  // A translator in MHRA style: “Homo Academicus, Peter Collier (trans.)”.
  {
    pattern: new RegExp(
      `(?<=,\\s)${name}(?:\\s(?:and|&)\\s${name})?\\s\\((?:[Ee]ds?|Hrsg|Hg|dir)\\.?\\)`,
      'gu'
    ),
    labels: ['editor']
  },
  {
    pattern: new RegExp(`(?<=,\\s)${name}(?:\\s(?:and|&)\\s${name})?\\s\\([Tt]rans\\.?\\)`, 'gu'),
    labels: ['translator']
  },
  {
    pattern: new RegExp(
      `(?<=[.?!,”"’)]\\s)(?:[Tt]rans\\.|[Tt]ranslated by|[Tt]raduction de|[Tt]raduit par|[ÜU]bersetzt von)\\s${names}(?=[.,;)]|\\s\\()`,
      'gu'
    ),
    labels: ['translator', 'editor']
  },
  // The number of pages of a book: `231 p.`; “1990s” does not match.
  {
    pattern:
      /(?<=[,.;:)\]\p{L}\d]\s|\()\d{1,4}(?:\s?(?:pp?|pages)|\s(?:s|S|str))\.?(?=[\s,;).]|$)(?!\.?\s*\d)/gu,
    labels: ['pages']
  },
  // Other publications of the work.
  {pattern: /(?<=[.)\]]\s\(?)(?:Reprinted (?:in|by|from)|Also (?:in|published))\b.*$/gu, labels: ['note']},
  {
    pattern:
      /(?<=[.,]\s|\()(?:[Tt]o appear|[Ss]ubmitted|[Uu]nder review|[Tt]o be (?:presented|published))(?=[\s.,)]|$)/gu,
    labels: ['note']
  },
  {pattern: /(?<=[.,]\s)Special [Ii]ssue\b[^.,]*/gu, labels: ['note']},
  {pattern: /\[(?:[Ii]nternet|[Oo]nline|[Ee]lectronic(?: resource)?|CD-ROM)\]\.?/gu, labels: ['medium']},
  {pattern: /\[(?:[Mm]otion [Pp]icture|[Ff]ilm|[Tt]elevision [^\]]*)\]/gu, labels: ['genre']},
  {pattern: /\b(?:US|U\.S\.|European)?\s?[Pp]atent\s(?:[Nn]o\.?\s)?[\d, ]*\d/gu, labels: ['genre']},
  {pattern: /\b[Pp]ersonal communication\b/gu, labels: ['genre']}
]

/** The hints in a reference; words that match one hint are not part of a later one. */
export function hintsOf(text: string): readonly Hint[] {
  const misplaced = misplacedNames(text)
  const hints: Hint[] = misplaced
    ? [{start: misplaced.names.start, end: misplaced.title.end, labels: new Set(['title'])}]
    : [...commaListHints(text)]
  for (const {pattern, labels} of patterns)
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (hints.every(hint => hint.end <= start || hint.start >= end))
        hints.push({start, end, labels: new Set(labels)})
    }
  return hints
}
