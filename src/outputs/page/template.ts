import type {Element, ElementContent} from 'hast'
import {type HtmlPiece, scanHtml, voidElements} from '../../core/html-scan.ts'
import {perList} from '../../core/per-object.ts'
import {escapeHtml} from '../../core/write-html.ts'
import {h, textNode} from '../article/elements.ts'
import {fillSlots} from '../markup.ts'

/** A tag of a template. */
export type TemplateTag = Readonly<{kind: 'tag'; text: string; tag: Extract<HtmlPiece, {kind: 'tag'}>}>

/** A part of the style's page: text and tags as written, and the slots in its text. */
export type TemplatePart =
  | Readonly<{kind: 'text'; text: string}>
  | TemplateTag
  | Readonly<{
      kind: 'slot'
      name: string
      content: readonly ElementContent[]
      /** The template's elements around the slot, outermost first, without their contents. */
      around: readonly Element[]
    }>

/** A part of a template before its slots are filled. */
type CutPart = Exclude<TemplatePart, {kind: 'slot'}> | Omit<Extract<TemplatePart, {kind: 'slot'}>, 'content'>

/**
 * Splits the page of a style at its tags and slots. A slot in text becomes `content` or `words`; a slot in a tag
 * becomes `words`. An unknown slot is left unchanged, so that `galley style check` and authors see it.
 */
export function cutTemplate(
  template: string,
  content: Readonly<Record<string, readonly ElementContent[]>>,
  words: Readonly<Record<string, string>>
): readonly TemplatePart[] {
  const slots = {
    ...Object.fromEntries(Object.entries(words).map(([name, text]) => [name, [textNode(text)]])),
    ...content
  }
  return cutParts([template, JSON.stringify(words)]).map((part): TemplatePart => {
    if (part.kind !== 'slot') return part
    const own = Object.hasOwn(slots, part.name) ? slots[part.name] : undefined
    return own === undefined ? {kind: 'text', text: `{{${part.name}}}`} : {...part, content: own}
  })
}

/**
 * Returns the parts of a template with words filled into its tags: the same objects as for the last page if the
 * template and the words are unchanged.
 */
const cutParts = perList(([template = '', words = '']: readonly string[]): readonly CutPart[] => {
  const attributes = Object.fromEntries(
    Object.entries<string>(JSON.parse(words)).map(([name, text]) => [name, escapeHtml(text)])
  )
  let around: readonly Element[] = []
  return [...scanHtml(template)].flatMap((piece): readonly CutPart[] => {
    const text = template.slice(piece.start, piece.end)
    if (piece.kind !== 'tag') return cutText(text, around)
    const part = templateTag(fillSlots(text, attributes))
    if (part.kind === 'tag') around = afterTag(around, part)
    return [part]
  })
})

function cutText(text: string, around: readonly Element[]): readonly CutPart[] {
  return text
    .split(/\{\{([a-z-]+)\}\}/)
    .map(
      (piece, index): CutPart =>
        index % 2 === 0 ? {kind: 'text', text: piece} : {kind: 'slot', name: piece, around}
    )
}

/** Parses a part of a template as a tag or text. */
function templateTag(text: string): Exclude<TemplatePart, {kind: 'slot'}> {
  const [tag] = scanHtml(text)
  return tag?.kind === 'tag' ? {kind: 'tag', text, tag} : {kind: 'text', text}
}

/** The elements that are open after a tag. */
function afterTag(around: readonly Element[], {tag}: TemplateTag): readonly Element[] {
  if (tag.isEnd) {
    const closed = around.findLastIndex(({tagName}) => tagName === tag.name)
    return closed < 0 ? around : around.slice(0, closed)
  }
  if (tag.isSelfClosing || voidElements.has(tag.name)) return around
  const className = attributeOf(tag, 'class')?.split(/\s+/)
  return [...around, h(tag.name, {lang: attributeOf(tag, 'lang'), className})]
}

/** The value of an attribute; undefined if the tag lacks it. */
export function attributeOf({attributes}: TemplateTag['tag'], name: string): string | undefined {
  return attributes.find(attribute => attribute.name.toLowerCase() === name)?.value
}

/** Adds an attribute to a tag. */
export function withAttribute({text, tag}: TemplateTag, name: string, value: string): TemplatePart {
  const at = 1 + tag.name.length
  return templateTag(`${text.slice(0, at)} ${name}="${escapeHtml(value)}"${text.slice(at)}`)
}

/** Removes an attribute from a tag. */
export function withoutAttribute(part: TemplateTag, name: string): TemplatePart {
  const attribute = part.tag.attributes.find(one => one.name.toLowerCase() === name)
  if (attribute === undefined) return part
  return templateTag(part.text.slice(0, attribute.start).trimEnd() + part.text.slice(attribute.end))
}
