import {heaviestChain} from '../../core/alignment/chain.ts'
import {fold} from './fold.ts'
import {astray, gapsOf, neighbourRuns} from './gaps.ts'
import type {Leads} from './lead.ts'
import {differingLevels, type Levels} from './levels.ts'
import {mostAlike} from './like-texts.ts'
import {pairParagraphs} from './pair-words.ts'
import {lettersOf, type SummedParagraph, withUnknownWorks} from './summed-words.ts'
import {createWordDiff} from './word-diff.ts'

/** A difference between a file and an article: the words of both, and the preceding words in the file. */
export type Difference = Readonly<{
  kind: 'insertion' | 'deletion' | 'substitution' | 'move' | 'level'
  words: string
  text: string
  behind: string
  /** The letters of the file's paragraphs that contain the difference. */
  within: readonly string[]
  /** The levels of a heading, if only these differ. */
  levels?: Levels | undefined
  /** For a difference from a generated paragraph: both paragraphs in full, so that it is never reported in part. */
  whole?: Readonly<{words: string; text: string}> | undefined
}>

/** The differences between a sent file and its article; they are not changes that a person made. */
export type SentDifferences = Readonly<{
  /** Paragraphs that are only in the file, because galley generated them. */
  made: readonly SummedParagraph[]
  /**
   * Paragraphs that are only in the article, with their counts; paragraphs at another place in the file; and words that
   * differ.
   */
  absent: ReadonlyMap<string, number>
  elsewhere: ReadonlySet<string>
  words: ReadonlySet<string>
}>

const noDifferences: SentDifferences = {made: [], absent: new Map(), elsewhere: new Set(), words: new Set()}

type Compared = Readonly<{
  differences: readonly Difference[]
  made: readonly SummedParagraph[]
  absent: readonly SummedParagraph[]
  elsewhere: readonly SummedParagraph[]
}>

/**
 * Finds the differences between a sent file and its article. `leads` are the numbers and labels that galley generates.
 */
export function sentDifferences(
  file: readonly SummedParagraph[],
  article: readonly SummedParagraph[],
  leads: Leads
): SentDifferences {
  const {differences, made, absent, elsewhere} = compareWords(file, article, leads, noDifferences)
  const shown = (all: readonly SummedParagraph[]): ReadonlySet<string> => new Set(all.map(each => each.shown))
  return {
    made,
    absent: counted(absent.map(each => each.shown)),
    elsewhere: shown(elsewhere),
    words: new Set(differences.map(nameOf))
  }
}

/**
 * The sum rule: finds the differences between the words of a file, in order, and the words of an article. It does not
 * use the plan of the changes, so it also finds changes that the plan has missed.
 */
export function differencesOfWords(
  file: readonly SummedParagraph[],
  article: readonly SummedParagraph[],
  leads: Leads,
  sent: SentDifferences
): readonly Difference[] {
  const {differences} = compareWords(file, article, leads, sent)
  return differences.filter(each => !sent.words.has(nameOf(each)))
}

