import {standIns} from './stand-ins.ts'

/**
 * A list of selectors that apply only within the element `scope`. `html`, `body` and `main` become the elements in their
 * place, with the same weight; all selectors gain the same, so that which of two rules wins stays the same.
 */
export function scopeSelectors(list: string, scope: string): string {
  return splitList(list)
    .map(selector => `${scope} ${withStandIns(selector.trim())}`)
    .join(',')
}

/** Cuts a list at its commas, but not inside brackets and strings. */
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

/** Strings, escapes, names with the sign before them, and single signs. */
const tokens = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\.|[.#]?:{0,2}[\w\u0080-\uffff-]+|./gs
