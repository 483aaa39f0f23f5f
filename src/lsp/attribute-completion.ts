import {CompletionItemKind} from 'vscode-languageserver-types'
import {calloutKinds} from '../core/mdast.ts'
import {spokenLanguages} from '../core/spoken-languages.ts'
import type {Completions} from './completion.ts'

/** The table of classes that have a meaning in `{.class}`. */
const classes: Readonly<Record<string, string>> = {
  unnumbered: 'a heading, figure or table without a number',
  wide: 'a figure or table as wide as the page',
  full: 'a figure as wide as the window, on paper as wide as the page',
  margin: 'a figure beside the text, on paper in the column',
  here: 'a figure in its place on paper, even if that leaves a gap',
  top: 'a figure, table or listing at the top of its column',
  bottom: 'a figure, table or listing at the bottom of its column',
  smallcaps: 'words in small capitals',
  underline: 'underlined words',
  mark: 'highlighted words',
  kbd: 'a key of a keyboard',
  source: 'the source of a quotation or epigraph',
  epigraph: 'a quotation before the text',
  refs: 'a list of some of the references, by `keyword` or `type`',
  page: 'a cross-reference by the number of its page',
  ...Object.fromEntries(
    calloutKinds.map(kind => [`callout-${kind}`, 'a block that is set off from the text'])
  )
}

/** The table of attributes, `{name="value"}`. */
const attributes: Readonly<Record<string, string>> = {
  width: 'the width of a picture, such as `50%`',
  alt: 'a description of a picture for those who do not see it',
  lang: 'the language of words or of a block',
  dir: 'the direction of writing, `rtl` or `ltr`',
  title: 'the title of a callout',
  'layout-ncol': 'the columns of several pictures',
  keyword: 'the keyword of the works of a list of references',
  type: 'the types of the works of a list of references'
}

/** The classes, attributes and languages that can be written before a cursor in Markdown. */
export function attributeCompletion(before: string): Completions | undefined {
  const block = /\{([^{}\n]*)$/.exec(before)?.[1]
  if (block === undefined) return undefined
  const named = /(?:^|\s)\.([\w-]*)$/.exec(block)?.[1]
  if (named !== undefined) return items(named, classes, name => name)
  const language = /(?:^|\s)lang="?([\w-]*)$/.exec(block)?.[1]
  if (language !== undefined)
    return items(language, Object.fromEntries(Object.keys(spokenLanguages).map(tag => [tag, ''])), tag => tag)
  // Without a label or class before it, a brace may belong to TeX.
  const attribute = /^[#.][^"]*(?:"[^"]*"[^"]*)*\s([a-z-]*)$/.exec(block)?.[1]
  return attribute === undefined ? undefined : items(attribute, attributes, name => `${name}="`)
}

function items(
  typed: string,
  table: Readonly<Record<string, string>>,
  written: (name: string) => string
): Completions {
  const found = Object.entries(table).map(([label, detail]) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    ...(detail && {detail}),
    insertText: written(label)
  }))
  return {items: found, replaces: typed.length, isIncomplete: false}
}
