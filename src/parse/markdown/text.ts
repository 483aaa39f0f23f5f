import {formulaText} from '../../core/formula-text.ts'
import type {LatexText, TextStyle} from '../latex/text.ts'

/**
 * Parses the Markdown that Pandoc allows in values of CSL-YAML: emphasis, subscripts, superscripts, `[x]{.smallcaps}`,
 * `[x]{.nocase}`, links, code, formulas, escapes, and the HTML of CSL rich text. The tree is the same as for LaTeX,
 * because both become CSL rich text. Other text is unchanged. Never throws; takes linear time.
 */
export function parseMarkdownText(value: string): readonly LatexText[] {
  const frames: Frame[] = [{marker: '', written: '', children: []}]
  const unclosed = new Set<string>()
  let offset = 0
  while (offset < value.length) {
    token.lastIndex = offset
    const written = token.exec(value)?.[0] ?? value.charAt(offset)
    const end = offset + written.length
    const before = value.charAt(offset - 1)
    const after = value.charAt(end)
    offset = end
    if (isPlain(written)) addText(frames, written)
    else if (written.startsWith('\\')) addText(frames, written.slice(1))
    else if (written in dashes) addText(frames, dashes[written]!)
    else if (written.startsWith('`')) {
      const closing = unclosed.has(written) ? -1 : value.indexOf(written, end)
      if (closing === -1) {
        unclosed.add(written)
        addText(frames, written)
      } else {
        add(frames, {type: 'verbatim', value: value.slice(end, closing).trim()})
        offset = closing + written.length
      }
    } else if (written.startsWith('$') && written.length > 1) {
      for (const part of formulaText(written.slice(1, -1)) ?? [{type: 'verbatim' as const, value: written}])
        add(frames, part)
    } else if (written.startsWith(']') || written.startsWith('</')) close(frames, written)
    else if (written === '[' || written.startsWith('<')) open(frames, written, written)
    else if (canClose(written, before, after) && frames.some(frame => frame.marker === written))
      close(frames, written)
    else if (canOpen(written, before, after)) open(frames, written, written)
    else addText(frames, written)
  }
  while (frames.length > 1) flatten(frames)
  return frames[0]!.children
}

/** An open mark: its characters, and the text after it. */
type Frame = Readonly<{marker: string; written: string; children: LatexText[]}>

const deepest = 20

const token =
  /[^\\`$*_^~[\]<-]+|\\[!-/:-@[-`{-~]|`+|\$(?=\S)[^$\n]*?(?<=\S)\$(?!\d)|\*\*|__|~~|\]\([^()\s]*\)|\]\{\.(?:smallcaps|nocase)\}|<\/?(?:i|b|em|strong|sup|sub|span)\b[^<>]*>|-{1,3}|./suy

function isPlain(written: string): boolean {
  return (
    /^[^\\`$*_^~[\]<-]/.test(written) ||
    written === '-' ||
    written === '\\' ||
    written === '<' ||
    written === '$'
  )
}

const dashes: Readonly<Record<string, string>> = {'--': '–', '---': '—'}

const styles: Readonly<Record<string, TextStyle | 'no-case'>> = {
  '*': 'italic',
  _: 'italic',
  '**': 'bold',
  __: 'bold',
  '^': 'superscript',
  '~': 'subscript',
  ']{.smallcaps}': 'small-caps',
  ']{.nocase}': 'no-case',
  '</i>': 'italic',
  '</em>': 'italic',
  '</b>': 'bold',
  '</strong>': 'bold',
  '</sup>': 'superscript',
  '</sub>': 'subscript'
}

function canOpen(sign: string, before: string, after: string): boolean {
  return sign in styles && /\S/.test(after) && !(sign.startsWith('_') && isWord(before))
}

function canClose(sign: string, before: string, after: string): boolean {
  return sign in styles && /\S/.test(before) && !(sign.startsWith('_') && isWord(after))
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}

function open(frames: Frame[], marker: string, written: string): void {
  if (frames.length > deepest) addText(frames, written)
  else frames.push({marker, written, children: []})
}

function close(frames: Frame[], written: string): void {
  const tag = /^<\/(\w+)/.exec(written)?.[1]
  const opens = (frame: Frame) =>
    tag !== undefined
      ? frame.marker.startsWith(`<${tag}`)
      : frame.marker === (written.startsWith(']') ? '[' : written)
  const index = frames.findLastIndex(opens)
  if (index < 1) {
    addText(frames, written)
    return
  }
  while (frames.length - 1 > index) flatten(frames)
  const {marker, children} = frames.at(-1)!
  const isSpaced =
    /^[~^]$/.test(written) && children.some(child => child.type === 'text' && /\s/.test(child.value))
  const style = tag === 'span' ? spanStyle(marker) : isSpaced ? undefined : styles[written]
  const link = /^\]\((.*)\)$/s.exec(written)?.[1]
  if (style === undefined && link === undefined) {
    flatten(frames)
    addText(frames, written)
    return
  }
  frames.pop()
  if (link !== undefined) {
    for (const child of children) add(frames, child)
    addText(frames, ' (')
    add(frames, {type: 'verbatim', value: link})
    addText(frames, ')')
  } else
    add(
      frames,
      style === 'no-case' ? {type: 'protected', children} : {type: 'styled', style: style!, children}
    )
}

function spanStyle(tag: string): TextStyle | 'no-case' | undefined {
  if (/class=["']?nocase/.test(tag)) return 'no-case'
  return /small-caps/.test(tag) ? 'small-caps' : undefined
}

/** Turns unclosed marks back into text. */
function flatten(frames: Frame[]): void {
  const {written, children} = frames.pop()!
  addText(frames, written)
  for (const child of children) add(frames, child)
}

function add(frames: readonly Frame[], child: LatexText): void {
  if (child.type === 'text') addText(frames, child.value)
  else frames.at(-1)!.children.push(child)
}

function addText(frames: readonly Frame[], value: string): void {
  const {children} = frames.at(-1)!
  const last = children.at(-1)
  if (last?.type === 'text') children[children.length - 1] = {type: 'text', value: last.value + value}
  else children.push({type: 'text', value})
}
