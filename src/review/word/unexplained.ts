import type {Article} from '../../core/article.ts'
import {quickHash} from '../../core/quick-hash.ts'
import {articleBlocks} from '../../outputs/docx/named-blocks.ts'
import type {Returned} from '../answers/returned.ts'
import {articleWords, listedWorks, type SentForms, sentForms} from './article-words.ts'
import type {CitationFields} from './citation-fields.ts'
import {fileWords} from './file-words.ts'
import {fold} from './fold.ts'
import type {WordDocument} from './read/document.ts'
import {shorten} from './said.ts'
import {sentOf, withoutOwnChanges} from './sent.ts'
import {type Difference, differencesOfWords, type SentDifferences, sentDifferences} from './sum-of-words.ts'
import {lettersOf, type SummedParagraph} from './summed-words.ts'

/** A file that came back, and what is known of it. */
export type Summing = Readonly<{
  document: WordDocument
  /** The article of the round, and the files of it that were sent. */
  sent: Article
  files: readonly WordDocument[]
  fields: CitationFields
  /** The article with all changes accepted that were found and can be written. */
  accepted: Article
  /** The changes that were found and are listed, or that had come home before. */
  listed: readonly Returned[]
}>

/**
 * What a file has otherwise than the article will have, and what no listed change says: whatever was missed is listed
 * here, so that nothing that came back goes in silence.
 */
export function unexplained(summing: Summing): readonly Returned[] {
  const {document, sent, files, fields, accepted, listed} = summing
  const known = sentForms(files, sent)
  const has = document.paragraphs.some(({pieces}) => pieces.some(({atom}) => atom?.kind === 'formula'))
  const forms: SentForms = {...known, hasFormulas: known.hasFormulas && has}
  const leads = leadsOf([sent, accepted])
  const before = files.map(file =>
    sentDifferences(
      fileWords(withoutOwnChanges(file, sentOf([file])), fields, forms),
      articleWords(sent, forms),
      leads
    )
  )
  const own = fileWords(withoutOwnChanges(document, sentOf(files)), fields, forms)
  const entries = [sent, accepted].flatMap(article => listedWorks(article, forms))
  return differencesOfWords(own, articleWords(accepted, forms), leads, joined(before, entries))
    .filter(difference => !isListed(difference, listed))
    .map(returnedOf)
}

function joined(all: readonly SentDifferences[], entries: readonly SummedParagraph[]): SentDifferences {
  const every = (key: 'absent' | 'elsewhere' | 'words'): ReadonlySet<string> =>
    new Set(all.flatMap(each => [...each[key]]))
  return {
    made: [...all.flatMap(({made}) => made), ...entries],
    absent: every('absent'),
    elsewhere: every('elsewhere'),
    words: every('words')
  }
}

/** The numbers and labels that galley puts before words. */
function leadsOf(articles: readonly Article[]): ReadonlySet<string> {
  const leads = articles.flatMap(article => articleBlocks(article).flatMap(({lead}) => lead ?? []))
  return new Set(leads.map(lettersOf))
}

/** Whether listed changes say what differs: one of them, or several of which each says a part. */
function isListed({kind, words, text, within}: Difference, listed: readonly Returned[]): boolean {
  if (kind === 'move')
    return words.split(' ¶ ').every(each => {
      const beginning = lettersOf(each).slice(0, 40)
      return listed.some(other => lettersOf(other.words + other.text).includes(beginning))
    })
  if (listed.some(each => says(each.words, words) && says(each.text, text))) return true
  if (listed.some(each => isAbout(each, within))) return true
  const rest = (whole: string, part: (each: Returned) => string): string =>
    listed.reduce((left, each) => left.replace(lettersOf(part(each)), ''), lettersOf(whole))
  return rest(words, each => each.words) === '' && rest(text, each => each.text) === ''
}

/** Whether a text has words of another: whole ones, or signs of a formula. */
function says(text: string, words: string): boolean {
  const [whole, part] = [fold(text).text.trim(), fold(words).text.trim()]
  if (part === '' || ` ${whole} `.includes(` ${part} `)) return true
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1))
    if (!isWordAt(whole, at) && !isWordAt(whole, at + part.length)) return true
  return !/^[\p{L}\p{N}\s]*$/u.test(part) && lettersOf(whole).includes(lettersOf(part))
}

/** Whether an offset is within a word. */
function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at] ?? '')
}

/** Whether a paragraph is listed as a whole, by its beginning. */
function isAbout({kind, words, text}: Returned, within: readonly string[]): boolean {
  const beginning = lettersOf(words.replace(/…$/, ''))
  return (
    kind === 'comment' && text === '' && beginning !== '' && within.some(each => each.includes(beginning))
  )
}

const reasons: Readonly<Record<Difference['kind'], string>> = {
  move: 'it stands elsewhere in the Word file than in the text; move it by hand',
  insertion: 'the Word file has it, and the text would not; compare it by hand',
  deletion: 'the text has it, and the Word file has not; compare it by hand',
  substitution: 'the Word file reads otherwise than the text would; compare it by hand'
}

function returnedOf({kind, words, text, behind}: Difference): Returned {
  return {
    id: quickHash(JSON.stringify(['sum', kind, words, text, behind])),
    person: '',
    kind,
    verdict: 'not placed',
    words,
    text,
    about: behind === '' ? 'at the beginning' : `behind “${shorten(behind)}”`,
    reason: reasons[kind]
  }
}
