import {misplacedNames} from './misplaced-names.ts'

/** A stretch of a reference and the permitted labels of its words. */
export type Hint = Readonly<{start: number; end: number; labels: ReadonlySet<string>}>

const initial = '(?:\\p{Lu}\\.-?)+'
const family = "\\p{Lu}[\\p{L}’'-]*\\p{Ll}"
const particle = '(?:van|von|de|der|den|del|di|da|la|le)'
/** A name in running text: `Don E. Fehrenbacher`, `J. van der Berg`. */
const name = `(?:${initial}|${family})(?:\\s(?:${initial}|${particle}|${family})){1,4}`
const names = `${name}(?:,\\s${name})*(?:,?\\s(?:and|&|et|und|e|y)\\s${name})?`

const editor = `(?:${initial}\\s)+${family}`

/** Patterns in which certain words determine the label of the text beside them, or leave only a few labels for it. */
const patterns: readonly Readonly<{pattern: RegExp; labels: readonly string[]}>[] = [
  // A reference that begins with quotation marks begins with its title.
  {pattern: /(?<=^(?:[[(]?\d{1,3}[\])]?\.?\s)?)[“"«„][^”"»“]+[”"»“]\S*/gu, labels: ['title']},
  // MLA: “Ed. David Seaman.”, “Dir. Bill Kurtis.”
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
  // MHRA: “Homo Academicus, Peter Collier (trans.)”.
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
  {pattern: /\[(?:[Mm]otion [Pp]icture|[Ff]ilm|[Tt]elevision [^\]]*)\]/gu, labels: ['genre']},
  {pattern: /\b(?:US|U\.S\.|European)?\s?[Pp]atent\s(?:[Nn]o\.?\s)?[\d, ]*\d/gu, labels: ['genre']},
  {pattern: /\b[Pp]ersonal communication\b/gu, labels: ['genre']}
]

/** The hints in a reference; words that match one hint are not part of a later one. */
export function hintsOf(text: string): readonly Hint[] {
  const misplaced = misplacedNames(text)
  const hints: Hint[] = misplaced
    ? [{start: misplaced.names.start, end: misplaced.title.end, labels: new Set(['title'])}]
    : []
  for (const {pattern, labels} of patterns)
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (hints.every(hint => hint.end <= start || hint.start >= end))
        hints.push({start, end, labels: new Set(labels)})
    }
  return hints
}