/** The number of occurrences of each text. */
export function counted(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

function nameOf({kind, words, text, levels}: Hunk): string {
  return JSON.stringify([kind, lettersOf(words), lettersOf(text), levels])
}

function compareWords(
  file: readonly SummedParagraph[],
  article: readonly SummedParagraph[],
  leads: Leads,
  sent: SentDifferences
): Compared {
  const pairs = pairParagraphs(file, article, leads)
  const ordered = [...pairs].filter(
    ([, at]) => !article[at]!.isFree && !sent.elsewhere.has(article[at]!.shown)
  )
  const chain = heaviestChain(
    ordered.map(([here, there]) => ({old: there, new: here, weight: article[there]!.shown.length + 40})),
    file.length
  )
  const kept = new Map(chain.map(pair => [pair.new, pair.old]))
  const free = [...pairs].filter(([, at]) => article[at]!.isFree && !sent.elsewhere.has(article[at]!.shown))
  const movedRuns = neighbourRuns([
    ...ordered.filter(([here]) => !kept.has(here)),
    ...astray(free, article, chain)
  ])
  const taken = new Set(pairs.values())
  const isMade = madeBy(sent.made)
  const added = file.flatMap((each, at) => (pairs.has(at) || isMade(each) ? [] : at))
  const left = new Map(sent.absent)
  const wasAbsent = ({shown}: SummedParagraph): boolean => {
    const count = left.get(shown) ?? 0
    left.set(shown, count - 1)
    return count > 0
  }
  const absent = article.flatMap((each, at) => (taken.has(at) || wasAbsent(each) ? [] : at))
  const formers = formerWords(
    added.map(at => file[at]!),
    absent.map(at => article[at]!),
    without(sent.made, file)
  )
  const inText = added.filter(at => !formers.has(file[at]!))
  const before = wordsBefore(file)
  const gaps = gapsOf(chain, inText, absent)
  const paragraphsOf = (all: readonly SummedParagraph[], places: readonly number[]) =>
    places.map(at => all[at]!)
  const within = (here: readonly number[], there: readonly SummedParagraph[], last: number) => {
    const paragraphs = paragraphsOf(file, here)
    const around = {behind: before(here[0] ?? last + 1), within: paragraphs.map(({shown}) => shown)}
    const [own, other] = [paragraphs[0], there[0]]
    const isOne = paragraphs.length === 1 && there.length === 1
    return [...differencesIn(paragraphs, there, leads), ...(isOne ? levelIn(own!, other!) : [])].map(
      (hunk): Difference => ({...hunk, ...around})
    )
  }
  return {
    differences: [
      ...movedRuns.map(
        (run): Difference => ({
          kind: 'move',
          words: run.map(([here]) => file[here]!.text).join(' ¶ '),
          text: '',
          behind: before(run[0]![0]),
          within: run.map(([here]) => file[here]!.shown)
        })
      ),
      ...[...pairs].flatMap(([here, there]) =>
        levelIn(file[here]!, article[there]!).map(
          (hunk): Difference => ({...hunk, behind: before(here), within: [file[here]!.shown]})
        )
      ),
      ...gaps.flatMap(({here, there, last}) => within(here, paragraphsOf(article, there), last)),
      ...added.flatMap(at => {
        const former = formers.get(file[at]!)
        const whole = {words: former?.text ?? '', text: file[at]!.text}
        return former === undefined ? [] : within([at], [former], at).map(each => ({...each, whole}))
      })
    ],
    made: paragraphsOf(file, added),
    absent: paragraphsOf(article, absent),
    elsewhere: movedRuns.flatMap(run => run.map(([, there]) => article[there]!))
  }
}

/** Returns a function that finds the words of the last non-empty paragraph before an index. */
function wordsBefore(file: readonly SummedParagraph[]): (at: number) => string {
  const texts = ['']
  for (const {text} of file) texts.push(text === '' ? texts.at(-1)! : text)
  return at => texts[Math.min(at, file.length)]!
}

/**
 * Returns a function that tells whether galley generated a paragraph, or each of its lines, since Pandoc joins the
 * paragraphs of code.
 */
function madeBy(made: readonly SummedParagraph[]): (paragraph: SummedParagraph) => boolean {
  const texts = new Set(made.map(({shown}) => shown))
  return ({shown, lines}) => texts.has(shown) || lines.every(line => line === '' || texts.has(line))
}

function without(
  made: readonly SummedParagraph[],
  file: readonly SummedParagraph[]
): readonly SummedParagraph[] {
  const there = new Set(file.map(({shown}) => shown))
  return made.filter(({shown}) => !there.has(shown))
}

/** Maps added paragraphs to the generated paragraphs that they resemble more than any paragraph of the article. */
function formerWords(
  added: readonly SummedParagraph[],
  absent: readonly SummedParagraph[],
  made: readonly SummedParagraph[]
): ReadonlyMap<SummedParagraph, SummedParagraph> {
  const former = new Map<SummedParagraph, SummedParagraph>()
  if (made.length === 0) return former
  const [toMade, toAbsent] = [made, absent].map(all => mostAlike(all.map(({text}) => text)))
  for (const each of added) {
    const like = toMade!(each.text)
    if (like === undefined || like.likeness < alike) continue
    if (like.likeness > (toAbsent!(each.text)?.likeness ?? 0)) former.set(each, made[like.at]!)
  }
  return former
}

const alike = 0.4

type Hunk = Omit<Difference, 'behind' | 'within' | 'whole'>

/** A difference in the level of a heading. */
function levelIn(file: SummedParagraph, article: SummedParagraph): readonly Hunk[] {
  const levels = differingLevels(file, article)
  return levels === undefined ? [] : [{kind: 'level', words: article.text, text: '', levels}]
}

/** The differences in a gap; none if the words are the same, even if they are divided into paragraphs differently. */
function differencesIn(
  here: readonly SummedParagraph[],
  there: readonly SummedParagraph[],
  leads: Leads
): readonly Hunk[] {
  const all = (form: 'fields' | 'shown', paragraphs: readonly SummedParagraph[]): string =>
    paragraphs.map(each => each[form]).join('')
  const [own, other] = [all('fields', here), all('fields', there)]
  if (own === other || own === withUnknownWorks(other) || all('shown', here) === all('shown', there))
    return []
  if (there.length === 0) return here.map(({text}) => ({kind: 'insertion', words: '', text}))
  if (here.length === 0) return there.map(({text}) => ({kind: 'deletion', words: text, text: ''}))
  const [text, words] = [here, there].map(paragraphs => paragraphs.map(each => each.text).join('\n'))
  return createWordDiff()(text!, words!).hunks.flatMap(({start, end, blockStart, blockEnd}): Hunk[] => {
    const [added, gone] = [text!.slice(start, end).trim(), words!.slice(blockStart, blockEnd).trim()]
    if (gone === '' && isLead(added, leads)) return []
    if (fold(added).text === fold(gone).text) return []
    return [
      {kind: gone === '' ? 'insertion' : added === '' ? 'deletion' : 'substitution', words: gone, text: added}
    ]
  })
}

/** Whether words are a number or label that galley generates, and will generate again. */
function isLead(words: string, leads: Leads): boolean {
  return leads.has(lettersOf(words).replace(/[.:)-]+$/, ''))
}
