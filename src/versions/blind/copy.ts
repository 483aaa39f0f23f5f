import type {Article} from '../../core/article.ts'
import type {Manuscript} from '../../core/types.ts'
import {topNodes, walkNodes, wordsOf} from '../../core/walk-article.ts'
import {blindArticle} from './article.ts'
import {type BlindHint, hintsIn} from './hints.ts'
import {type Leak, leaksIn} from './leaks.ts'
import {blindManuscript, type MaskedWork} from './manuscript.ts'
import {type Signal, type Signals, signalsOf} from './signals.ts'

/** The options for a blind copy. */
export type BlindOptions = Readonly<{
  /** The file name of the copy without extension; it must not reveal the authors. */
  slug: (manuscript: Manuscript) => string
  /** Names on this machine that identify the person who builds the copy, such as names of folders and accounts. */
  machine: readonly Signal[]
}>

/** A version of a paper without its authors. */
export type BlindVersion = Readonly<{
  manuscript: Manuscript
  /** Removes text that reveals the authors from the article of the manuscript. */
  article: (article: Article) => Article
}>

/** A blind copy of a paper. */
export type BlindCopy = BlindVersion &
  Readonly<{
    masked: readonly MaskedWork[]
    /** The earlier version with which a redline compares; both mask the same works by the same names. */
    earlier?: BlindVersion | undefined
    /**
     * Finds text in the files of the copy that still reveals the authors; `articles` are the versions that the files
     * contain.
     */
    leaks: (
      files: ReadonlyArray<Readonly<{path: string; bytes: Uint8Array}>>,
      articles: readonly Article[],
      inflate: (packed: Uint8Array) => Uint8Array | undefined
    ) => readonly Leak[]
    /**
     * Finds text that may still reveal the authors: in the articles of the copy and, for a redline, of its earlier
     * version. `whole` are the same articles before anything was removed.
     */
    hints: (articles: readonly Article[], whole: readonly Article[]) => readonly BlindHint[]
  }>

/** Makes a blind copy of a manuscript; `earlier` is the version with which a redline compares it. */
export function blindCopy(
  source: Manuscript,
  {slug, machine}: BlindOptions,
  earlier?: Manuscript
): BlindCopy {
  const name = slug(source)
  const {manuscript, masked} = blindManuscript(source, name)
  const versions = earlier === undefined ? [source] : [source, earlier]
  const signals = joined(versions.map(version => signalsOf(version, machine)))
  const isNumbered = /variable\s*=\s*["']citation-number["']/.test(source.project.style.csl)
  const before = earlier && blindManuscript(earlier, name, masked)
  return {
    manuscript,
    masked,
    article: article => blindArticle(article, masked, signals, isNumbered),
    earlier: before && {
      manuscript: before.manuscript,
      article: article => blindArticle(article, before.masked, signals, isNumbered)
    },
    leaks(files, articles, inflate) {
      const lists = articles.flatMap(article => article.lists)
      const listed = lists.flatMap(({entries}) => entries.map(({children}) => wordsOf(children)))
      const cited: string[] = []
      walkNodes(articles.flatMap(topNodes), node => {
        if (node.type === 'citation') cited.push(wordsOf(node.children))
        return undefined
      })
      return files.flatMap(file => leaksIn(file, signals, [...listed, ...cited], inflate))
    },
    hints(articles, whole) {
      const pictures = manuscript.project
      const found = articles.flatMap(article =>
        versions.flatMap((version, index) =>
          hintsIn(article, {source: version, whole: whole[index]!, pictures})
        )
      )
      return [...new Map(found.map(hint => [`${hint.words}\n${hint.what}`, hint])).values()]
    }
  }
}

/** Merges the signals of several versions of a paper. */
function joined(all: readonly Signals[]): Signals {
  const once = (signals: readonly Signal[]): readonly Signal[] => [
    ...new Map(signals.map(signal => [JSON.stringify(signal), signal])).values()
  ]
  return {
    everywhere: once(all.flatMap(({everywhere}) => everywhere)),
    outsideLists: once(all.flatMap(({outsideLists}) => outsideLists)),
    tellsAddress: address => all.some(({tellsAddress}) => tellsAddress(address))
  }
}
