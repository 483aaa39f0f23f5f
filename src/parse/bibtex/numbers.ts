import {verbatimText} from '../latex/text.ts'
import {type EntryReader, isPreprint, trimmed} from './entry.ts'
import {articleTypes, seriesTypes} from './types.ts'

/**
 * The CSL variables for numbers. Depending on the type of entry, `number` is an issue, a number in a series, or the
 * number of the work itself.
 */
export function numberVariablesOf(read: EntryReader): Record<string, string | undefined> {
  const {type} = read.entry
  const number = read.text('number')
  const issue = read.text('issue')
  const isArticle = articleTypes.has(type)
  const inSeries = seriesTypes.has(type)
  const volume = [read.text('volume'), read.text('part')].filter(part => part !== undefined).join('.')
  const eprint = read.raw('eprint')
  return {
    page: pages(read.text('pages')) ?? read.text('eid'),
    'number-of-pages': read.text('pagetotal') ?? (type === 'book' ? read.text('numpages') : undefined),
    volume: trimmed(volume),
    'number-of-volumes': read.text('volumes'),
    'chapter-number': read.text('chapter'),
    edition: edition(read.text('edition')),
    version: read.text('version'),
    issue: isArticle ? trimmed([number, issue].filter(part => part !== undefined).join(', ')) : issue,
    'collection-number': inSeries ? number : undefined,
    number:
      !isArticle && !inSeries
        ? (number ?? (isPreprint(read) && eprint !== undefined ? preprintNumber(read, eprint) : undefined))
        : undefined
  }
}

function preprintNumber(read: EntryReader, eprint: string): string {
  const identifier = verbatimText(eprint)
  return /^arxiv$/i.test(read.raw('eprinttype') ?? '') && !/^arxiv:/i.test(identifier)
    ? `arXiv:${identifier}`
    : identifier
}

/** The pages, with a hyphen between them as CSL requires, whichever dash the author typed. */
function pages(value: string | undefined): string | undefined {
  return value?.replace(/\s*[–—]\s*/g, '-').replace(/(\d)\s+-\s*(?=\d)|(\d)-\s+(?=\d)/g, '$1$2-')
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' '
)

/** The edition as a number, because styles render ordinals themselves: `Second`, `2nd` and `2nd edition` become 2. */
function edition(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const word = value.replace(/\s*\bed(?:ition|\.)?$/i, '').trim()
  const ordinal = ordinals.indexOf(word.toLowerCase())
  if (ordinal !== -1) return String(ordinal + 1)
  return /^(\d+)\s*(?:st|nd|rd|th)?\.?$/i.exec(word)?.[1] ?? value
}
