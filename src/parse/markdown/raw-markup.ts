import {htmlNames} from '../../core/html-names.ts'
import type {Finding, Place} from '../../core/types.ts'

/** The finding about a command of TeX in the text. */
export function rawTex(name: string, file: string, place: Place): Finding {
  return {
    rule: 'raw-tex',
    file,
    place,
    subject: `\\${name}`,
    message: `The TeX command \`\\${name}\` has no meaning in galley`,
    note: 'It is printed as it stands.'
  }
}

/** Whether a tag is of another language, such as `<persName>` of TEI: the author shows it, and it is printed so. */
function isOtherTag(value: string): boolean {
  const tag = /^<\/?([a-z][\w:.-]*)[^<>]*>$/i.exec(value)?.[1]
  return tag !== undefined && !htmlNames.has(tag.toLowerCase())
}

/** The finding about HTML that is printed as it stands; none about a tag that HTML does not have. */
export function rawHtml(value: string, file: string, place: Place): readonly Finding[] {
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
