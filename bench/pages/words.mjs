import {withoutEntities} from './places.mjs'

/**
 * The words in the text of galley's HTML without formulas, each with its number of occurrences.
 * @param {string} html
 * @returns {ReadonlyMap<string, number>}
 */
export function wordsOfHtml(html) {
  const start = html.indexOf('id="article-text"')
  const end = html.indexOf('<footer class="colophon"', start)
  const text = html
    .slice(html.indexOf('>', start) + 1, end < 0 ? html.indexOf('</article>', start) : end)
    .replace(/<(math|svg|script|style|button)\b.*?<\/\1>/gs, '')
    .replace(blocks, '\n')
    .replace(/<[^>]*>/g, '')
  const counts = new Map()
  for (const word of wordsIn(withoutEntities(text))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

const blocks =
  /<\/?(p|div|li|[uod]l|d[dt]|h[1-6]|section|table|t[hrd]|figure|figcaption|caption|pre|blockquote|br)\b[^>]*>/g

function wordsIn(text) {
  const whole = text.normalize('NFKC').toLowerCase()
  return whole.replace(/[\u00ad\u200b\u2060]/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/**
 * Words of a text that its pages lack, and those that lines of the pages divide without a hyphen. What pages have
 * besides, such as running heads, does not count.
 * @param {ReadonlyMap<string, number>} words
 * @param {readonly string[]} lines
 * @returns {import("./words.mjs").ComparedWords}
 */
export function comparedWords(words, lines) {
  const rest = new Map(words)
  const has = word => (rest.get(word) ?? 0) > 0
  const take = word => {
    if (has(word)) rest.set(word, rest.get(word) - 1)
  }
  const divided = []
  let open
  for (const line of lines.map(text => text.trim())) {
    const own = [...wordsIn(line)]
    const [first] = own
    if (open !== undefined && first !== undefined) {
      const joined = open.word + first
      const isWhole = !open.isHyphen && has(open.word) && has(first)
      if (/^[\p{L}\p{M}\p{N}]/u.test(line) && has(joined) && !isWhole) {
        own[0] = joined
        if (!open.isHyphen) divided.push(`${open.word}|${first}`)
      } else if (own.length === 1 && open.isHyphen && /[-\u2010\u00ad]$/.test(line)) own[0] = joined
      else take(open.word)
    }
    const isOpen = /[\p{L}\p{M}\p{N}][-\u2010\u00ad]?$/u.test(line)
    open = isOpen ? {word: own.pop(), isHyphen: /[-\u2010\u00ad]$/.test(line)} : undefined
    for (const word of own) take(word)
  }
  if (open !== undefined) take(open.word)
  return {missing: [...rest].flatMap(([word, count]) => Array(count).fill(word)), divided}
}
