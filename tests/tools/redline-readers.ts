import {type Side, settledParagraphs, wordsOfParagraphs} from '../review/word/settled-word.ts'
import {savedByLibreOffice} from './libreoffice.ts'
import {joinsBeforeNote, linesInPandoc} from './pandoc-lines.ts'

type Lines = readonly string[]

/** The documents of two versions of a paper, and the proof that tracks the changes. */
export type RedlineDocuments = Readonly<{old: Uint8Array; next: Uint8Array; redline: Uint8Array}>

/** A reader's text of both versions, and of the proof after all changes are accepted or rejected. */
export type Views = Readonly<Record<'next' | 'accepted' | 'old' | 'rejected', Lines>>

/** THE READERS: each returns its text of the documents, or undefined for a known fault of the reader. */
export const redlineReaders: Readonly<
  Record<string, (all: readonly RedlineDocuments[]) => ReadonlyArray<Views | undefined>>
> = {
  galley: all => all.map(documents => viewsBy(settledParagraphs, documents)),
  Pandoc: all =>
    all.map(documents =>
      joinsBeforeNote(documents.redline) ? undefined : viewsBy(linesInPandoc, documents)
    ),
  LibreOffice: viewsInLibreOffice
}

function viewsBy(
  read: (bytes: Uint8Array, side: Side) => Lines,
  {old, next, redline}: RedlineDocuments
): Views {
  return {
    next: read(next, 'accept'),
    accepted: read(redline, 'accept'),
    old: read(old, 'accept'),
    rejected: read(redline, 'reject')
  }
}

/**
 * The versions of papers in LibreOffice, which keeps formulas and their paragraphs whether changes are accepted or
 * rejected.
 */
function viewsInLibreOffice(all: readonly RedlineDocuments[]): readonly Views[] {
  const saved = savedByLibreOffice(
    all.flatMap(({old, next, redline}) => [
      {bytes: next},
      {bytes: redline, side: 'accept' as const},
      {bytes: old},
      {bytes: redline, side: 'reject' as const}
    ])
  ).map(bytes => wordsOfParagraphs(settledParagraphs(bytes, 'accept')))
  return all.map((_, index) => {
    const [next, accepted, old, rejected] = saved.slice(4 * index, 4 * index + 4)
    return {next: next!, accepted: accepted!, old: old!, rejected: rejected!}
  })
}

/** For each side, the first paragraph that differs in a reader's views. */
export function differences(views: Views): ReadonlyArray<Readonly<{side: Side; found: string}>> {
  const sides: ReadonlyArray<readonly [Side, Lines, Lines]> = [
    ['accept', views.next, views.accepted],
    ['reject', views.old, views.rejected]
  ]
  return sides.flatMap(([side, wanted, found]) => {
    const each = firstDifference(wanted, found)
    return each === undefined ? [] : [{side, found: each}]
  })
}

function firstDifference(wanted: Lines, found: Lines): string | undefined {
  const at = Array.from({length: Math.max(wanted.length, found.length)}, (_, index) => index).find(
    index => wanted[index] !== found[index]
  )
  return at === undefined
    ? undefined
    : `${JSON.stringify(found[at])} instead of ${JSON.stringify(wanted[at])}`
}
