import type {Article} from '../../core/article.ts'
import {quickHash} from '../../core/quick-hash.ts'
import {blockText} from '../../outputs/docx/block-text.ts'
import {articleBlocks} from '../../outputs/docx/named-blocks.ts'
import type {Returned} from '../answers/returned.ts'
import {articleWords, listedWorks, type SentForms, sentForms} from './article-words.ts'
import type {CitationFields} from './citation-fields.ts'
import {fileWords} from './file-words.ts'
import {fold} from './fold.ts'
import {knownLeads, type Leads} from './lead.ts'
import {comparableLevels, levelReason} from './levels.ts'
import {lostParts} from './lost-parts.ts'
import type {WordDocument} from './read/document.ts'
import {shorten} from './said.ts'
import {sentOf, withoutOwnChanges} from './sent.ts'
import {differencesOfPictures} from './sum-of-pictures.ts'
import {
  counted,
  type Difference,
  differencesOfWords,
  type SentDifferences,
  sentDifferences
} from './sum-of-words.ts'
import {lettersOf, type SummedParagraph} from './summed-words.ts'

/** A returned file, and the data with which its differences are explained. */
export type Summing = Readonly<{
  document: WordDocument
  /** The article of the round, and the files that were sent. */
  sent: Article
  files: readonly WordDocument[]
  fields: CitationFields
  /** The article after accepting all changes that were found and can be written. */
  accepted: Article
  /** The indexes of the paragraphs in a re-rendered list of references, which the plan compares. */
  rendered?: ReadonlySet<number>
  /** The changes that were listed, or imported earlier. */
  listed: readonly Returned[]
}>

/**
 * The differences between a file and the resulting article that no listed change explains. All changes that the plan
 * missed are listed here, so that no returned change is lost silently.
 */
export function unexplained(summing: Summing): readonly Returned[] {
  const {document, sent, files, fields, accepted, listed, rendered} = summing
  const known = sentForms(files, sent)
  const has = document.paragraphs.some(({pieces}) =>
    pieces.some(({atom}) => atom !== undefined && isFormula(atom))
  )
  const hasSent = articleBlocks(sent).some(({words}) => blockText(words).atoms.some(isFormula))
  const forms: SentForms = {
    ...known,
    hasFormulas: has && (known.hasFormulas || !hasSent),
    hasNotes: lostParts(document, []).notes === 0
  }
  const leads = leadsOf([sent, accepted])
  const before = files.map(file =>
    sentDifferences(
      fileWords(withoutOwnChanges(file, sentOf([file])), fields, forms),
      articleWords(sent, forms),
      leads
    )
  )
  const settled = withoutOwnChanges(document, sentOf(files))
  const compared = {
    ...settled,
    paragraphs: settled.paragraphs.map((each, at) => (rendered?.has(at) ? {...each, isMade: true} : each))
  }
  const own = comparableLevels(fileWords(compared, fields, forms), articleWords(sent, forms))
  const entries = [sent, accepted].flatMap(article => listedWorks(article, forms))
  const sentOnes = joined(before, entries)
  const isListed = listing(listed)
  const pictures = files.slice(0, 1).map(file => withoutOwnChanges(file, sentOf([file])))
  return [
    ...togetherByLevel(
      wholeParagraphs(
        differencesOfWords(own, articleWords(accepted, forms), leads, sentOnes).filter(
          difference => !isListed(difference)
        ),
        sentOnes.made
      )
    ).map(returnedOf),
    ...differencesOfPictures(settled, {files: pictures, article: sent}, accepted)
  ]
}

function joined(all: readonly SentDifferences[], entries: readonly SummedParagraph[]): SentDifferences {
  const every = (key: 'elsewhere' | 'words'): ReadonlySet<string> =>
    new Set(all.flatMap(each => [...each[key]]))
  return {
    made: [...all.flatMap(({made}) => made), ...entries],
    absent: new Map(all.flatMap(each => [...each.absent])),
    elsewhere: every('elsewhere'),
    words: every('words')
  }
}

function isFormula({kind}: Readonly<{kind: string}>): boolean {
  return kind === 'formula'
}

/** The numbers and labels that galley puts before words. */
function leadsOf(articles: readonly Article[]): Leads {
  const leads = articles.flatMap(article => articleBlocks(article).flatMap(({lead}) => lead ?? []))
  return knownLeads(leads.map(lettersOf))
}

/** A listed change, with its words in the forms in which they are compared. */
type Listed = Readonly<{
  returned: Returned
  words: string
  text: string
  wordLetters: string
  textLetters: string
}>

/** The maximum number of changes that share words with a difference and are compared with it. */
const mostCompared = 500

/** Returns a function that tells whether one listed change, or several together, explain a difference. */
function listing(returned: readonly Returned[]): (difference: Difference) => boolean {
  const listed = returned.map((each): Listed => {
    const {kind, words} = each
    // The text of a comment is not among the file's words.
    const text = kind === 'comment' ? '' : each.text
    const [plainWords, plainText] = [fold(words).text.trim(), fold(text).text.trim()]
    return {
      ...{returned: each, words: plainWords, text: plainText},
      ...{wordLetters: lettersOf(words), textLetters: lettersOf(text)}
    }
  })
  const wholes = listed.filter(({returned: {kind, text}}) => kind === 'comment' && text === '')
  const near = candidatesOf(listed)
  return ({kind, words, text, within}) => {
    if (kind === 'level') return false
    if (kind === 'move')
      return words.split(' ¶ ').every(each => {
        const beginning = lettersOf(each).slice(0, 40)
        return near(each).some(other => (other.wordLetters + other.textLetters).includes(beginning))
      })
    const candidates = near(`${words} ${text}`)
    const [plainWords, plainText] = [fold(words).text.trim(), fold(text).text.trim()]
    if (candidates.some(each => says(each.words, plainWords) && says(each.text, plainText))) return true
    if (wholes.slice(0, mostCompared).some(({returned: each}) => isAbout(each, within))) return true
    const rest = (whole: string, part: (each: Listed) => string): string =>
      candidates.reduce((left, each) => left.replace(part(each), ''), lettersOf(whole))
    return rest(words, each => each.wordLetters) === '' && rest(text, each => each.textLetters) === ''
  }
}

