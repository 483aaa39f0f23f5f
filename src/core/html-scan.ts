/** An attribute as written, with its offsets; character references in its value are not decoded. */
export type HtmlAttribute = Readonly<{name: string; value: string | undefined; start: number; end: number}>

/** A piece of HTML: text, a tag, or something invisible (a comment, a doctype, an unclosed construct). */
export type HtmlPiece = Readonly<{start: number; end: number}> &
  (
    | Readonly<{kind: 'text' | 'nothing'}>
    | Readonly<{
        kind: 'tag'
        /** The name in lower case. */
        name: string
        isEnd: boolean
        isSelfClosing: boolean
        attributes: readonly HtmlAttribute[]
      }>
  )

/**
 * Splits HTML into pieces, starting at `start`. This is not a full parser: a caller that writes the pieces as HTML must
 * not write anything that a browser could split differently.
 */
export function* scanHtml(text: string, start = 0): Generator<HtmlPiece, void, number | undefined> {
  let at = start
  while (at < text.length) {
    const piece = pieceAt(text, at)
    // The caller may pass the offset at which to continue, for example after the content of a `<style>`, which is not
    // HTML.
    const next = yield piece
    at = next ?? piece.end
  }
}

function pieceAt(text: string, start: number): HtmlPiece {
  if (text[start] !== '<') return textFrom(text, start)
  if (text.startsWith('<!--', start)) return {kind: 'nothing', start, end: after(text, '-->', start + 4)}
  if (/[!?]/.test(text[start + 1] ?? '')) return {kind: 'nothing', start, end: after(text, '>', start)}
  return /^<\/?[a-z]/i.test(text.slice(start, start + 3)) ? tagAt(text, start) : textFrom(text, start)
}

/** The text from an offset to the next `<`; a `<` that does not begin a tag is text. */
function textFrom(text: string, start: number): HtmlPiece {
  const next = text.indexOf('<', start + 1)
  return {kind: 'text', start, end: next < 0 ? text.length : next}
}

function tagAt(text: string, start: number): HtmlPiece {
  const opening = matchAt(/<(\/?)([a-z][^\s/>]*)/iy, text, start)!
  const attributes: HtmlAttribute[] = []
  let at = start + opening[0].length
  while (at < text.length) {
    const blank = matchAt(/[\s/]*/y, text, at)![0]
    at += blank.length
    if (text[at] === '>') {
      const isSelfClosing = blank.endsWith('/')
      const name = opening[2]!.toLowerCase()
      return {kind: 'tag', name, isEnd: opening[1] !== '', isSelfClosing, attributes, start, end: at + 1}
    }
    const match = matchAt(attribute, text, at)
    if (match === null) break
    const [written, name = '', double, single, bare] = match
    attributes.push({name, value: double ?? single ?? bare, start: at, end: at + written.length})
    at += written.length
  }
  return {kind: 'nothing', start, end: text.length}
}

const attribute = /([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?/y

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

/** The void elements, which have neither content nor an end tag. */
export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' ')
)
