import type {ElementContent} from 'hast'
import {toHtml} from 'hast-util-to-html'

/**
 * Fills the slots `{{name}}` of a style's page or style sheet.
 * An unknown slot is left as it stands, where `galley style check` and the eye find it.
 */
export function fillSlots(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{([a-z-]+)\}\}/g, (slot, name: string) => slots[name] ?? slot)
}

/** HTML of the parts of a page. Raw nodes are MathML that galley made itself; text of the author is always escaped. */
export function html(nodes: ElementContent | readonly ElementContent[] | undefined): string {
  if (nodes === undefined) return ''
  return toHtml('type' in nodes ? nodes : {type: 'root', children: [...nodes]}, {
    allowDangerousHtml: true,
    characterReferences: {useNamedReferences: false}
  })
}

/** A string of CSS, for `content`. */
export function cssString(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\n\r\f<]/g, character => `\\${character.charCodeAt(0).toString(16)} `)}"`
}

/** Text for an element or an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
}
