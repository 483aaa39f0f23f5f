import {standIns} from './stand-ins.ts'

/**
 * Scopes a list of selectors to the element `scope`. `html`, `body` and `main` are replaced by stand-ins with the same
 * specificity. All selectors gain the same specificity, so the cascade between them does not change.
 */
export function scopeSelectors(list: string, scope: string): string {
  return splitList(list)
    .map(selector => `${scope} ${withStandIns(selector.trim())}`)
    .join(',')
}

/** Splits a list at its commas, except in brackets and strings. */
function splitList(list: string): readonly string[] {
  const parts: string[] = []
  let [depth, start] = [0, 0]
  for (const {0: token, index} of list.matchAll(tokens)) {
    if (token === '(' || token === '[') depth++
    else if (token === ')' || token === ']') depth--
    else if (token === ',' && depth <= 0) {
      parts.push(list.slice(start, index))
      start = index + 1
    }
  }
  return [...parts, list.slice(start)]
}

function withStandIns(selector: string): string {
  let isAttribute = false
  return selector.replace(tokens, token => {
    if (token === '[' || token === ']') isAttribute = token === '['
    if (isAttribute) return token
    const name = token.toLowerCase()
    if (name === ':root') return `.${standIns.html}`
    const standIn = Object.hasOwn(standIns, name) ? standIns[name] : undefined
    return standIn === undefined ? token : `div:where(.${standIn})`
  })
}

/** Matches strings, escapes, names with or without a sign before them, and single characters. */
const tokens = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\.|[.#]?:{0,2}[\w\u0080-\uffff-]+|./gs
