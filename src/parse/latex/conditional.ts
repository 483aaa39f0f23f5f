/**
 * Resolves `\ifmmode … \else … \fi`, which the American Physical Society uses for accented letters. A field is text,
 * so the branch for maths is skipped, and `\fi` is not printed. Returns the offset at which the branch for text
 * begins, for an `\ifmmode` that ends at `offset`; undefined if its group contains no `\fi`.
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

/** The maximum length of a conditional, which keeps the time linear. Usually, both branches are a single letter. */
const longest = 1000
const marks = /\\(?:ifmmode|else|fi)(?![a-zA-Z])\s*|\\[^a-zA-Z]|[{}]/g
