import {theoremKind} from '../../core/theorem-kinds.ts'
import type {Rewrite} from './rewritten.ts'

/** Matches every text with LaTeX's labels or references in the form that Pandoc writes, and few others. */
export const mayHoldLabels =
  /\blabel="|reference-type="|<div\b[^>\n]{0,200}\bclass="|\[\\\[[^\]\n]{1,200}\]\]\(#/

/**
 * Rewrites the labels that Pandoc prints in place of `\label`, `[\[x\]]{#x label="x"}`; a label at the beginning of a
 * division becomes the label of the division. Also rewrites references to several labels, and references in HTML, as
 * one reference to each label.
 */
export function pandocRewrites(text: string): readonly Rewrite[] {
  if (!mayHoldLabels.test(text)) return []
  return [
    ...numberedLines(text),
    ...theoremsOfHtml(text),
    ...forms.flatMap(([pattern, rewrite]) =>
      Array.from(text.matchAll(pattern), match => ({
        start: match.index,
        end: match.index + match[0].length,
        text: rewrite(match)
      }))
    )
  ]
}

/**
 * Rewrites `<div class="theorem">` and `</div>`, which Pandoc writes in GitHub Markdown on lines of their own, as a
 * division.
 */
function theoremsOfHtml(text: string): readonly Rewrite[] {
  const found: Rewrite[] = []
  const open: boolean[] = []
  for (const {index, 0: tag, 1: attributes} of text.matchAll(/^<(?:div\b([^<>\n]{0,300})|\/div)>[ \t]*$/gm)) {
    const end = index + tag.length
    if (attributes === undefined) {
      if (open.pop() === true) found.push({start: index, end, text: ':::'})
      continue
    }
    const names = (attributeIn(attributes, 'class') ?? '').split(/\s+/).filter(name => name !== '')
    const id = attributeIn(attributes, 'id')
    const isTheorem = names.some(name => theoremKind(name) !== undefined || name === 'algorithm')
    open.push(isTheorem)
    const marks = [...(id === undefined ? [] : [`#${id}`]), ...names.map(name => `.${name}`)]
    if (isTheorem) found.push({start: index, end, text: `::: {${marks.join(' ')}}`})
  }
  return open.includes(true) ? [] : found
}

function attributeIn(attributes: string, name: string): string | undefined {
  return new RegExp(String.raw`\b${name}="([^"]*)"`).exec(attributes)?.[1]
}

/**
 * Restores `align`, for which older versions of Pandoc write `aligned`: a formula with several labels has numbered
 * lines in LaTeX.
 */
function numberedLines(text: string): readonly Rewrite[] {
  const formula = /\$\$\s{0,9}\\begin\{aligned\}((?:(?!\$\$)[\s\S]){0,9000}?)\\end\{aligned\}\s{0,9}\$\$/g
  return Array.from(text.matchAll(formula)).flatMap(({index, 0: whole, 1: lines = ''}) => {
    if ((lines.match(/\\label\{/g) ?? []).length < 2) return []
    return [whole.indexOf('aligned'), whole.lastIndexOf('aligned')].map(at => ({
      start: index + at,
      end: index + at + 'aligned'.length,
      text: 'align'
    }))
  })
}

type Form = readonly [pattern: RegExp, rewrite: (match: RegExpMatchArray) => string]

const forms: readonly Form[] = [
  [
    /^(:{3,})[ \t]*(\w{1,40})[ \t]*\n\[\\\[[^\]\n]{1,200}\\\]\]\{#([^\s{}]{1,200})\s+label="[^"\n]{1,200}"\}[ \t]*/gm,
    ([, fence, name, label]) => `${fence} {.${name} #${label}}\n`
  ],
  [
    /(?<!^:{3,}[ \t]*\w{1,40}[ \t]*\n)\[\\\[[^\]\n]{1,200}\\\]\]\{#([^\s{}]{1,200})\s+label="[^"\n]{1,200}"\}/gm,
    ([, label]) => `[]{#${label}}`
  ],
  [
    /\[(?:\\.|[^\]\\\n]){1,400}\]\(#([^()\s,]{1,200}(?:,[^()\s,]{1,200})+)\)\{reference-type="(ref|eqref|ref\+[lL]abel|autoref)"\s+reference="[^"]{1,400}"\}/g,
    ([, labels = '', type = '']) =>
      /^ref\+/.test(type)
        ? `\\${commands.get(type)}{${labels}}`
        : labels
            .split(',')
            .map(label => `\\${type}{${label}}`)
            .join(', ')
  ],
  [
    /<a\s+href="#([^"\s]{1,200})"\s+data-reference-type="([\w+]{1,20})"\s+data-reference="[^"\n]{1,200}"\s*>([^<\n]{0,200})<\/a>/g,
    ([, label, type, words]) => `[${words}](#${label}){reference-type="${type}"}`
  ],
  // A label in HTML is omitted if an element already has it; next to a heading, it becomes the label of the heading.
  [
    /<span\s+id="([^"\s]{1,200})"\s+label="[^"\n]{1,200}"\s*><\/span>/g,
    ({1: label = '', index, input = ''}) =>
      input.indexOf(`id="${label}"`) < (index ?? 0) ? '' : `[]{#${label}}`
  ],
  [
    /(?<=^#{1,6}[ \t][^\n{]{0,300})[ \t]*<a\s+id="([^"\s]{1,200})"\s*><\/a>[ \t]*$/gm,
    ([, label]) => ` {#${label}}`
  ],
  [
    /^<a\s+id="([^"\s]{1,200})"\s*><\/a>[ \t]*\n(?:[ \t]*\n)?(#{1,6}[ \t][^\n{]{1,300})$/gm,
    ([, label, heading = '']) => `${heading.trimEnd()} {#${label}}`
  ],
  // References without attributes, whose text is the label.
  [
    /\[\\\[([^\s[\]\\]{1,200})\\\]\]\(#\1\)(?!\{)/g,
    ([, label = '']) => (/^eqn?[:-]/.test(label) ? `\\eqref{${label}}` : `\\ref{${label}}`)
  ],
  // References whose brackets another program has escaped, inside a link or not.
  [
    /(?<![[\\])(?:\\\[){1,2}([^\s[\]\\]{1,100})(?:\\?\]){1,2}(?:\(#[^()\n]{1,200}\))?\{reference-type="([\w+]{1,20})"\s+reference="[^"]{1,200}"\}/g,
    ([, label = '', type]) => `\\${commands.get(type ?? '') ?? 'ref'}{${label}}`
  ],
  // Labels with spaces, which cannot be written as identifiers in Markdown.
  [
    /\{#([^\s{}"=#]{1,100}(?:\s[\w:-][^\s{}"=#.]{0,100}){1,8})(?=\}|\s+\.[A-Za-z]|\s+[a-z-]{1,20}=")/g,
    ([, label = '']) => `{id="${label.replace(/\s/g, ' ')}"`
  ],
  [
    /\[(?:\\.|[^\]\\\n]){1,400}\]\(#([^()\s]{1,100}(?:\s[^()\s]{1,100}){1,8})\)\{reference-type="([\w+]{1,20})"\s+reference="[^"]{1,400}"\}/g,
    ([, label = '', type]) => `\\${commands.get(type ?? '') ?? 'ref'}{${label.replace(/\s/g, ' ')}}`
  ]
]

const commands: ReadonlyMap<string, string> = new Map([
  ['eqref', 'eqref'],
  ['ref+label', 'cref'],
  ['ref+Label', 'Cref'],
  ['autoref', 'autoref'],
  ['pageref', 'pageref'],
  ['nameref', 'nameref']
])
