import type {Root} from 'mdast'
import type {Hash} from '../../core/hash.ts'
import type {Form} from '../../core/memo.ts'
import type {Chapter, Finding, Source} from '../../core/types.ts'
import {collect} from './collect.ts'
import {pictureDescriptions} from './picture-descriptions.ts'

/**
 * The hash of everything that parsing a chapter depends on. For a text from the metadata, such as an abstract, `lang`
 * is the language of that text.
 */
export function chapterHash(
  {
    path,
    text,
    theorems = [],
    macros = [],
    abbreviations = [],
    headings,
    citesInText,
    lineBreaks,
    book
  }: Source,
  lang: string,
  smart: boolean,
  elsewhere: readonly string[],
  hash: Hash
): string {
  return hash(
    JSON.stringify([
      ...[path, lang, smart, text, ...theorems, ...macros, ...abbreviations, ...elsewhere],
      ...(headings === undefined ? [] : [headings]),
      ...(citesInText ? ['cites in text'] : []),
      ...(lineBreaks === undefined ? [] : [lineBreaks]),
      ...(book === undefined ? [] : [book])
    ])
  )
}

/**
 * A chapter in the form in which it is stored. The text comes from the caller, and the other properties are collected
 * from the tree again.
 */
export type KeptChapter = Readonly<{hash: string; tree: Root; findings: readonly Finding[]}>

/**
 * Converts a chapter to its stored form and back. Converting it back needs no parser. As after parsing, citations and
 * targets refer to the nodes of the tree.
 */
export function chapterForm({path, text}: Source): Form<Chapter, KeptChapter> {
  return {
    write: ({hash, tree, findings}) => ({hash, tree, findings}),
    read: ({hash, tree, findings}) => {
      // A stored description has copies of the citations of its caption, which have no number.
      describePictures(tree)
      return {path, text, hash, tree, ...collect(tree, path, text), findings}
    }
  }
}

const describePictures = pictureDescriptions()
