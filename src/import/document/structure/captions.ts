import type {TypedParagraph} from '../content.ts'
import {textOfInlines, withoutStart, withoutWholeLook} from '../words.ts'

export type CaptionKind = 'figure' | 'table' | 'listing'

/** A caption: its label as typed, `Figure 2:`, the number in it, and its words. */
export type TypedCaption = Readonly<{
  kind: CaptionKind
  number: string
  label: string
  words: TypedParagraph
}>

/** The names in captions, in the supported languages, as alternatives of a pattern. */
export const captionNames: Readonly<Record<CaptionKind, string>> = {
  figure:
    'figure|fig|abbildung|abb|figura|figuur|afbeelding|rysunek|rys|рисунок|рис|şekil|grafik|graph|graphique|chart|diagram|map|karte|plate|photo|image|scheme|illustration|شکل|تصویر|نمودار|图|圖|図|चित्र|الشكل|شكل',
  table:
    'table|tab|tabelle|tableau|tabla|cuadro|tabella|tabela|tabel|tablo|таблица|табл|tabell|جدول|الجدول|表|तालिका|سارنی',
  listing: 'listing|quelltext|algorithm|code|extrait de code'
}

const labelled: ReadonlyArray<readonly [kind: CaptionKind, pattern: RegExp]> = (
  Object.entries(captionNames) as ReadonlyArray<[CaptionKind, string]>
).map(([kind, words]) => [
  kind,
  new RegExp(
    `^\\s*(?:supplementary |appendix )?(?:${words})\\.?[\\s\\u00a0]*((?:[A-Z][.-]?)?\\p{N}+(?:[.–-]\\p{N}+)*[a-z]?|[IVX]+(?=[.:\\s]|$))[\\s\\u00a0]*[.:–—|\\n-]*\\s*`,
    'iu'
  )
])

/**
 * The caption in a paragraph, recognized by its style, by Word's field for its number, or by a label such as “Figure
 * 2:”.
 */
export function captionOf(paragraph: TypedParagraph, isExpected = false): TypedCaption | undefined {
  const {inlines, styles, outline} = paragraph
  if (outline !== undefined || paragraph.made !== undefined) return undefined
  const text = textOfInlines(inlines)
  const styled = styles.some(style =>
    /caption|beschriftung|^(?:figure|table|illustration|abbildung|tabelle)$/i.test(style)
  )
  const counted = inlines.some(({within}) => within?.kind === 'sequence')
  for (const [kind, pattern] of labelled) {
    const match = pattern.exec(text)
    if (match === null) continue
    const [label, number = ''] = match
    // “Table 2 shows” can begin a sentence; a label ends with a mark, or is the whole text.
    const isLabel = /[.:–—|\n-]\s*$/.test(label) || label.length === text.length || /\n/.test(label)
    if (!styled && !counted && !isLabel && !(isExpected && isLabelAlone(paragraph, label.length))) continue
    const words = withoutWholeLook({inlines: withoutStart(inlines, label.length)}, ['bold', 'italic'])
    return {kind, number, label: label.trim(), words: {...paragraph, inlines: words}}
  }
  if (!styled || text.trim() === '') return undefined
  const kind = styles.some(style => /table|tabelle/i.test(style)) ? 'table' : 'figure'
  return {kind, number: '', label: '', words: paragraph}
}

/** Whether the label is bold and the text after it is not. */
function isLabelAlone({inlines}: TypedParagraph, length: number): boolean {
  let at = 0
  for (const inline of inlines) {
    if (inline.kind !== 'text') continue
    const isWithin = at < length
    const isBold = inline.look.bold === true
    if (inline.text.trim() !== '' && isWithin !== isBold) return false
    at += inline.text.length
  }
  return true
}
