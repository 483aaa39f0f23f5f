import type {Finding, LineBreaks, Place} from '../../core/types.ts'
import {entryOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'
import {entriesOfFormats} from './format-settings.ts'

/** The effects of the extensions of Pandoc's reader, in `from: markdown+hard_line_breaks-smart`. */
export type ReaderExtensions = Readonly<{
  lineBreaks: LineBreaks | undefined
  /** False without typographic punctuation; undefined if the reader has its default. */
  smart: boolean | undefined
  findings: readonly Finding[]
}>

/**
 * Reads the extensions of Pandoc's Markdown that the settings of a paper name: `from` or `reader` in Quarto and in a
 * defaults file, `md_extensions` in R Markdown, also in a single format. Extensions that would change the words that
 * readers see, and that galley does not have, are reported.
 */
export function readerExtensions(yaml: YamlValue | undefined, file: string): ReaderExtensions {
  const inFormats = entriesOfFormats(yaml).map(({entry}) => entry)
  const entry =
    ['from', 'reader', 'md_extensions'].map(key => entryOf(yaml, key)).find(Boolean) ??
    inFormats.find(({key}) => key === 'from' || key === 'md_extensions')
  const text = entry && scalarText(entry.value)
  if (entry === undefined || text === undefined)
    return {lineBreaks: undefined, smart: undefined, findings: []}
  const [base = ''] = /^[a-z_0-9]*/i.exec(text.trim()) ?? []
  const isOn = new Map(
    Array.from(text.matchAll(/([-+])([a-z_0-9]+)/g), ([, sign, name]) => [name!, sign === '+'])
  )
  const isPlain = /^(?:gfm|commonmark|markdown_strict|markdown_github|markdown_phpextra)$/.test(base)
  return {
    lineBreaks: isOn.get('hard_line_breaks')
      ? 'hard'
      : isOn.get('east_asian_line_breaks')
        ? 'east asian'
        : isOn.get('ignore_line_breaks')
          ? 'none'
          : undefined,
    smart: isOn.get('smart') ?? (isPlain ? false : undefined),
    findings: [...ofBase(base, entry, file), ...ofExtensions(isOn, entry, file)]
  }
}

function ofBase(base: string, entry: YamlEntry, file: string): readonly Finding[] {
  const words = scalarText(entry.value)?.trim() ?? ''
  if (!/^[a-z_0-9]*(?:[-+][a-z_0-9]+)*$/.test(words))
    return [
      finding(
        {key: entry.key, place: entry.value.place},
        `\`${entry.key}: ${words}\` has no effect, expected \`statements: {${entry.key}: ${words}}\` if readers should see it, or nothing`,
        file
      )
    ]
  if (base === '' || /^(?:markdown(?:_\w+)?|commonmark(?:_x)?|gfm|ipynb|native|json)$/.test(base)) return []
  return [
    finding(
      {key: base, place: entry.value.place},
      `\`${entry.key}: ${base}\` has no effect: galley reads Markdown alone, expected the output of \`pandoc -f ${base} -t markdown\``,
      file
    )
  ]
}

function* ofExtensions(
  isOn: ReadonlyMap<string, boolean>,
  entry: YamlEntry,
  file: string
): Generator<Finding> {
  for (const [name, isAdded] of isOn) {
    const written = `${isAdded ? '+' : '-'}${name}`
    const form = forms.get(written)
    if (form !== undefined)
      yield finding(
        {key: name, place: entry.value.place},
        `\`${written}\` in \`${entry.key}\` has no effect in galley, expected ${form}`,
        file
      )
  }
}

function finding(
  {key, place}: Readonly<{key: string; place: Place}>,
  message: string,
  file: string
): Finding {
  return {rule: 'setting-unknown', file, place, subject: key, message}
}

const literal = (mark: string): string => `\`\\${mark}\` where the sign is part of the text`

/** The extensions that change words and that galley does not have, with the form to write (Pandoc manual, “Extensions”). */
const forms: ReadonlyMap<string, string> = new Map([
  ['+short_subsuperscripts', '`x^2^` and `H~2~`'],
  ['-implicit_figures', 'a backslash after a picture that is no figure, `![Words](a.svg)\\`'],
  ['+mmd_header_identifiers', '`{#name}` after the heading'],
  ['+mmd_title_block', 'a block of YAML between lines of `---`'],
  ['+literate_haskell', 'code between lines of ```` ``` ````'],
  ['+four_space_rule', 'items whose paragraphs are indented as far as the words of the item'],
  ['-raw_html', literal('<')],
  ['-raw_tex', literal('\\')],
  ['-tex_math_dollars', literal('$')],
  ['-citations', literal('@')],
  ['-superscript', literal('^')],
  ['-subscript', literal('~')],
  ['-strikeout', literal('~')],
  ['-fancy_lists', '`\\)` or `\\.` after a letter that begins no list'],
  ['-bracketed_spans', literal('[')],
  ['-inline_notes', literal('^')],
  ['-footnotes', literal('[')]
])
