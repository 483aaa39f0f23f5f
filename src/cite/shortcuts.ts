/**
 * Shortcuts for steps of the CSL processor that take much of its time and mostly change nothing. Each gives the same
 * result as the step; where that is not certain, it runs the step.
 */

/** Letters, digits, blanks and marks that no step below does anything to: all of most titles and names. */
const PLAIN = /^[\w .,;:()/\u00C0-\u024F-]*$/
const HOLDS_PAIRED_BLANKS = /\s\s/

/** Escapes text for HTML: text without special characters is returned unchanged. */
export function quickEscape(escapeText: (text: string) => string): (text: string) => string {
  return text => (text && PLAIN.test(text) && !HOLDS_PAIRED_BLANKS.test(text) ? text : escapeText(text))
}

/** Looks for markup and quotation marks in a text; plain text has neither. */
export function quickTags<Blob extends Readonly<{blobs: unknown}>>(
  processTags: (blob: Blob) => void
): (blob: Blob) => void {
  return blob => {
    if (typeof blob.blobs === 'string' && PLAIN.test(blob.blobs)) return
    processTags(blob)
  }
}

/** ICU is slow, and matters only for Turkish and for letters beyond ASCII. */
export function quickCase<State extends Readonly<{tmp: Readonly<{lang_array?: readonly string[]}>}>>(
  inLocale: (this: State, text: string) => string,
  inAscii: (text: string) => string
): (this: State, text: string) => string {
  return function (text) {
    const special = this.tmp.lang_array?.some(lang => /^(?:az|tr)/u.test(lang))
    return special || /[\u0080-\uFFFF]/u.test(text) ? inLocale.call(this, text) : inAscii(text)
  }
}

/** Makes initials of given names, of which a list of references has the same ones again and again. */
export function quickInitials<State extends Readonly<{tmp: Readonly<{lang_array?: readonly string[]}>}>>(
  initials: (state: State, name: string, terminator: string, normalizeOnly?: boolean) => string
): typeof initials {
  const made = new WeakMap<State, Map<string, string>>()
  return (state, name, terminator, normalizeOnly) => {
    const known = made.get(state) ?? new Map<string, string>()
    made.set(state, known)
    const same = JSON.stringify([name, terminator, normalizeOnly, state.tmp.lang_array])
    const text = known.get(same) ?? initials(state, name, terminator, normalizeOnly)
    known.set(same, text)
    return text
  }
}
