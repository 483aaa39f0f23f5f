import type {Code} from 'mdast'
import type {Attributes} from '../../../core/mdast.ts'
import {parseLatex, plainLatex} from '../text.ts'
import type {EnvironmentKind} from './reader.ts'
import {argumentsAt, splitAt, type TexPart, trimmedPart} from './scan.ts'

/** An environment that only places its content, after a number of arguments. */
export function wrapper(count: number): EnvironmentKind {
  return ({body}, reader) => reader.blocks([trimmedPart(body, argumentsAt(body.text, 0, count).end)])
}

/** A comment prints nothing. */
export const comment: EnvironmentKind = () => []

export const quotation: EnvironmentKind = ({body, start, end}, reader) => [
  {type: 'blockquote', children: reader.blocks([body]), ...reader.place(start, end)}
]

/** Lines of a poem: `\\` ends one, and an empty line a stanza. */
export const verse: EnvironmentKind = ({body, start, end}, reader) => {
  const lines = splitAt(body, token =>
    token.type === 'command' && token.name === '\\' ? token.end : undefined
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

/** Text that is not TeX: `verbatim`, `lstlisting` with its options, `minted` with its language. */
export function code(count: number): EnvironmentKind {
  return ({body, start, end}, reader) => {
    const {options, groups, end: begin} = argumentsAt(body.text, 0, count)
    const settings = new Map(options.flatMap(({text}) => settingsOf(text)))
    const value = body.text
      .slice(begin)
      .replace(/^[ \t]*\n/, '')
      .replace(/\s+$/, '')
    const language = groups[0]?.text.trim() ?? settings.get('language')?.toLowerCase()
    const caption = settings.get('caption') ?? settings.get('title')
    const label = settings.get('label')
    const isNumbered = settings.has('linenos') || !['none', undefined].includes(settings.get('numbers'))
    const from = settings.get('firstnumber') ?? settings.get('firstline')
    const attributes: Attributes = {
      ...(label && {id: label}),
      classes: isNumbered ? ['numberLines'] : [],
      pairs: {
        ...(caption && {caption: plainLatex(parseLatex(caption))}),
        ...(from && /^\d+$/.test(from) && {startFrom: from})
      }
    }
    const isPlain =
      label === undefined && caption === undefined && !isNumbered && attributes.pairs.startFrom === undefined
    const node: Code = {
      type: 'code',
      lang: language && /^[\w+#-]+$/.test(language) ? language : null,
      meta: null,
      value,
      ...(!isPlain && {data: {attributes}}),
      ...reader.place(start, end)
    }
    return [node]
  }
}

/** `language=Python, caption={A, b}`. */
function settingsOf(text: string): Array<readonly [string, string]> {
  return [
    ...text.matchAll(/([A-Za-z]+)\s*(?:=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|\[[^\]]*\][A-Za-z]+|[^,]*))?(?:,|$)/g)
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
