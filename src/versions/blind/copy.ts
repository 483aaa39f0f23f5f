import type {Article} from '../../core/article.ts'
import type {Manuscript} from '../../core/types.ts'
import {topNodes, walkNodes, wordsOf} from '../../core/walk-article.ts'
import {blindArticle} from './article.ts'
import {type BlindHint, hintsIn} from './hints.ts'
import {type Leak, leaksIn} from './leaks.ts'
import {blindManuscript, type MaskedWork} from './manuscript.ts'
import {type Signal, signalsOf} from './signals.ts'

/** The options of a blind copy. */
export type BlindOptions = Readonly<{
  /** The file name of the copy without extension, which must not reveal the authors. */
  slug: (manuscript: Manuscript) => string
  /** Facts about the machine that identify the builder of the copy: folders, accounts. */
  machine: readonly Signal[]
}>

/** A blind copy of a paper. */
export type BlindCopy = Readonly<{
  manuscript: Manuscript
  masked: readonly MaskedWork[]
  /** Removes text that reveals the authors from the article of the manuscript. */
  article: (article: Article) => Article
  /** Finds text in the files of the copy that still reveals the authors. */
  leaks: (
    files: ReadonlyArray<Readonly<{path: string; bytes: Uint8Array}>>,
    article: Article,
    inflate: (packed: Uint8Array) => Uint8Array | undefined
  ) => readonly Leak[]
  /** Finds text in the article of the copy that may still reveal the authors; `whole` is the article before. */
  hints: (article: Article, whole: Article) => readonly BlindHint[]
}>

/** Makes a blind copy of a manuscript. */
export function blindCopy(source: Manuscript, {slug, machine}: BlindOptions): BlindCopy {
  const {manuscript, masked} = blindManuscript(source, slug(source))
  const signals = signalsOf(source, machine)
  const isNumbered = /variable\s*=\s*["']citation-number["']/.test(source.project.style.csl)
  return {
    manuscript,
    masked,
    article: article => blindArticle(article, masked, signals, isNumbered),
    leaks(files, article, inflate) {
      const listed = article.lists.flatMap(({entries}) => entries.map(({children}) => wordsOf(children)))
      const cited: string[] = []
      walkNodes(topNodes(article), node => {
        if (node.type === 'citation') cited.push(wordsOf(node.children))
        return undefined
      })
      return files.flatMap(file => leaksIn(file, signals, [...listed, ...cited], inflate))
    },
    hints: (article, whole) => hintsIn(article, {source, whole, pictures: manuscript.project.pictures})
  }
}
