import {addAll} from '../../core/add-all.ts'
import {parseLatex, plainLatex} from '../latex/text.ts'

/** The parts of a name as authors write it in a list of authors. */
export type AuthorNameParts = Readonly<{
  name: string
  orcid?: string
  note?: string
  /** The marks after the name, such as `1,2` and `*`. */
  marks: readonly string[]
}>

/**
 * Separates a name from the notation that programs require in it: LaTeX's `\orcidlink{…}`, a note, `^[…]` as in JOSS
 * papers or `\thanks{…}`, raised marks of affiliations, and the brackets of a wiki link.
 */
export function authorNameParts(written: string): AuthorNameParts {
  let [name, note] = withoutNote(withoutWikiLinks(written.replace(/\s+/gu, ' ')))
  let orcid: string | undefined
  name = name.replace(/\s*\\orcid(?:link|ID|icon)?\s*\{([^{}]*)\}/g, (_, iD: string) => {
    orcid ??= iD.trim()
    return ''
  })
  name = name.replace(/\\(?:thanks|footnote)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g, (_, words: string) => {
    note ??= words.trim()
    return ''
  })
  const marks: string[] = []
  name = name.replace(raised, (_, ...groups: Array<string | undefined>) => {
    addAll(marks, (groups.slice(0, 4).find(group => group !== undefined) ?? '').split(/\s*,\s*/))
    return ''
  })
  const [digits] = /[⁰¹²³⁴-⁹]+(?:[,˒⸴][⁰¹²³⁴-⁹]+)*$/.exec(name) ?? []
  if (digits !== undefined) {
    addAll(
      marks,
      digits.split(/[,˒⸴]/).map(each => each.normalize('NFKC'))
    )
    name = name.slice(0, -digits.length)
  }
  if (accent.test(name)) name = plainLatex(parseLatex(name))
  return {name: name.trim(), ...(orcid && {orcid}), ...(note && {note}), marks: marks.filter(Boolean)}
}

/** Matches a letter with an accent in LaTeX, `G\"odel`, or a command for a letter, `{\L}ukasiewicz`. */
const accent =
  /\\["'`^~=.]\s*\{?\\?[A-Za-z]|\\[cvHukrdb]\{[A-Za-z]\}|\\(?:aa|AA|ae|AE|oe|OE|[oOlLi]|ss)(?![A-Za-z])/

/** Matches raised digits, letters and symbols: `$^{1,2}$`, `<sup>1</sup>`, `\textsuperscript{1}` and `^1^`. */
const raised =
  /\s*(?:\$\^\{?([\w*†‡§,\s]{1,12})\}?\$|<sup>([\w*†‡§,\s]{1,12})<\/sup>|\\textsuperscript\{([\w*†‡§,\s]{1,12})\}|\^([\w*†‡§,]{1,12})\^)/g

/** Replaces wiki links with their text: `[[Ada Lovelace|Ada]]` becomes “Ada”. */
export function withoutWikiLinks(written: string): string {
  return written.replace(
    /\[\[([^[\]|]+)(?:\\?\|([^[\]]+))?\]\]/g,
    (_, target: string, words?: string) => words ?? target
  )
}

/** Separates a name and its note, as in JOSS papers: `Ann Doe^[Corresponding author]`. */
function withoutNote(written: string): [name: string, note: string | undefined] {
  const start = written.indexOf('^[')
  const end = written.lastIndexOf(']')
  if (start < 1 || end < start) return [written, undefined]
  const note = written
    .slice(start + 2, end)
    .trim()
    .replace(/\s+/gu, ' ')
  return [`${written.slice(0, start)}${written.slice(end + 1)}`.trim(), note === '' ? undefined : note]
}

/**
 * The names in a string that names several authors, `Ada King, Bo Lee and Cy Ray` or `Ada King¹, Bo Lee²`. Each part
 * has two capitalized words, and the string has at least three parts, or marks at their ends. Undefined for a single
 * author.
 */
export function namesSeveral(written: string): readonly string[] | undefined {
  const parts = written
    .replace(/\s+/gu, ' ')
    .split(/ ?[,;] ?(?:and |& ?)?| (?:and|&) /u)
    .filter(Boolean)
  const isSigned = parts.length > 1 && parts.slice(0, -1).every(part => /[⁰¹²³⁴-⁹*†‡§]$/.test(part))
  if (parts.length < 3 && !isSigned) return undefined
  const names = parts.map(part => part.replace(/[⁰¹²³⁴-⁹*†‡§]+$/u, '').trim())
  return names.every(each =>
    /^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|d[aeiou]s?|de[lr]|van|von|den|y|e))+$/u.test(
      each
    )
  )
    ? names
    : undefined
}

/**
 * The lines of a name that breaks lines, as Pandoc writes `\author{Ada King \\ Mill}` of LaTeX: the name, the affiliation
 * and other facts; undefined for other names.
 */
export function linesOfName(written: string): readonly [string, ...string[]] | undefined {
  const [name, ...others] = written
    .split(/\\?\n/)
    .map(line =>
      line
        .replace(/^[ \t]*\|[ \t]/, '')
        .replace(/\\$/, '')
        .trim()
    )
    .filter(Boolean)
  return name === undefined || others.length === 0 ? undefined : [name, ...others]
}

/** The author to write for a name with further lines: `{name: Ada King, email: …, affiliation: …}`. */
export function formOfLines([name, ...others]: readonly [string, ...string[]]): string {
  const text = (words: string): string => (/[:#,'"{}[\]&*]/.test(words) ? JSON.stringify(words) : words)
  const [email] = others.flatMap(line => /[^\s<>()[\]{}:]+@[^\s<>()[\]{}]+\.\w+/.exec(line)?.[0] ?? [])
  const places = others.filter(line => email === undefined || !line.includes(email)).join(', ')
  const facts = [
    `name: ${text(name)}`,
    ...(email === undefined ? [] : [`email: ${email}`]),
    ...(places === '' ? [] : [`affiliation: ${text(places)}`])
  ]
  return `\`{${facts.join(', ').replaceAll('`', '')}}\``
}

/**
 * Splits “Ada King Lovelace” or “Lovelace, Ada King”, possibly with “Jr.” at the end. Lower-case particles belong to
 * the family name.
 */
export function splitName(name: string): Readonly<{given?: string; family: string; suffix?: string}> {
  const [, before, suffix] = /^(.*[^\s,],? .*[^\s,]),? ((?:Jr|Sr)\.?|I{2,3}|IV)$/u.exec(name) ?? []
  if (before !== undefined && suffix !== undefined) return {...splitName(before), suffix}
  const comma = name.indexOf(',')
  if (comma > 0) return {given: name.slice(comma + 1).trim(), family: name.slice(0, comma).trim()}
  const words = name.split(/\s+/)
  if (words.length === 1) return {family: name}
  let start = words.length - 1
  while (start > 1 && isParticle(words[start - 1]!)) start--
  return {given: words.slice(0, start).join(' '), family: words.slice(start).join(' ')}
}

/**
 * Whether a word is a particle: a lower-case word, or a particle of an Irish or Scottish name: “Ó Briain”, “Ní
 * Dhomhnaill”, “Mac Suibhne”.
 */
function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word) || /^(?:Ó|Ní|Nic|Uí|Mac)$/u.test(word.normalize('NFC'))
}

/** Joins the parts that are not empty with spaces; undefined if all are empty. */
export function joined(...parts: ReadonlyArray<string | undefined>): string | undefined {
  const given = parts.filter(Boolean)
  return given.length === 0 ? undefined : given.join(' ')
}
