import type {PreviewRequest} from '../../browser/messages.ts'

/** The request in a body that the page sent; undefined if the request is invalid. */
export function readRequest(body: string): PreviewRequest | undefined {
  const value = parsed(body)
  if (typeof value !== 'object' || value === null) return undefined
  const {ask, unit, offset, word, file, line, column, finding, choice, words, page, source, count} =
    value as Readonly<Record<string, unknown>>
  if (ask === 'source')
    return isText(unit) && isCount(offset) && isText(word) ? {ask, unit, offset, word} : undefined
  if (ask === 'printed')
    return isCount(page) && isCount(source) && isText(word) && isCount(count)
      ? {ask, page, source, word, count}
      : undefined
  if (ask === 'open')
    return isText(file) && isCount(line) && isCount(column) ? {ask, file, line, column} : undefined
  if (ask === 'mend') return isText(finding) && isCount(choice) ? {ask, finding, choice} : undefined
  if (ask === 'waive' || ask === 'query')
    return isText(finding) && isText(words) ? {ask, finding, words} : undefined
  return ask === 'undo' ? {ask} : undefined
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
