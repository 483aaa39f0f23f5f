/** How a name is written where it is defined or used. */

/** Signs that are part of a key, within it. */
const inside = ':.#$%&+?<>~/-'

/** The offsets of a name as a whole word: not as a part of a longer key. */
export function nameIn(text: string, name: string): readonly number[] {
  return offsets(
    text,
    new RegExp(`(?<![\\p{L}\\p{N}_]|[\\p{L}\\p{N}_][${inside}])(?:${escaped(name)})${after}`, 'gu')
  )
}

const after = `(?![\\p{L}\\p{N}_]|[${inside}]+[\\p{L}\\p{N}_])`

/** The forms of names that are written with signs before them, by what they are. */
const forms: Readonly<Record<string, readonly ((name: string) => string)[]>> = {
  label: [
    name => `(?<=[{\\s:]#)${name}(?=[\\s}.=])`,
    name => `(?<=\\\\label\\{\\s*)${name}(?=\\s*\\})`,
    name => `(?<=\\blabel:\\s*["']?)${name}(?=["'\\s]|$)`,
    name => `(?<=\\bid\\s*=\\s*["']?)${name}(?=["'\\s>]|$)`,
    name => `(?<=\\]\\{#)${name}`
  ],
  reference: [name => `${name}(?=\\}|[^\\p{L}\\p{N}_]|$)`],
  link: [name => `(?<=#)${name}(?=[\\s)>"']|$)`],
  key: [name => `(?<=[{(,]\\s*)${name}$`],
  subject: [name => `(?<=\\bsubject["']?\\s*:\\s*["']?@?)${name}(?=["'\\s,}]|$)`],
  query: [name => `(?<=\\blabel["']?\\s*:\\s*["']?[@#]?)${name}(?=["'\\s,}]|$)`],
  id: [name => `(?<=(?:^|[\\s{,-])["']?id["']?\\s*:\\s*["']?)${name}(?=["'\\s,}]|$)`]
}

/** Finds a name in one of the forms; the first form that is there counts. */
export function formsIn(what: string): (text: string, name: string) => readonly number[] {
  return (text, name) => {
    for (const form of forms[what] ?? []) {
      const found = offsets(text, new RegExp(form(eitherCase(name)), 'gmu'))
      if (found.length > 0) return found
    }
    return []
  }
}

/** `@Fig:x` at the beginning of a sentence means `fig:x`. */
function eitherCase(name: string): string {
  const [first = ''] = name
  const other = first.toUpperCase()
  return other === first
    ? escaped(name)
    : `(?:${escaped(first)}|${escaped(other)})${escaped(name.slice(first.length))}`
}

function offsets(text: string, pattern: RegExp): readonly number[] {
  return Array.from(text.matchAll(pattern), ({index}) => index)
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
