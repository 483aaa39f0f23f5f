import type {Article, Node} from '../core/article.ts'
import {sha256} from '../core/hash.ts'
import {isPdfFault} from '../core/pdf-picture.ts'
import type {Manuscript} from '../core/types.ts'
import {holds} from '../core/walk-article.ts'
import {acceptAll, compareArticles, type Redline, withStarts} from './redline/index.ts'

/** A manuscript as read, and the article composed from it. */
export type Composed = Readonly<{manuscript: Manuscript; article: Article}>

/** The differences between two versions of a paper; pictures are compared by their bytes. */
export function compare(before: Composed, now: Composed): Redline {
  const pictures = {old: pictureHashes(before), new: pictureHashes(now)}
  const redline = compareArticles(settled(before.article), settled(now.article), {pictures})
  return {...redline, article: withStarts(redline.article)}
}

/** An article with undecided edits accepted, as in the checks. */
function settled(article: Article): Article {
  return holds(article, isEdited) ? acceptAll(article) : article
}

function isEdited(node: Node): boolean {
  return 'change' in node && node.change?.edit === true
}

/** Returns a function for the hashes of pictures, by the paths that nodes contain. */
function pictureHashes({manuscript: {project}}: Composed): (url: string) => string | undefined {
  return url => {
    const bytes = project.pictures.get(url)
    if (bytes instanceof Uint8Array) return sha256(bytes)
    const pdf = project.pdfPictures.get(url)
    return pdf === undefined || isPdfFault(pdf) ? undefined : pdf.hash
  }
}
