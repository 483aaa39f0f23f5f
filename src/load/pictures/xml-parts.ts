import {xmlName} from '../../core/xml-markup.ts'

/** A construct that is not well-formed: a noun, and its offset. */
export type RefusedXml = Readonly<{fault: string; offset: number}>

/** The result of parsing a construct: the offset after it, or a fault. */
export type Step = number | RefusedXml

/** The offset after a comment, or a fault: a comment must not contain two hyphens. */
export function endOfComment(text: string, at: number): Step {
  const end = text.indexOf('--', at + 4)
  return end < 0 || text[end + 2] !== '>' ? {fault: 'comment', offset: at} : end + 3
}

/** The offset after a processing instruction, or a fault: the XML declaration must be at the very beginning. */
export function endOfInstruction(text: string, at: number): Step {
  const end = text.indexOf('?>', at)
  const target = match(instruction, text, at)?.[1]
  const isSound =
    target?.toLowerCase() === 'xml'
      ? at === 0 && match(xmlDeclaration, text, at) !== undefined
      : target !== undefined
  return end < 0 || !isSound ? {fault: `instruction ${shownStart(text, at)}`, offset: at} : end + 2
}

const xmlDeclaration =
  /<\?xml\s+version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/y

const instruction = new RegExp(`<\\?(${xmlName})(?=\\s|\\?>)`, 'y')

/** The match of a sticky pattern at an offset. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

/** The beginning of the text at an offset, for a message. */
export function shownStart(text: string, at: number): string {
  return `\`${text
    .slice(at, at + 20)
    .replace(/[\s`]+/g, ' ')
    .trim()}\``
}
