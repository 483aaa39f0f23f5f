import type {ElementContent} from 'hast'
import type {Raw} from 'mdast-util-to-hast'
import {serializeHast} from '../core/serialize.ts'

/**
 * Fills the slots `{{name}}` of a style's page or style sheet.
 * An unknown slot is left as it stands, where `galley style check` and the eye find it.
 */
export function fillSlots(template: string, slots: Readonly<Record<string, string>>): string {
  const pieces = template.split(/\{\{([a-z-]+)\}\}/)
  const slot = (name: string): string => (Object.hasOwn(slots, name) ? slots[name]! : `{{${name}}}`)
  return pieces.map((piece, index) => (index % 2 === 0 ? piece : slot(piece))).join('')
}

/** HTML of the parts of a page. Raw nodes are galley's own output; text of the author is always escaped. */
export function serialize(nodes: ElementContent | readonly ElementContent[] | undefined): string {
  if (nodes === undefined) return ''
  return serializeHast(nodes)
}

/** HTML that is serialized already, among nodes that are not. */
export function raw(printed: string): Raw {
  return {type: 'raw', value: printed}
}

/** A style sheet without comments and indents. */
export function withoutComments(sheet: string): string {
  return sheet
    .replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\/\*[\s\S]*?\*\//g, '$1')
    .replace(/\s*\n\s*/g, '\n')
}

/** A string of CSS, for `content`. */
export function cssString(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\n\r\f<]/g, character => `\\${character.charCodeAt(0).toString(16)} `)}"`
}

/** Text for an element or an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
}
