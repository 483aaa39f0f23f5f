/** Whether a string can be the name of a CSL style: it consists of letters, digits, `.`, `_` and `-`. */
export function isCslName(text: string): boolean {
  // An ASCII pattern is tried first, because the first use of Unicode classes in a regular expression takes half a
  // millisecond.
  return ofAscii.test(text) || (beyondAscii.test(text) && ofAny.test(text))
}

const ofAscii = /^[a-z\d][\w.-]*$/i
const beyondAscii = /[\u0080-\uffff]/
const ofAny = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u
