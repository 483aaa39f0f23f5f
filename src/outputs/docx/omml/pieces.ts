import {element, escapeXml} from '../../../core/write-xml.ts'

/** The style of the letters in a run; without one, Word slants them. */
export type RunStyle = Readonly<{
  /** Bold, bold italic, plain, or italic. Words are plain by default. */
  style?: 'b' | 'bi' | 'p' | 'i'
  /** The alphabet of the letters. */
  script?: 'double-struck' | 'fraktur' | 'monospace' | 'sans-serif' | 'script'
  /** Whether the run contains words, which keep their spaces. */
  isText?: true
}>

/** A part of a formula: text, which may share a run with its neighbours, or an element. */
export type MathPiece =
  | Readonly<{kind: 'run'; text: string; style: RunStyle; role: 'letter' | 'operator' | 'space'}>
  | Readonly<{kind: 'element'; xml: string}>

export function built(xml: string): MathPiece {
  return {kind: 'element', xml}
}

/** Pieces as XML; adjacent texts of the same style share a run. */
export function joinMath(pieces: readonly MathPiece[]): string {
  let xml = ''
  for (let at = 0; at < pieces.length; ) {
    const first = pieces[at]!
    at++
    if (first.kind === 'element') {
      xml += first.xml
      continue
    }
    let {text} = first
    for (
      let next = pieces[at];
      next?.kind === 'run' && isSameStyle(next.style, first.style);
      next = pieces[at]
    ) {
      text += next.text
      at++
    }
    xml += runXml(text, first.style)
  }
  return xml
}

function isSameStyle(one: RunStyle, other: RunStyle): boolean {
  return one.style === other.style && one.script === other.script && one.isText === other.isText
}

function runXml(text: string, {style, script, isText}: RunStyle): string {
  const properties = isText
    ? element('m:nor')
    : (script === undefined ? '' : element('m:scr', {'m:val': script})) +
      (style === undefined ? '' : element('m:sty', {'m:val': style}))
  return element(
    'm:r',
    {},
    properties === '' ? '' : element('m:rPr', {}, properties),
    isText && style !== undefined ? element('w:rPr', {}, wordLooks[style]) : '',
    `<m:t xml:space="preserve">${escapeXml(text)}</m:t>`
  )
}

/**
 * Text in a formula is formatted like running text: `m:nor` excludes the styles of formulas (ISO 29500-1, 22.1.2.74).
 */
const wordLooks: Readonly<Record<NonNullable<RunStyle['style']>, string>> = {
  b: '<w:b/>',
  i: '<w:i/>',
  bi: '<w:b/><w:i/>',
  p: ''
}

/**
 * An argument of an element. An empty argument gets a space without width, because Word would show a dotted box; spaces
 * at the ends are removed, because they would only widen the argument.
 */
export function argument(name: string, pieces: readonly MathPiece[]): string {
  const content = withoutOuterSpace(pieces)
  return element(name, {}, joinMath(content.length === 0 ? [nothing] : content))
}

/** A space without width, where an element is required. */
export const nothing: MathPiece = {kind: 'run', text: '\u200b', style: {}, role: 'letter'}

/** Pieces without the spaces at both ends. */
export function withoutOuterSpace(pieces: readonly MathPiece[]): readonly MathPiece[] {
  const start = pieces.findIndex(piece => !isSpace(piece))
  return start < 0 ? [] : pieces.slice(start, pieces.findLastIndex(piece => !isSpace(piece)) + 1)
}

function isSpace(piece: MathPiece): boolean {
  return piece.kind === 'run' && piece.role === 'space'
}
