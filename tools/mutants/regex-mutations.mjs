// Mutations of regular expressions, each with one fault in the pattern.

/**
 * The pieces of a regular expression that can be changed, each with its replacement.
 * @param {string} raw as in the source: `/^a+$/u`
 * @param {object} [use]
 * @param {boolean} [use.deletes] whether matches are deleted, so that `+` makes no difference
 * @returns {ReadonlyArray<{start: number, end: number, replacement: string}>} offsets in `raw`
 */
export function regexMutations(raw, {deletes = false} = {}) {
  const close = raw.lastIndexOf('/')
  const found = []
  const change = (start, end, replacement) => found.push({start, end, replacement})
  let inClass = false
  for (let at = 1; at < close; at++) {
    const rest = raw.slice(at, close)
    const escaped = /^\\(?:([dDsSwWpP])|[\s\S])/.exec(rest)
    if (escaped) {
      const letter = escaped[1]
      if (letter)
        change(at + 1, at + 2, letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())
      else if (rest[1] === 'b' && !inClass) change(at, at + 2, '')
      at += 1
    } else if (inClass) {
      if (rest[0] === ']') inClass = false
    } else if (rest[0] === '[') {
      inClass = true
      if (rest[1] === '^') change(at + 1, at + 2, '')
    } else {
      const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest)?.[0]
      const look = /^\(\?<?([=!])/.exec(rest)
      if (look) {
        change(at + look[0].length - 1, at + look[0].length, look[1] === '=' ? '!' : '=')
        at += look[0].length - 1
      } else if (rest.startsWith('(?')) {
        at += 1
      } else if (quantifier) {
        if (!(deletes && quantifier === '+')) change(at, at + quantifier.length, '')
        at += quantifier.length - 1
      } else if (rest[0] === '^' || rest[0] === '$') {
        change(at, at + 1, '')
      }
    }
  }
  const ignoresCase = raw.indexOf('i', close)
  if (ignoresCase !== -1) change(ignoresCase, ignoresCase + 1, '')
  return found.filter(({start, end, replacement}) =>
    isRegex(raw.slice(0, start) + replacement + raw.slice(end))
  )
}

function isRegex(raw) {
  const close = raw.lastIndexOf('/')
  try {
    new RegExp(raw.slice(1, close), raw.slice(close + 1))
    return close > 1
  } catch {
    return false
  }
}
