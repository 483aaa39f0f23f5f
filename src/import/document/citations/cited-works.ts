import type {CslItem} from '../../../core/types.ts'
import {checkItem} from '../../../parse/csl/json-item.ts'
import type {CitedPart} from '../../../review/word/cited.ts'
import {withoutJoint} from '../../../review/word/cited.ts'

/** A work cited in a field, with its prefix, suffix and locator. */
export type FieldWork = Readonly<{work: CslItem; part: Omit<CitedPart, 'key'>}>

/** A citation made by a program: its works, and the text that the program rendered, if the file contains it. */
export type FieldCitation = Readonly<{works: readonly FieldWork[]; isNarrative: boolean; rendered?: string}>

/** Reads CSL citation data, as Zotero, Mendeley, Mendeley Cite and LibreOffice store it. */
export function cslCitation(value: unknown): FieldCitation | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const {citationItems, properties} = value as Readonly<Record<string, unknown>>
  if (!Array.isArray(citationItems) || citationItems.length === 0) return undefined
  const works = citationItems.map(fieldWork)
  if (!works.every(work => work !== undefined)) return undefined
  const {plainCitation, mode} = (properties ?? {}) as Readonly<{plainCitation?: unknown; mode?: unknown}>
  return {
    works,
    isNarrative: mode === 'composite',
    ...(typeof plainCitation === 'string' && plainCitation !== '' && {rendered: plainCitation})
  }
}

function fieldWork(item: unknown): FieldWork | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  const {itemData, locator, label, prefix, suffix, ...rest} = item as Readonly<Record<string, unknown>>
  const {csl} = checkItem(
    typeof itemData === 'object' && itemData !== null ? {...itemData, id: idOf(itemData)} : undefined
  )
  if (csl === undefined) return undefined
  const place = textOf(locator)
  return {
    work: csl,
    part: {
      prefix: textOf(prefix),
      label: place === '' ? undefined : textOf(label) || 'page',
      locator: place,
      suffix: withoutJoint(textOf(suffix)),
      isSuppressed: rest['suppress-author'] === true
    }
  }
}

function idOf(item: object): string {
  const {id} = item as Readonly<{id?: unknown}>
  return typeof id === 'string' || typeof id === 'number' ? String(id) || 'work' : 'work'
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

/** Parses the JSON within a text; undefined if it contains none. */
export function jsonIn(text: string, revive?: (name: string, value: unknown) => unknown): unknown {
  const start = text.indexOf('{')
  if (start < 0) return undefined
  try {
    return JSON.parse(text.slice(start, text.lastIndexOf('}') + 1), revive) as unknown
  } catch {
    return undefined
  }
}

/** A part of a citation without prefix and suffix. */
export function plainPart(pages: string, more: Partial<Omit<CitedPart, 'key'>> = {}): Omit<CitedPart, 'key'> {
  return {
    prefix: '',
    label: pages === '' ? undefined : 'page',
    locator: pages,
    suffix: '',
    isSuppressed: false,
    ...more
  }
}
