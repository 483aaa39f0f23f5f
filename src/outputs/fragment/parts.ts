import type {ElementContent} from 'hast'
import {escapeHtml} from '../../core/write-html.ts'
import {attributeOf, type TemplatePart, type TemplateTag, withoutAttribute} from '../page/template.ts'
import {withoutRequests} from './requests.ts'
import {scopeSheet} from './scope-sheet.ts'
import {standIns} from './stand-ins.ts'

/**
 * Converts the page of a style to one element with an id: `html`, `body` and `main`, which a page can have only once,
 * become `div`, and the head and the skip link are removed.
 */
export function elementParts(
  parts: readonly TemplatePart[],
  id: string,
  style: ElementContent
): readonly TemplatePart[] {
  const html = parts.find(part => isTag(part, 'html', false))
  const body = parts.find(part => isTag(part, 'body', false))
  const before: ReadonlyArray<TemplatePart | undefined> = [
    html,
    body,
    parts.find(part => isTag(part, 'head', true))
  ]
  const start = 1 + parts.findLastIndex(part => before.includes(part))
  const end = parts.findIndex(
    (part, at) => at >= start && (isTag(part, 'body', true) || isTag(part, 'html', true))
  )
  const shown = withoutSkipLink(parts.slice(start, end < 0 ? undefined : end))
  return [
    textPart(`<div id="${escapeHtml(id)}">\n`),
    {kind: 'slot', name: 'head', content: [style], around: []},
    textPart(`\n${opening('html', html)}\n${opening('body', body)}`),
    ...shown.map((part, at) => confined(part, shown[at - 1], id)),
    textPart('</div>\n</div>\n</div>\n')
  ]
}

function isTag(part: TemplatePart, name: string, isEnd: boolean): part is TemplateTag {
  return part.kind === 'tag' && part.tag.name === name && part.tag.isEnd === isEnd
}

/** Converts a part of a style's page: `main` becomes `div`, and a style sheet is scoped to the element. */
function confined(part: TemplatePart, before: TemplatePart | undefined, id: string): TemplatePart {
  if (part.kind === 'tag') {
    if (part.tag.name !== 'main') return withSafeStyle(part)
    return textPart(part.tag.isEnd ? '</div>' : opening('main', part))
  }
  const isSheet = part.kind === 'text' && before !== undefined && isTag(before, 'style', false)
  return isSheet ? textPart(withoutRequests(scopeSheet(part.text, id))) : part
}

/** Removes a style attribute that fetches something, or that contains escapes, which could hide a request. */
function withSafeStyle(part: TemplateTag): TemplatePart {
  const style = attributeOf(part.tag, 'style')
  if (style === undefined || (!/[&\\]/.test(style) && withoutRequests(style) === style)) return part
  return withoutAttribute(part, 'style')
}

function textPart(text: string): TemplatePart {
  return {kind: 'text', text}
}

/** The start tag of a `div` that replaces an element, with the same attributes. */
function opening(name: string, part: TemplatePart | undefined): string {
  const safe = part?.kind === 'tag' ? withSafeStyle(part) : undefined
  const tag = safe?.kind === 'tag' ? safe : undefined
  const own = tag && attributeOf(tag.tag, 'class')
  const others = (tag?.tag.attributes ?? [])
    .filter(attribute => attribute.name.toLowerCase() !== 'class')
    .map(({start, end}) => ` ${tag!.text.slice(start, end)}`)
  return `<div class="${[standIns[name], own].filter(Boolean).join(' ')}"${others.join('')}>`
}

/** Removes the skip link, which is useful only at the start of a page. */
function withoutSkipLink(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const words = parts.findIndex(part => part.kind === 'slot' && part.name === 'skip-to-text')
  if (words < 0) return parts
  const start = parts.slice(0, words).findLastIndex(part => isTag(part, 'a', false))
  const end = parts.findIndex((part, at) => at > words && isTag(part, 'a', true))
  return start < 0 || end < 0 ? parts.toSpliced(words, 1) : parts.toSpliced(start, end - start + 1)
}
