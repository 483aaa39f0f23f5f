/**
 * Fills the slots `{{name}}` in a text of a style: a style sheet, or a tag of its page. An unknown slot is left
 * unchanged, so that `galley style check` and authors see it.
 */
export function fillSlots(template: string, slots: Readonly<Record<string, string>>): string {
  const pieces = template.split(/\{\{([a-z-]+)\}\}/)
  const slot = (name: string): string => (Object.hasOwn(slots, name) ? slots[name]! : `{{${name}}}`)
  return pieces.map((piece, index) => (index % 2 === 0 ? piece : slot(piece))).join('')
}

/** A style sheet without comments and indentation. */
export function withoutComments(sheet: string): string {
  return sheet
    .replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\/\*[\s\S]*?\*\//g, '$1')
    .replace(/\s*\n\s*/g, '\n')
}

/** Formats a CSS string for `content`. */
export function cssString(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\n\r\f<]/g, character => `\\${character.charCodeAt(0).toString(16)} `)}"`
}
