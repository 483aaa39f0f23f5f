import {heaviestChain} from '../../core/alignment/chain.ts'
import type {Article, Image} from '../../core/article.ts'
import {quickHash} from '../../core/quick-hash.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'
import type {Returned} from '../answers/returned.ts'
import {gapsOf} from './gaps.ts'
import type {WordDocument} from './read/document.ts'
import {shorten} from './said.ts'

/** A picture in a Word file: its file, its description, and the text before it. */
type Picture = Readonly<{file: string; alt: string; behind: string}>

/** The article of the round, and its files as they were sent. */
type SentPictures = Readonly<{files: readonly WordDocument[]; article: Article}>

/**
 * The differences between the pictures of a file and the pictures of an article, by the bytes of the pictures and
 * without using the plan of the changes. Empty if no file was sent; pictures that the sent file did not contain are
 * left out.
 */
export function differencesOfPictures(
  document: WordDocument,
  {files, article}: SentPictures,
  accepted: Article
): readonly Returned[] {
  const [first] = files
  if (first === undefined) return []
  const sent = picturesOf(first)
  const known = filesByUrl(sent, imagesOf(article))
  const own = new Set(known.values())
  const isMade = new Set(sent.map(({file}) => file).filter(file => !own.has(file)))
  const text = imagesOf(accepted).flatMap(({url, alt}): readonly Picture[] => {
    const file = known.get(url)
    return file === undefined ? [] : [{file, alt, behind: ''}]
  })
  return compared(
    picturesOf(document).filter(({file}) => !isMade.has(file)),
    text
  )
}

/**
 * The differences in the order of the file: between two pictures that file and text share, pictures only in the file
 * are paired with pictures only in the text.
 */
function compared(file: readonly Picture[], text: readonly Picture[]): readonly Returned[] {
  const places = new Map<string, number[]>()
  for (const [at, picture] of text.entries()) {
    const others = places.get(picture.file)
    if (others === undefined) places.set(picture.file, [at])
    else others.push(at)
  }
  const pairs = file.flatMap((picture, at) => {
    const place = places.get(picture.file)?.shift()
    return place === undefined ? [] : [{old: place, new: at, weight: 1}]
  })
  const chain = heaviestChain(pairs, file.length)
  const kept = new Set(chain.map(pair => pair.new))
  const moved = pairs.filter(pair => !kept.has(pair.new))
  const [paired, taken] = [new Set(pairs.map(pair => pair.new)), new Set(pairs.map(pair => pair.old))]
  const free = (all: readonly Picture[], has: ReadonlySet<number>): readonly number[] =>
    all.flatMap((_, at) => (has.has(at) ? [] : at))
  return [
    ...moved.map(pair => said('move', text[pair.old]!.alt, '', file[pair.new]!.behind)),
    ...gapsOf(chain, free(file, paired), free(text, taken)).flatMap(({here, there}) =>
      Array.from({length: Math.max(here.length, there.length)}, (_, index) => {
        const [own, other] = [file[here[index] ?? -1], text[there[index] ?? -1]]
        if (own === undefined) return said('deletion', other!.alt, '', '')
        if (other === undefined) return said('insertion', '', own.alt, own.behind)
        return said('substitution', other.alt, own.alt, own.behind)
      })
    )
  ]
}

const reasons: Readonly<Record<'insertion' | 'deletion' | 'substitution' | 'move', string>> = {
  insertion: 'the Word file contains a picture here that the text does not; add it by hand',
  deletion: 'the Word file no longer contains this picture; remove it by hand',
  substitution: 'the Word file has another picture here; replace it by hand',
  move: 'the picture is elsewhere in the Word file than in the text; move it yourself'
}

function said(kind: keyof typeof reasons, words: string, text: string, behind: string): Returned {
  return {
    id: quickHash(JSON.stringify(['picture', kind, words, text, behind])),
    person: '',
    kind,
    verdict: 'not placed',
    words: shorten(words),
    text: shorten(text),
    about: behind === '' ? 'picture' : `picture behind “${shorten(behind)}”`,
    reason: reasons[kind]
  }
}

/** The pictures of a file after its changes are accepted, each with the last words before it. */
function picturesOf({paragraphs}: WordDocument): readonly Picture[] {
  let behind = ''
  return paragraphs.flatMap(({pieces}) => {
    const live = pieces.filter(({del}) => del === undefined)
    const before = behind
    const words = live.map(({text, atom}) => (atom === undefined ? text : atom.shown)).join('')
    if (words.trim() !== '') behind = words.trim()
    return live.flatMap(({atom}) =>
      atom?.kind === 'picture' ? {file: atom.file ?? '', alt: atom.alt ?? '', behind: before} : []
    )
  })
}

/** The pictures of an article, in order. */
function imagesOf(article: Article): readonly Image[] {
  const images: Image[] = []
  walkNodes(topNodes(article), node => {
    if ('change' in node && (node.change?.kind === 'deleted' || node.change?.kind === 'movedFrom'))
      return false
    if (node.type === 'image') images.push(node)
    return undefined
  })
  return images
}

/** The files of an article's pictures, by URL; a missing picture has none. */
function filesByUrl(sent: readonly Picture[], images: readonly Image[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  let at = 0
  for (const {url, alt} of images) {
    const place = sent.findIndex((picture, index) => index >= at && picture.alt === alt)
    if (place < 0) continue
    files.set(url, sent[place]!.file)
    at = place + 1
  }
  return files
}
