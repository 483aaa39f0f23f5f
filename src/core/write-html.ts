/**
 * Escapes text for an element or an attribute in HTML. Control characters, noncharacters and lone surrogates, which
 * HTML does not allow, become U+FFFD.
 */
export function escapeHtml(text: string): string {
  const allowed = forbidden.test(text) ? text.replace(allForbidden, '\uFFFD') : text
  return allowed.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
}

const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: HTML cannot contain them
  /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Surrogate}/u
const allForbidden = new RegExp(forbidden, 'gu')
