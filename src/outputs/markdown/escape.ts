import {largestOf} from '../../core/extremes.ts'

/** Escapes text for Pandoc's Markdown, so that it is parsed as exactly these characters, on one line. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[ \t]*\n\s*/g, ' ')
    .replace(/[\\`*_{}[\]<>#$^~@|"'&]/g, '\\$&')
    .replace(/-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.|:(?=:)/g, '\\$&')
}

/** A paragraph, escaped so that its beginning is not parsed as a list, a definition, a heading or a comment. */
export function asParagraph(line: string): string {
  return line
    .replace(/^\s+/, '')
    .replace(/^(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]{1,8}|[IVXLCDM]{1,8}))([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^\((?=\\?@)/, '\\(')
    .replace(/^[-+:=%](?=\s|$|[-=:])/, '\\$&')
}

/** Puts code between as many backquotes as it needs. */
export function markdownCode(value: string): string {
  const words = value.replace(/\s*\n\s*/g, ' ')
  const longest = largestOf([0, ...Array.from(words.matchAll(/`+/g), ([run]) => run.length)])
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$|^\s|\s$/.test(words) ? ' ' : ''
  return words.trim() === '' ? '` `' : `${fence}${pad}${words}${pad}${fence}`
}

/** Indents lines, for the content of an item; empty lines stay empty. */
export function indented(text: string, by: string): string {
  return text.replace(/\n(?=[^\n])/g, `\n${by}`)
}

/**
 * Puts text between two marks. White space at the ends of the text is moved outside, because inside, it would keep the
 * marks from being parsed.
 */
export function betweenMarks(open: string, words: string, close: string = open): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? []
  return inner === '' ? words : `${before}${open}${inner}${close}${after}`
}
