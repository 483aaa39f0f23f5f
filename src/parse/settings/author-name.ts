import {addAll} from '../../core/add-all.ts'
import {parseLatex, plainLatex} from '../latex/text.ts'

/** A name as authors write it in a list of authors, taken apart. */
export type AuthorNameParts = Readonly<{
  name: string
  orcid?: string
  note?: string
  /** The signs at the name, such as `1,2` and `*`. */
  marks: readonly string[]
}>

/**
 * Takes the parts of a name that programs put into it: `\orcidlink{…}` of LaTeX, a note `^[…]` of JOSS papers or
 * `\thanks{…}`, raised signs of affiliations, and the brackets of a wiki link.
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

/** A letter with an accent of LaTeX, `G\"odel`, or a letter of its own, `{\L}ukasiewicz`. */
const accent =
  /\\["'`^~=.]\s*\{?\\?[A-Za-z]|\\[cvHukrdb]\{[A-Za-z]\}|\\(?:aa|AA|ae|AE|oe|OE|[oOlLi]|ss)(?![A-Za-z])/

/** `$^{1,2}$`, `<sup>1</sup>`, `\textsuperscript{1}` and `^1^`, of digits, letters and signs. */
const raised =
  /\s*(?:\$\^\{?([\w*†‡§,\s]{1,12})\}?\$|<sup>([\w*†‡§,\s]{1,12})<\/sup>|\\textsuperscript\{([\w*†‡§,\s]{1,12})\}|\^([\w*†‡§,]{1,12})\^)/g

/** `[[Ada Lovelace|Ada]]` is “Ada”. */
export function withoutWikiLinks(written: string): string {
  return written.replace(
    /\[\[([^[\]|]+)(?:\\?\|([^[\]]+))?\]\]/g,
    (_, target: string, words?: string) => words ?? target
  )
}

/** Splits a name from its note, as in JOSS papers: `Ann Doe^[Corresponding author]`. */
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
 * Whether a text names several authors, `Ada King, Bo Lee and Cy Ray` or `Ada King¹, Bo Lee²`: each part has two words
 * with capitals, and there are three of them, or signs at their ends.
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
 * Splits “Ada King Lovelace” and “Lovelace, Ada King”, with “Jr.” at the end; particles in lower case belong to the
 * family name.
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

/** Particles in lower case, and those of Irish and Scottish names: “Ó Briain”, “Ní Dhomhnaill”, “Mac Suibhne”. */
function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word) || /^(?:Ó|Ní|Nic|Uí|Mac)$/u.test(word.normalize('NFC'))
}

/** Joins the non-empty parts with spaces. */
export function joined(...parts: ReadonlyArray<string | undefined>): string | undefined {
  const given = parts.filter(Boolean)
  return given.length === 0 ? undefined : given.join(' ')
}