/**
 * Returns a function that finds the changes with at least one word of a text, in order; if the number of changes is
 * small, it returns all.
 */
function candidatesOf(listed: readonly Listed[]): (text: string) => readonly Listed[] {
  if (listed.length <= mostCompared) return () => listed
  const byWord = new Map<string, number[]>()
  for (const [at, {words, text}] of listed.entries())
    for (const word of new Set(wordsIn(`${words} ${text}`))) {
      const others = byWord.get(word)
      if (others === undefined) byWord.set(word, [at])
      else if (others.length < mostCompared) others.push(at)
    }
  return text => {
    const found = new Set<number>()
    for (const word of new Set(wordsIn(fold(text).text)))
      for (const at of byWord.get(word) ?? []) if (found.size < mostCompared) found.add(at)
    return [...found].sort((a, b) => a - b).map(at => listed[at]!)
  }
}

/** The words of a text; a run of other characters also counts as a word. */
function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]+/gu) ?? []
}

/** Whether a text contains another one: as whole words or, if the other one is not only words, regardless of spaces. */
function says(whole: string, part: string): boolean {
  if (part === '' || ` ${whole} `.includes(` ${part} `)) return true
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1))
    if (!isWordAt(whole, at) && !isWordAt(whole, at + part.length)) return true
  return !/^[\p{L}\p{N}\s]*$/u.test(part) && lettersOf(whole).includes(lettersOf(part))
}

/** Whether an offset is within a word. */
function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at] ?? '')
}

/**
 * Whether an item without a text is about a whole paragraph, which the item identifies by the paragraph's first words.
 */
function isAbout({kind, words, text}: Returned, within: readonly string[]): boolean {
  const beginning = lettersOf(words.replace(/…$/, ''))
  return (
    kind === 'comment' && text === '' && beginning !== '' && within.some(each => each.includes(beginning))
  )
}

const reasons: Readonly<Record<Exclude<Difference['kind'], 'level'>, string>> = {
  move: 'it is elsewhere in the Word file than in the text; move it yourself',
  insertion: 'the Word file has it, and the text would not; compare it by hand',
  deletion: 'the text has it, and the Word file has not; compare it by hand',
  substitution: 'the Word file reads otherwise than the text would; compare it by hand'
}

/**
 * Reports differences from a generated paragraph in full and once, because words that both paragraphs contain may
 * also be new. For a re-rendered list, only the first difference is reported.
 */
function wholeParagraphs(
  differences: readonly Difference[],
  made: readonly SummedParagraph[]
): readonly SaidDifference[] {
  const wholes = new Map<string, SaidDifference>()
  for (const each of differences)
    if (each.whole !== undefined)
      wholes.set(JSON.stringify([each.whole, each.behind]), {...each, kind: 'substitution', ...each.whole})
  const all = [...wholes.values()]
  const isAnew = all.length > mostAlone && all.length > made.length / 2
  return [
    ...differences.filter(({whole}) => whole === undefined),
    ...(isAnew ? all.slice(0, 1).map(each => ({...each, others: all.length - 1})) : all)
  ]
}

/** A difference, and the number of other differences reported with it. */
type SaidDifference = Difference & Readonly<{others?: number}>

function reasonOf(kind: keyof typeof reasons, others: number | undefined): string {
  if (others === undefined) return reasons[kind]
  return `the Word file reads otherwise than the text would, as do ${others} other paragraphs that galley makes; compare them by hand`
}

/** Reports headings whose levels differ by the same number as one difference, since they were all lowered together. */
function togetherByLevel(differences: readonly SaidDifference[]): readonly SaidDifference[] {
  const shiftOf = ({levels}: Difference): number =>
    levels !== undefined && levels.file > 0 && levels.text > 0 ? levels.file - levels.text : 0
  const shifts = counted(differences.map(each => String(shiftOf(each))))
  const seen = new Set<number>()
  return differences.flatMap((each): readonly SaidDifference[] => {
    const shift = shiftOf(each)
    const count = shifts.get(String(shift)) ?? 0
    if (shift === 0 || count <= mostAlone) return [each]
    if (seen.has(shift)) return []
    seen.add(shift)
    return [{...each, others: count - 1}]
  })
}

/** The maximum number of headings with other levels that are reported one by one. */
const mostAlone = 3

function returnedOf({kind, words, text, behind, levels, others}: SaidDifference): Returned {
  return {
    id: quickHash(JSON.stringify(['sum', kind, words, text, behind, ...(levels ? [levels] : [])])),
    person: '',
    kind: kind === 'level' ? 'substitution' : kind,
    verdict: 'not placed',
    words,
    text,
    about: behind === '' ? 'at the beginning' : `behind “${shorten(behind)}”`,
    reason: kind === 'level' ? levelReason(levels!, others) : reasonOf(kind, others)
  }
}
