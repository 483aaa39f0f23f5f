import {mapParagraphs} from './apply-links.ts'
import type {TypedBlock, TypedDocument, TypedInline, TypedParagraph, TypedWrapper} from './content.ts'
import {captionNames} from './structure/captions.ts'
import type {FoundHeadings} from './structure/headings.ts'
import {typedItems} from './structure/items.ts'
import {textOfInline} from './words.ts'

/** A typed reference such as “Figure 2”, in the form of a reference by Word to a bookmark at the caption. */
export type TypedMention = Readonly<{wrapper: TypedWrapper; shown: string}>

/** A possible target of a typed reference: the name and number in its caption. */
type Target = Readonly<{kind: string; name: string; number: string; paragraph: number}>

type Text = Extract<TypedInline, {kind: 'text'}>

/**
 * Converts typed references such as “Figure 2”, “Table 1” and “Eq. (3)” if exactly one caption or formula has this
 * number. A reference that may point to another work, is ambiguous, or is part of a range stays as typed.
 */
export function withTypedReferences(
  {blocks, notes}: Pick<TypedDocument, 'blocks' | 'notes'>,
  headings: FoundHeadings
): Pick<TypedDocument, 'blocks' | 'notes'> & Readonly<{mentions: readonly TypedMention[]}> {
  const targets = targetsOf(blocks, headings)
  if (targets.length === 0) return {blocks, notes, mentions: []}
  const mentions: TypedMention[] = []
  const marked = new Map(targets.map(target => [target.paragraph, bookmarkOfTarget(target)]))
  const mention = (target: Target, shown: string): TypedWrapper => {
    const wrapper = {kind: 'reference', bookmark: bookmarkOfTarget(target), instruction: ''} as const
    mentions.push({wrapper, shown})
    return wrapper
  }
  const change = (paragraph: TypedParagraph): TypedParagraph => {
    if (headings.of.has(paragraph) || paragraph.made !== undefined) return paragraph
    const inlines = paragraph.inlines.flatMap((inline, index) =>
      isPlainText(inline) ? split(inline, around(paragraph.inlines, index), targets, mention) : [inline]
    )
    const bookmark = marked.get(paragraph.number)
    if (inlines.length === paragraph.inlines.length && bookmark === undefined) return paragraph
    return {
      ...paragraph,
      inlines: bookmark === undefined ? inlines : [...inlines, {kind: 'bookmark', name: bookmark}]
    }
  }
  return {
    blocks: mapParagraphs(blocks, change),
    notes: new Map(
      [...notes].map(([id, note]) => [id, {...note, blocks: mapParagraphs(note.blocks, change)}])
    ),
    mentions
  }
}

function targetsOf(blocks: readonly TypedBlock[], headings: FoundHeadings): readonly Target[] {
  const all = typedItems(blocks, headings).flatMap((item): readonly Target[] => {
    if (item.kind === 'equation')
      return item.number === ''
        ? []
        : [{kind: 'equation', name: '', number: item.number, paragraph: item.paragraph.number}]
    if (item.kind !== 'figure' && item.kind !== 'table' && item.kind !== 'code') return []
    if (item.caption === undefined || item.caption.number === '') return []
    const {kind, number, label, words} = item.caption
    const name = /^[\p{L}\p{M} ]+/u.exec(label)?.[0].trim().toLowerCase() ?? ''
    return [{kind, name, number, paragraph: words.number}]
  })
  // If two captions have the same number, as in an appendix that counts from 1 again, a reference is ambiguous.
  return all.filter(
    one => all.filter(({kind, number}) => kind === one.kind && number === one.number).length === 1
  )
}

function bookmarkOfTarget({kind, number}: Target): string {
  return `galley typed ${kind} ${number}`
}

function isPlainText(inline: TypedInline): inline is Text {
  const isTracked = inline.ins !== undefined || inline.del !== undefined
  return inline.kind === 'text' && inline.within === undefined && !isTracked && inline.look.code === undefined
}

