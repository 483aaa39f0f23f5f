/**
 * Joins the parts of a caption to a description of its picture. An undefined part is a citation or a reference that is
 * left out: with the brackets around it, and the space or the full stop that it would leave behind.
 */
export function joinedDescription(parts: ReadonlyArray<string | undefined>): string {
  let before = ''
  let after = ''
  let isOmitted = false
  for (const part of parts) {
    if (part === undefined) {
      if (isOmitted && after.trim() !== '') before = acrossOmission(before, after)
      else before += after
      after = ''
      isOmitted = true
    } else after += part
  }
  const joined = isOmitted ? acrossOmission(before, after) : after
  return joined.replace(/\s+/g, ' ').trim()
}

/** The text around an omitted citation or reference, joined. */
function acrossOmission(before: string, after: string): string {
  const opening = /[([]\s*$/.exec(before)
  const closing = /^\s*[)\]]/.exec(after)
  if (opening && closing)
    return acrossOmission(before.slice(0, opening.index), after.slice(closing[0].length))
  const start = before.trimEnd()
  const end = after.trimStart()
  if (start === '') return end.replace(/^[\s.,;:]+/, '')
  if (end === '') return start
  if (start.endsWith('.') && end.startsWith('.')) return start + end.slice(1)
  if (/^[.,;:!?)\]]/.test(end)) return start + end
  const isSpaced = start !== before || end !== after
  return isSpaced ? `${start} ${end}` : start + end
}
