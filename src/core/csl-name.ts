/** Whether a text can be the name of a CSL style: letters, digits, `.`, `_` and `-`. */
export function isCslName(text: string): boolean {
  // The Unicode classes take half a millisecond on first use.
  return ofAscii.test(text) || (beyondAscii.test(text) && ofAny.test(text))
}

const ofAscii = /^[a-z\d][\w.-]*$/i
const beyondAscii = /[\u0080-\uffff]/
const ofAny = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u
