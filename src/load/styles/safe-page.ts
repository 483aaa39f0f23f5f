import {type HtmlAttribute, type HtmlPiece, scanHtml} from '../../core/html-scan.ts'
import {attributeFault, htmlElements, opaqueElements, svgElements} from './allowed-html.ts'

/** A part that was removed from a page, and why. */
export type PageFault = Readonly<{start: number; end: number; message: string}>

type Tag = Extract<HtmlPiece, {kind: 'tag'}>

/**
 * Removes everything from an untrusted style's page that runs, loads something, or changes how galley's own parts are
 * parsed. Only allowed elements are kept. They are serialized again, with complete tags and every other `<` escaped, so
 * that no browser can parse them differently. The head begins with galley's own elements, whose policy applies to
 * everything after them.
 */
export function safePage(text: string): Readonly<{text: string; faults: readonly PageFault[]}> {
  const faults: PageFault[] = []
  const [head, body]: [string[], string[]] = [[], []]
  const attributes = new Map<string, string>()
  let isHead = true
  let drawings = 0

  const refuse = ({start, end}: Readonly<{start: number; end: number}>, message: string): void => {
    faults.push({start, end, message})
  }

  function attributesOf({name, attributes: written}: Tag): string {
    return written
      .filter(attribute => {
        const fault = attributeFault(name, attribute, drawings > 0)
        if (fault !== undefined) refuse(attribute, fault)
        return fault === undefined
      })
      .map(serialized)
      .join('')
  }

  /** Handles a tag; returns the offset to continue from, if it is not the one after the tag. */
  function tag(piece: Tag): number | undefined {
    const {name, isEnd, isSelfClosing} = piece
    if (name === 'html' || name === 'head' || name === 'body') {
      if (!isEnd && name !== 'head') attributes.set(name, (attributes.get(name) ?? '') + attributesOf(piece))
      if (name === 'body' || (name === 'head' && isEnd)) isHead = false
      return undefined
    }
    const isDrawn = drawings > 0
    if (name === 'style' && !isDrawn && !isEnd) {
      const end = endOfOpaque(text, piece)
      const target = isHead ? head : body
      target.push(`<style>${safeSheet(text.slice(piece.end, end.start))}</style>`)
      return end.end
    }
    if (name === 'meta' && isHead && !isEnd) {
      head.push(`<meta${attributesOf(piece)}>`)
      return undefined
    }
    if (!(isDrawn ? svgElements : htmlElements).has(name) && name !== 'svg') {
      if (!isEnd) refuse(piece, refusal(text.slice(piece.start, piece.end)))
      return opaqueElements.has(name) && !isEnd ? endOfOpaque(text, piece).end : undefined
    }
    isHead = false
    if (name === 'svg' && !isEnd && !isSelfClosing) drawings++
    const isEmpty = isSelfClosing && (isDrawn || name === 'svg')
    body.push(isEnd ? `</${name}>` : `<${name}${attributesOf(piece)}${isEmpty ? '/' : ''}>`)
    if (name === 'svg' && isEnd) drawings = Math.max(0, drawings - 1)
    return undefined
  }

  const pieces = scanHtml(text)
  for (let next = pieces.next(); !next.done; ) {
    const piece = next.value
    let end: number | undefined
    if (piece.kind === 'tag') end = tag(piece)
    else if (piece.kind === 'text') {
      const written = text.slice(piece.start, piece.end).replaceAll('{{head}}', '')
      if (written.trim() !== '') isHead = false
      const isInside = drawings > 0
      if (isInside && written.includes('{{'))
        refuse(piece, 'A slot is inside a drawing, where galley fills none')
      if (!isHead) body.push((isInside ? withoutSlots(written) : written).replaceAll('<', '&lt;'))
    } else if (text[piece.start + 1] !== '!') refuse(piece, refusal(text.slice(piece.start, piece.end)))
    next = pieces.next(end)
  }
  const [html, shown] = ['html', 'body'].map(name => attributes.get(name) ?? '')
  return {
    text: `<!doctype html>\n<html${html}>\n<head>\n{{head}}\n${head.join('\n')}</head>\n<body${shown}>\n${body.join('').trim()}\n</body>\n</html>\n`,
    faults
  }
}

function refusal(tag: string): string {
  return `\`${tag.replace(/[\s`]+/g, ' ').slice(0, 40)}\` would run code or fetch a file, which a page may not do`
}

/** The end of an element whose content is not HTML: its end tag, or the end of the page. */
function endOfOpaque(text: string, {name, end}: Tag): Readonly<{start: number; end: number}> {
  const closing = new RegExp(`</${name}(?=[\\s/>])[^>]*>`, 'gi')
  closing.lastIndex = end
  const match = name === 'plaintext' ? null : closing.exec(text)
  return match === null
    ? {start: text.length, end: text.length}
    : {start: match.index, end: match.index + match[0].length}
}

/** An attribute in double quotes; slots that cannot be in an attribute have already been refused. */
function serialized({name, value}: HtmlAttribute): string {
  return value === undefined
    ? ` ${name}`
    : ` ${name}="${value.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`
}

function withoutSlots(text: string): string {
  return text.replaceAll('{{', '{&#123;')
}

/** Rewrites a sheet so that no `<` can end it early and no slot in it is filled. */
function safeSheet(css: string): string {
  return css.replaceAll('<', '\\3c ').replaceAll('{{', '{ {')
}
