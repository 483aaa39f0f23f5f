import {largestOf} from '../../core/extremes.ts'

/** Text as Pandoc's Markdown that is parsed as exactly these letters, on one line. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[ \t]*\n\s*/g, ' ')
    .replace(/[\\`*_{}[\]<>#$^~@|"'&]/g, '\\$&')
    .replace(/-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.|:(?=:)/g, '\\$&')
}

/** A paragraph that begins with no mark of a list, a definition, a heading or a comment on the lines around it. */
export function asParagraph(line: string): string {
  return line
    .replace(/^\s+/, '')
    .replace(/^(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]{1,8}|[IVXLCDM]{1,8}))([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^\((?=\\?@)/, '\\(')
    .replace(/^[-+:=%](?=\s|$|[-=:])/, '\\$&')
}

/** Code in as many backquotes as it needs. */
export function markdownCode(value: string): string {
  const words = value.replace(/\s*\n\s*/g, ' ')
  const longest = largestOf([0, ...Array.from(words.matchAll(/`+/g), ([run]) => run.length)])
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$|^\s|\s$/.test(words) ? ' ' : ''
  return words.trim() === '' ? '` `' : `${fence}${pad}${words}${pad}${fence}`
}

/** Indented lines, for the content of an item; empty lines stay empty. */
export function indented(text: string, by: string): string {
  return text.replace(/\n(?=[^\n])/g, `\n${by}`)
}

/** Text between two marks, with its outer white space outside, because inside the marks would be text. */
export function betweenMarks(open: string, words: string, close: string = open): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? []
  return inner === '' ? words : `${before}${open}${inner}${close}${after}`
}