/** The text before and after an inline node in its paragraph; each citation is replaced by a special character. */
function around(inlines: readonly TypedInline[], index: number): readonly [before: string, after: string] {
  const text = (own: readonly TypedInline[]): string =>
    own
      .map(inline =>
        inline.kind === 'markdown' || inline.within?.kind === 'citation' ? citationSign : textOfInline(inline)
      )
      .join('')
  return [text(inlines.slice(0, index)), text(inlines.slice(index + 1))]
}

const citationSign = '\ufdd0'

const equationNames =
  'equation|eqn|eq|gleichung|gl|équation|éq|ecuación|ec|equazione|equação|vergelijking|równanie|уравнение|ур|denklem|مساوات|معادلة|معادله|公式|式'

/** Abbreviated names, after which a full stop does not end the sentence. */
const abbreviations: ReadonlySet<string> = new Set('fig abb tab rys рис табл eq eqn gl éq ec ур'.split(' '))

const mentioned = new RegExp(
  `(?<![\\p{L}\\p{N}])(${captionNames.figure}|${captionNames.table}|${captionNames.listing}|${equationNames})(?:\\.[ \\u00a0]?|[ \\u00a0])(\\(?)((?:[A-Z][.-]?)?\\p{Nd}+(?:[.-]\\p{Nd}+)*|[IVX]{1,5}(?!\\p{L}))(\\)?)`,
  'giu'
)

function split(
  inline: Text,
  [before, after]: readonly [string, string],
  targets: readonly Target[],
  mention: (target: Target, shown: string) => TypedWrapper
): readonly TypedInline[] {
  const {text} = inline
  const parts: TypedInline[] = []
  let at = 0
  for (const match of text.matchAll(mentioned)) {
    const [whole, name = '', open, number = '', close] = match
    const isWhole = (open === '') === (close === '')
    // The closing bracket in “(see Eq. 3)” is not part of the reference.
    const shown = isWhole ? whole : open === '' ? whole.slice(0, -1) : ''
    const end = match.index + shown.length
    const target = targets.find(each => each.number === number && isNamed(each, name))
    const isSentence = /^\.[^.]*$/.test(whole.slice(name.length)) && !abbreviations.has(name.toLowerCase())
    if (shown === '' || target === undefined || isSentence) continue
    if (!isAlone(before + text.slice(0, match.index), text.slice(end) + after)) continue
    parts.push({...inline, text: text.slice(at, match.index)})
    parts.push({...inline, text: shown, within: mention(target, shown)})
    at = end
  }
  parts.push({...inline, text: text.slice(at)})
  return parts.filter(part => part.kind !== 'text' || part.text !== '')
}

/** Whether a name is the name in the caption or its abbreviation, such as “Fig.” for “Figure”. */
function isNamed({kind, name}: Target, typed: string): boolean {
  const word = typed.toLowerCase()
  if (kind === 'equation') return new RegExp(`^(?:${equationNames})$`, 'iu').test(word)
  return name !== '' && (name.startsWith(word) || word.startsWith(name))
}

/** Whether a reference can only be to this number of this paper: no other work, letter or range is next to it. */
function isAlone(before: string, after: string): boolean {
  if (new RegExp(`${citationSign}[\\s,;:)]*(?:see |in )?$`).test(before)) return false
  if (/(?:\p{Lu}[\p{L}’'-]+(?: et al\.?)?,? \(?\d{4}[a-z]?\)?|ibid\.?|a\.a\.O\.),? $/iu.test(before))
    return false
  if (
    /^(?:[\p{L}\p{N}]|[.,]\d|\(\p{L}\)|[\s\u00a0]*[-–—][\s\u00a0]*\p{Nd}|[\s\u00a0]*(?:and|und|et|y|e|&|to|bis|or)[\s\u00a0]+\p{Nd})/u.test(
      after
    )
  )
    return false
  if (/^,[\s\u00a0]*\p{Nd}/u.test(after)) return false
  return !new RegExp(
    `^,?[\\s\\u00a0]+(?:of|in|from|by|von|aus|bei|de|dans|da)[\\s\\u00a0]+(?:${citationSign}|ref|their|his|her|\\p{Lu})`,
    'u'
  ).test(after)
}
