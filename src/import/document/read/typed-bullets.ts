import type {TypedParagraph} from '../content.ts'
import {withoutStart} from '../words.ts'

const bullet = /^\s*(?:[•·▪‣●○◦■□❖➢➤✓✔]\s+|[–—-]\t\s*)(?=\S)/u

/** Turns a paragraph that begins with a typed bullet into a list item; returns any other paragraph unchanged. */
export function withTypedBullet(paragraph: TypedParagraph): TypedParagraph {
  const {inlines, item, outline, indent: _, ...plain} = paragraph
  if (item !== undefined || outline !== undefined) return paragraph
  const start = inlines
    .map(inline => (inline.kind === 'text' && inline.del === undefined ? inline.text : ''))
    .join('')
    .slice(0, 20)
  const [mark] = bullet.exec(start) ?? []
  if (mark === undefined) return paragraph
  return {
    ...plain,
    inlines: withoutStart(inlines, mark.length),
    item: {list: 'typed', level: 0, format: 'bullet', text: '•', value: 1}
  }
}
