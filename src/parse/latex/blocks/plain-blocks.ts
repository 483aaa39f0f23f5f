import type {Code, Paragraph} from 'mdast'
import type {Attributes} from '../../../core/mdast.ts'
import {parseLatex, plainLatex} from '../text.ts'
import {contentStart} from './environments.ts'
import {endOfLengthOption} from './length-option.ts'
import type {EnvironmentKind} from './reader.ts'
import {argumentsAt, splitAt, type TexPart, trimmedPart} from './scan.ts'

/** Reads an environment that only positions its content. */
export const wrapper: EnvironmentKind = ({name, body}, reader) =>
  reader.blocks([trimmedPart(body, contentStart(name, body.text))])

/** Parses columns, whose text may follow an introduction over all of them: `\begin{multicols}{2}[\section*{Words}]`. */
export const columns: EnvironmentKind = ({body}, reader) => {
  const {end} = argumentsAt(body.text, 0, 1)
  const {options, end: begin} = argumentsAt(body.text, end, 0)
  const introduction = options.map(({text, at}) => ({text, at: body.at + at}))
  return [...introduction, trimmedPart(body, begin)].flatMap(part => reader.blocks([part]))
}

/** Parses a comment, which is not printed. */
export const comment: EnvironmentKind = () => []

/** A placeholder for the list of terms, which `\acro` commands in the environment define. */
export const termList: EnvironmentKind = ({start, end}, reader) => [
  {
    type: 'div',
    children: [],
    data: {attributes: {id: 'abbreviations', classes: [], pairs: {}}},
    ...reader.place(start, end)
  }
]

export const quotation: EnvironmentKind = ({body, start, end}, reader) => [
  {type: 'blockquote', children: reader.blocks([body]), ...reader.place(start, end)}
]

/** Reads a poem, in which `\\` ends a line and an empty line ends a stanza. */
export const verse: EnvironmentKind = ({body, start, end}, reader) => {
  const lines = splitAt(body, token =>
    token.type === 'command' && token.name === '\\' ? lineEnd(body.text, token.end) : undefined
  )
  const children = lines.flatMap((line, index) => {
    const part = trimmedPart(line)
    const words = {type: 'line' as const, children: reader.words([part]), ...placeIn(part)}
    const isStanza = index > 0 && /^\s*\n\s*\n/.test(line.text)
    if (part.text === '') return []
    return isStanza ? [{type: 'line' as const, children: []}, words] : [words]
  })
  return [{type: 'lineBlock', children, ...reader.place(start, end)}]

  function placeIn({text, at}: TexPart): ReturnType<typeof reader.place> {
    return reader.place(at, at + text.length)
  }
}

/** The end of a line break that may continue: `\\*`, `\\!` after a stanza, `\\[2pt]`. */
function lineEnd(text: string, start: number): number {
  return endOfLengthOption(text, /[*!]/.test(text[start] ?? '') ? start + 1 : start)
}

/**
 * Returns a function that reads an environment whose content is not TeX: `verbatim`, `lstlisting` with its options,
 * `minted` with its language.
 */
export function code(count: number): EnvironmentKind {
  return ({body, start, end}, reader) => {
    // Brackets on the next line are code, such as `[1] 5`.
    const isPlainCode = count === 0 && /^[ \t]*\n/.test(body.text)
    const {
      options,
      groups,
      end: begin
    } = isPlainCode ? {options: [], groups: [], end: 0} : argumentsAt(body.text, 0, count)
    const settings = new Map(options.flatMap(({text}) => settingsOf(text)))
    const value = unescaped(
      body.text
        .slice(begin)
        .replace(/^[ \t]*\n/, '')
        .replace(/\s+$/, ''),
      settings
    )
    const language = groups[0]?.text.trim() ?? settings.get('language')?.toLowerCase()
    const written = settings.get('caption') ?? settings.get('title')
    const label = settings.get('label')
    const words =
      written !== undefined && /[\\$@]/.test(written) ? captionPart(options, written, body.at) : undefined
    const caption = words === undefined ? written : undefined
    const isNumbered = settings.has('linenos') || !['none', undefined].includes(settings.get('numbers'))
    const from = settings.get('firstnumber') ?? settings.get('firstline')
    const attributes: Attributes = {
      ...(label && words === undefined && {id: label}),
      classes: isNumbered ? ['numberLines'] : [],
      pairs: {
        ...(caption && {caption: plainLatex(parseLatex(caption))}),
        ...(from && /^\d+$/.test(from) && {startFrom: from})
      }
    }
    const isPlain =
      attributes.id === undefined &&
      caption === undefined &&
      !isNumbered &&
      attributes.pairs.startFrom === undefined
    const node: Code = {
      type: 'code',
      lang: language && /^[\w+#-]+$/.test(language) ? language : null,
      meta: null,
      value,
      ...(!isPlain && {data: {attributes}}),
      ...reader.place(start, end)
    }
    if (words === undefined) return [node]
    const paragraph: Paragraph = {
      type: 'paragraph',
      children: reader.words([words]),
      ...reader.place(words.at, words.at + words.text.length)
    }
    const own: Attributes = {...(label && {id: label}), classes: ['listing'], pairs: {}}
    return [{type: 'div', children: [node, paragraph], data: {attributes: own}, ...reader.place(start, end)}]
  }
}

/** The caption of code, which may contain commands and formulas, with its place. */
function captionPart(options: readonly TexPart[], words: string, at: number): TexPart | undefined {
  for (const option of options) {
    const start = option.text.indexOf(words)
    if (start >= 0) return {text: words, at: at + option.at + start}
  }
  return undefined
}

/**
 * Removes the characters of `escapechar` and `escapeinside` from code, and converts the LaTeX between them to plain
 * text.
 */
function unescaped(code: string, settings: ReadonlyMap<string, string>): string {
  const sign = settings.get('escapechar')?.replace(/^\\(?=.)/, '')
  const inside = settings.get('escapeinside')?.replace(/^\{([\s\S]*)\}$/, '$1')
  const [open = sign, close = sign] = inside?.includes('}{')
    ? inside.split('}{')
    : inside?.length === 2
      ? [...inside]
      : []
  if (!open || !close) return code
  const lines = code.split('\n').map(line => {
    const parts = line.split(open)
    if (parts.length === 1) return line
    // If the opening and the closing mark are the same character, every second part is between two of them.
    const [first = '', ...others] = parts
    const shown = others.map((part, index) => {
      if (open === close) return index % 2 === 0 ? setInCode(part) : part
      const end = part.indexOf(close)
      return end < 0 ? open + part : setInCode(part.slice(0, end)) + part.slice(end + close.length)
    })
    return (first + shown.join('')).trimEnd()
  })
  return lines.join('\n')
}

function setInCode(tex: string): string {
  return plainLatex(parseLatex(tex.replace(/\\label\s*\{[^{}]*\}/g, '')))
}

/** `language=Python, caption={A, b}`. */
function settingsOf(text: string): Array<readonly [string, string]> {
  return [
    ...text.matchAll(
      /([A-Za-z]+)\s*(?:=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|\[[^\]]*\][A-Za-z]+|(?:\[[^\]]*\]|[^,])*))?(?:,|$)/g
    )
  ].map(
    ([, key = '', value = '']) =>
      [
        key,
        value
          .trim()
          .replace(/^\{([\s\S]*)\}$/, '$1')
          .replace(/^\[[^\]]*\]/, '')
      ] as const
  )
}
