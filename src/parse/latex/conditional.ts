/**
 * `\ifmmode … \else … \fi`, as the American Physical Society writes letters with accents: a field is text, so the part
 * for maths is skipped, and `\fi` shows nothing. The offset where the part for text begins, behind `\ifmmode` at
 * `offset`; undefined where the command has no end in its group.
 */
export function textBranchAt(text: string, offset: number): number | undefined {
  let conditions = 0
  let braces = 0
  for (const {0: token, index} of text.slice(offset, offset + longest).matchAll(marks)) {
    const mark = token.trimEnd()
    if (mark === '{') braces++
    else if (mark === '}' && --braces < 0) return undefined
    else if (mark === '\\ifmmode') conditions++
    else if (mark === '\\fi' && conditions > 0) conditions--
    else if (/^\\(?:else|fi)$/.test(mark) && conditions === 0 && braces === 0)
      return offset + index + token.length
  }
  return undefined
}

/** A letter in two ways is short; a limit keeps the time linear. */
const longest = 1000
const marks = /\\(?:ifmmode|else|fi)(?![a-zA-Z])\s*|\\[^a-zA-Z]|[{}]/g
