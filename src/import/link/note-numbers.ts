import type {TypedPassage} from '../passage.ts'

const named =
  /(?<![\p{L}\p{N}])(?:(?:supra|infra|above|below|oben|unten|wie|siehe|vgl\.|s\.|see|voir)[,\s]+)(?:(?:at|in|auch|also|la)\s)?(?:nn?\.|notes?|fn\.|anm\.|anmerkung|fußn\.|fußnote)\s?\d{1,4}(?!\d)/giu

/**
 * A notice about references to notes by number, such as `supra note 3`. The import leaves these numbers as typed, so
 * they can become wrong when notes are added or when galley does not number a note on the authors.
 */
export function toldOfNoteNumbers(passages: readonly TypedPassage[]): readonly string[] {
  const found = passages.flatMap(({text}) => text.match(named) ?? [])
  const [first] = found
  if (first === undefined) return []
  const shown = `“${first.replace(/\s+/g, ' ')}”`
  return [
    found.length === 1
      ? `1 place names a note by its number, ${shown}; the number stays as typed: check it whenever notes are added`
      : `${found.length} places name notes by their numbers, such as ${shown}; the numbers stay as typed: check them whenever notes are added`
  ]
}
