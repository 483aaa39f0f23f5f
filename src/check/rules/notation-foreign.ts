import type {Code, Nodes, Text} from 'mdast'
import {addAll} from '../../core/add-all.ts'
import {locator} from '../../core/position.ts'
import {walk} from '../../core/walk.ts'
import type {Rule} from './rule.ts'

export const notationForeign = {
  code: 'G510',
  name: 'notation-foreign',
  severity: 'warning',
  summary: 'Nothing is written in the notation of MyST, R Markdown or Quarto that galley does not read.',
  why: 'It is printed as it stands: readers see the name of a directive, or code in place of its result.',
  examples: [
    {
      name: 'a directive and a role of MyST',
      files: {'01.md': '```{note}\nWords.\n```\n\nSee {ref}`two` and {eq}`one`.'},
      expect: [
        '01.md:1:1-1:10 `{note}` is a directive of MyST, expected `::: {.note}` and `:::`',
        '01.md:5:5-5:15 `{ref}` is a role of MyST, expected `@label`',
        '01.md:5:20-5:29 `{eq}` is a role of MyST, expected `@label`'
      ]
    },
    {
      name: 'code that is to be run',
      files: {'01.md': '```{r, echo=FALSE}\nplot(1)\n```'},
      expect: ['01.md:1:1-1:19 `{r, echo=FALSE}` is code to be run, expected its result']
    },
    {
      name: 'a reference of bookdown and a shortcode of Quarto',
      files: {'01.md': 'See Figure \\@ref(fig:x).\n\n{{< pagebreak >}}'},
      expect: [
        '01.md:1:12-1:24 `\\@ref(fig:x)` is a reference of bookdown, expected `[-@fig:x]`',
        '01.md:3:1-3:18 `{{< pagebreak >}}` is a shortcode of Quarto, expected `\\newpage`'
      ]
    },
    {
      name: 'attributes of Pandoc, and braces in a text',
      files: {'01.md': '```{.python #lst:x caption="Code"}\nx\n```\n\nThe set {a} `x` of @lst:x, and `{r}`.'},
      expect: []
    }
  ],
  *check({chapters}) {
    for (const {path, text, tree, prose} of chapters) {
      if (!mayHold.test(text)) continue
      const places = locator(text)
      const found: Found[] = []
      walk(tree, node => {
        if (node.type === 'code') addAll(found, inCode(node, text))
        return undefined
      })
      for (const {node} of prose) addAll(found, inText(node.children, text))
      for (const {at, source, what, expected} of found) {
        yield {
          file: path,
          place: places.place(at, at + source.length),
          message: `\`${shown(source)}\` is ${what}, expected ${expected}`
        }
      }
    }
  }
} satisfies Rule

/** The foreign notation, its offset in the source, and its replacement. */
type Found = Readonly<{at: number; source: string; what: string; expected: string}>

/** Most texts contain nothing like this and need no closer look. */
const mayHold = /(?:`{3}|~{3}|:{3})[ \t]*\{[A-Za-z]|\}`|\\@ref\(|\{\{<|^\([\w:.-]+\)=\s*$/m

/** The replacement for a name in a table. */
function named(table: Readonly<Record<string, string>>, name: string, otherwise: string): string {
  return Object.hasOwn(table, name) ? table[name]! : otherwise
}

function* inCode({lang, position}: Code, text: string): Generator<Found> {
  const at = position?.start.offset
  if (at === undefined || !lang?.startsWith('{')) return
  const source = /^[^\r\n]*/.exec(text.slice(at))?.[0].trimEnd() ?? ''
  const name = /^\{\s*([\w:+-]+)/.exec(lang)?.[1]
  if (name === undefined) return
  const isRun = languages.test(name)
  const what = isRun ? 'code to be run' : 'a directive of MyST'
  yield {at, source, what, expected: isRun ? 'its result' : named(directives, name, "Pandoc's notation")}
}

function* inText(siblings: readonly Nodes[], text: string): Generator<Found> {
  for (const [index, node] of siblings.entries()) {
    if (node.type === 'text') yield* inWords(node, siblings[index + 1], text)
    else if ('children' in node && node.type !== 'cite') yield* inText(node.children, text)
  }
}

function* inWords({position}: Text, next: Nodes | undefined, text: string): Generator<Found> {
  const start = position?.start.offset ?? 0
  const written = text.slice(start, position?.end.offset)
  for (const {index, 0: source, 1: label = ''} of written.matchAll(/\\@ref\(([^()\s]+)\)/g))
    yield {at: start + index, source, what: 'a reference of bookdown', expected: `\`[-@${label}]\``}
  for (const {index, 0: source, 1: name = ''} of written.matchAll(/\{\{<\s*([\w-]+)[^>]*>\}\}/g)) {
    if (name === 'cite') continue
    const expected = name === 'pagebreak' ? '`\\newpage`' : 'what it stands for'
    yield {at: start + index, source, what: 'a shortcode of Quarto', expected}
  }
  const [directive, name = ''] = /^:{3,}[ \t]*\{([\w:+-]+)\}/.exec(written) ?? []
  if (directive !== undefined)
    yield {
      at: start,
      source: directive,
      what: 'a directive of MyST',
      expected: named(directives, name, '`::: name`')
    }
  const [target, label] = /^\(([\w:.-]+)\)=(?=\s*$)/.exec(written) ?? []
  if (target !== undefined)
    yield {
      at: start,
      source: target,
      what: 'a label of MyST',
      expected: `\`{#${label}}\` behind what it names`
    }
  const [role, roleName = ''] = /\{([a-z][\w:+-]*)\}$/.exec(written) ?? []
  // Citations have a rule of their own.
  if (role === undefined || next?.type !== 'inlineCode' || /^cite(?::|$)/.test(roleName)) return
  const at = start + written.length - role.length
  const expected = named(roles, roleName, named(roles, roleName.split(':')[0] ?? '', "Pandoc's notation"))
  yield {at, source: text.slice(at, next.position?.end.offset), what: 'a role of MyST', expected}
}

/** The source for a message: a role without its text, of a fence only the braces, and anything else shortened. */
function shown(source: string): string {
  const braces = /^(?:[`~]{3,}|:{3,})?[ \t]*(\{[^{}]+\})/.exec(source)?.[1] ?? source
  return braces.length > 60 ? `${braces.slice(0, 60)}…` : braces
}

const languages =
  /^(?:r|python|py|julia|bash|sh|sql|ojs|stan|rcpp|node|js|dot|mermaid|ipython3?|code-cell|octave|matlab)$/i

const directives: Readonly<Record<string, string>> = {
  figure: '`![Words](picture){#fig:label}`',
  image: '`![Words](picture)`',
  math: '`$$ … $$ {#eq:label}`',
  table: 'a table with `: Words {#tbl:label}`',
  'list-table': 'a grid table',
  'csv-table': 'a table',
  'code-block': '```` ```language ````',
  code: '```` ```language ````',
  bibliography: '`::: {#refs}` and `:::`',
  note: '`::: {.note}` and `:::`'
}

const roles: Readonly<Record<string, string>> = {
  ref: '`@label`',
  numref: '`@label`',
  eq: '`@label`',
  sub: '`~words~`',
  sup: '`^words^`',
  math: '`$formula$`',
  doc: 'a link',
  term: 'a link',
  abbr: '`*[ABC]: words`'
}
