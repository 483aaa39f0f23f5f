import type {WordLine} from './lines.ts'
import type {Rewrite} from './rewritten.ts'

/**
 * Rewrites the line that opens code. A file name or a title, `{.python filename="a.py"}` of Quarto or
 * `python title="a.py"` of Material for MkDocs and Docusaurus, is printed before the code; `linenums="1"` and
 * `showLineNumbers` become line numbers in Pandoc's notation.
 */
export function* codeTitle({at, words, prefix}: WordLine): Generator<Rewrite> {
  const [, open = '', info = ''] = /^([`~]{3,}[ \t]*)(.*?)[ \t]*$/.exec(words) ?? []
  const name = inBraces.exec(info)?.[2] ?? outside.exec(info)?.[2]
  const isNamed = name !== undefined && name.trim() !== '' && !name.includes('`')
  if (isNamed) yield {start: at, end: at, text: `\`${name}\`\n\n`, prefix}
  const numbered = withLineNumbers(info)
  if (numbered !== undefined)
    yield {start: at + open.length, end: at + open.length + info.length, text: numbered}
}

/** A name in braces. Code that knitr runs has other options there. */
const inBraces =
  /^(?:[\w+#-]+[ \t]*)?\{(?:[^}]*\bfilename|(?=[ \t]*[.#])[^}]*\btitle)[ \t]*=[ \t]*(["'])(.*?)\1/

/** A name after the language. Braces around numbers of lines, `js {1,4-5}`, may precede it. */
const outside = /^(?:[\w+#.-]+[ \t]+)?(?:(?:[^{}]|\{[\d,\s-]*\})*[ \t])?(?:filename|title)=(["'])(.*?)\1/

/** The language and options in Pandoc's notation, if the options include line numbers in another notation. */
function withLineNumbers(info: string): string | undefined {
  const [, , lines] = /(?:^|[ \t{])linenums=(["']?)(\d*)[^"'\s}]*\1/.exec(info) ?? []
  if (lines === undefined && !/(?:^|[ \t])showLineNumbers\b/.test(info)) return undefined
  const start = /^\d+$/.test(lines ?? '') ? ` startFrom="${lines}"` : ''
  if (/^(?:[\w+#-]+[ \t]*)?\{[ \t]*[.#]/.test(info))
    return info.replace(/(^|[ \t{])linenums=(["']?)\d*[^"'\s}]*\2/, `$1.numberLines${start}`)
  const [, language = '', options] = /^([\w+#.-]+(?=[ \t]|$))?((?:[^{}]|\{[\d,\s-]*\})*)$/.exec(info) ?? []
  if (options === undefined) return undefined
  const set = /[ \t]hl_lines=["']([^"']*)["']/.exec(options)?.[1] ?? /\{([\d,\s-]+)\}/.exec(options)?.[1]
  return `${language} {.numberLines${start}${set === undefined ? '' : ` hl_lines="${set}"`}}`.trimStart()
}
