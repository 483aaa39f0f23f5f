import {escapeHtml} from '../../../core/write-html.ts'

export type MathAttributes = Readonly<Record<string, string | undefined>>

/** A MathML element as text. */
export function mathTag(name: string, attributes: MathAttributes, content: string): string {
  const list = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
  return `<${name}${list.join('')}>${content}</${name}>`
}

/** Parts in a row; a single part is not wrapped. */
export function group(parts: readonly string[], attributes: MathAttributes = {}): string {
  const isPlain = Object.values(attributes).every(value => value === undefined)
  return parts.length === 1 && isPlain ? parts[0]! : mathTag('mrow', attributes, parts.join(''))
}
