import type {Finding} from '../../core/types.ts'
import {parseLatex, plainLatex} from '../latex/text.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../values/yaml.ts'

/**
 * A command in the preamble: a pattern that includes its arguments, and the message and help about its effect in LaTeX.
 */
type Row = readonly [
  pattern: RegExp,
  told: (match: RegExpMatchArray, all: string) => Readonly<{message: string; note: string}>,
  /**
   * The settings that have the same effect. If any of them is present, the command is not needed and is not reported.
   */
  settings?: readonly string[]
]

const argument = String.raw`\s*(?:\[[^\]\n]{0,100}\]\s*)?\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}`

/** The table of commands in `header-includes` whose effect readers would miss. */
const rows: readonly Row[] = [
  [
    new RegExp(String.raw`\\author${argument}`),
    (_, all) => ({
      message: '`\\author` in `header-includes` is ignored, so the paper has no author, expected `author:`',
      note: `Write \`author: [${namesIn(all).join(', ')}]\`, and for more facts \`- name: …\` with \`affiliation:\`, \`email:\` and \`orcid:\`.`
    }),
    ['author', 'authors']
  ],
  [
    new RegExp(String.raw`\\title${argument}`),
    ([, title = '']) => ({
      message: '`\\title` in `header-includes` is ignored, expected `title:`',
      note: `Write \`title: ${wordsOf(title)}\`.`
    }),
    ['title']
  ],
  [
    /\\(?:usepackage|RequirePackage)\s*(?:\[([^\]]*)\]\s*)?\{[^{}]*\b(natbib|biblatex)\b[^{}]*\}/,
    ([, options = '', name = '']) => {
      const {shown, csl} = citationsOf(name, options)
      return {
        message: `\`${name}\` cites with ${shown} in LaTeX, but the paper sets no citation style, expected \`csl:\``,
        note: `galley cites as its journal style does. Write \`csl: ${csl}\`, or the name of another style of the CSL repository.`
      }
    },
    ['csl', 'citation-style', 'style', 'journal', 'biblio-style']
  ],
  [
    /\\[cC]refname\s*\{(\w+)\}\s*\{[^{}]*\}\s*\{[^{}]*\}/,
    ([source]) => ({
      message: `\`${source}\` has no effect in galley`,
      note: 'galley names equations and the like in the language of the paper; write `[Eqs. @eq:a]` for another name.'
    })
  ],
  [
    /\\(?:(?:re|provide)?newcommand\*?\s*\{?|def\s*)\\([bcdkrtuvH])(?![A-Za-z])/,
    ([, name = '']) => ({
      message: `\`\\${name}\` is an accent in LaTeX and is read as one in the text, expected a longer name such as \`\\my${name}\``,
      note: 'The macro has an effect only in formulas.'
    })
  ],
  [
    /\\declaretheoremstyle\s*\[[^\]]{0,500}?\bqed=(\{[^{}]*\}|\$[^$]*\$|[^,\]]*)/,
    ([, sign = '']) => ({
      message: `\`qed=${sign}\` of \`\\declaretheoremstyle\` has no effect in galley`,
      note: 'Only proofs end with a mark, ∎: type any other sign where it is needed.'
    })
  ],
  [
    /\\renewcommand\s*\{?\\the(figure|table|equation|section)\}?\s*\{([^{}\\]{1,20})\\arabic\s*\{\w+\}[^{}]*\}/,
    ([source, name = '', sign = '']) => ({
      message: `\`${source}\` has no effect in galley`,
      note: `${/^[A-RT-Z]\.?$/.test(sign) ? `Below \`\\appendix\`, or a heading with \`{.appendix}\`, numbers begin with the letter of the appendix anyway: remove it. Elsewhere, numbers` : 'Numbers'} are printed without the “${sign}”. ${name === 'section' ? 'Write' : `Give each its number, \`{#${name === 'figure' ? 'fig' : name === 'table' ? 'tbl' : 'eq'}:a tag="${sign}1"}\`, or write`} a heading \`# Supplement {.supplement}\` above all: below it, sections, figures, tables and equations are S1, S2 and so on.`
    })
  ],
  [
    /\\renewcommand\s*\{?\\qedsymbol\}?\s*\{(?:[^{}]|\{[^{}]*\})*\}/,
    ([source]) => ({message: `\`${source}\` has no effect in galley`, note: 'Proofs end with the mark ∎.'})
  ],
  [
    /\\renewcommand\s*\{?\\the(?!(?:figure|table|equation|section|subsection|page|footnote)\})([A-Za-z]+)\}?\s*\{(?!\\arabic\{\w+\}\})(?:[^{}]|\{[^{}]*\})*\}/,
    ([source, name = '']) => ({
      message: `\`${source}\` has no effect in galley`,
      note: `galley numbers \`${name}\` 1, 2, 3 and so on. For another number, define each theorem without a number, \`\\newtheorem*{${name}A}{… A1}\`, and refer to it as \`\\cref{label}\` or \`@label\` without the word before, which they print: in place of \`Word~\\ref{label}\`.`
    })
  ]
]

/** Findings for commands in the preamble that galley does not support, with the settings to write instead. */
export function preambleFindings(yaml: YamlValue | undefined, file: string): readonly Finding[] {
  const items = itemsOf(memberOf(yaml, 'header-includes', 'header_includes', 'preamble')).map(item => ({
    place: item.place,
    text: (scalarText(item) ?? scalarText(memberOf(item, 'text')) ?? '').replace(/(?<!\\)%.*/g, '')
  }))
  const all = items.map(({text}) => text).join('\n')
  return rows.flatMap(([pattern, told, settings]): readonly Finding[] => {
    if (settings !== undefined && memberOf(yaml, ...settings) !== undefined) return []
    for (const {text, place} of items) {
      const match = pattern.exec(text)
      if (match !== null) return [{rule: 'setting-unknown', file, place, ...told(match, all)}]
    }
    return []
  })
}

/** The form of the citations of a LaTeX package with these options, and a style of the CSL repository that has it. */
function citationsOf(name: string, options: string): Readonly<{shown: string; csl: string}> {
  if (/\bsuper(?:script)?\b/.test(options)) return {shown: 'raised numbers', csl: 'nature'}
  const isNumeric = name === 'natbib' ? /\bnumbers\b/.test(options) : !/\bstyle\s*=/.test(options)
  if (isNumeric || /\b(?:cite)?style\s*=\s*\{?(?:numeric|ieee|phys|chem|nature|science)/.test(options))
    return {shown: 'numbers in brackets', csl: 'ieee'}
  return {shown: 'names and years', csl: 'apa'}
}

/** The names in each `\author{Ann Doe\thanks{…} \and Bob Roe \\ Oven}`. */
function namesIn(preamble: string): readonly string[] {
  return Array.from(preamble.matchAll(new RegExp(String.raw`\\author${argument}`, 'g')))
    .flatMap(([, names = '']) => names.split(/\\and(?![A-Za-z])|\\And(?![A-Za-z])/))
    .map(name => wordsOf(name.replace(/\\\\[\s\S]*/, '')))
    .filter(name => name !== '')
}

function wordsOf(tex: string): string {
  const words = tex.replace(/\\(?:thanks|footnote|inst|email|orcidlink)\s*\{(?:[^{}]|\{[^{}]*\})*\}/g, '')
  return plainLatex(parseLatex(words)).trim()
}
