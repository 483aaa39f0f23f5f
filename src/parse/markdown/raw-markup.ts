import {htmlNames} from '../../core/html-names.ts'
import type {Finding, Place} from '../../core/types.ts'

/** The finding for a TeX command in the text. */
export function rawTexFinding(name: string, file: string, place: Place): Finding {
  return {
    rule: 'raw-tex',
    file,
    place,
    subject: `\\${name}`,
    message: `The TeX command \`\\${name}\` has no meaning in galley`,
    note: 'It is printed as it stands.'
  }
}

/** Whether a tag belongs to another language, such as `<persName>` of TEI, and is intentionally shown. */
function isOtherTag(value: string): boolean {
  const tag = /^<\/?([a-z][\w:.-]*)[^<>]*>$/i.exec(value)?.[1]
  return tag !== undefined && !htmlNames.has(tag.toLowerCase())
}

/** The finding for HTML that is shown as written; none for a tag that HTML does not have. */
export function rawHtmlFindings(value: string, file: string, place: Place): readonly Finding[] {
  if (isOtherTag(value)) return []
  const tag = /^<\/?([a-z][a-z0-9-]*)/i.exec(value)?.[1]?.toLowerCase() ?? 'html'
  return [
    {
      rule: 'raw-html',
      file,
      place,
      subject: `<${tag}>`,
      message: `The HTML tag \`<${tag}>\` has no meaning in galley`,
      note: 'It is printed as it stands.'
    }
  ]
}
