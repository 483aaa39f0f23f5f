import type {Root} from 'mdast'
import type {Hash} from '../../core/hash.ts'
import type {Form} from '../../core/memo.ts'
import type {Chapter, Finding, Source} from '../../core/types.ts'
import {collect} from './collect.ts'

/** The hash of all inputs of parsing a chapter; a local text also has its own language. */
export function chapterHash(
  {path, text, theorems = [], macros = [], abbreviations = [], isPart}: Source,
  lang: string,
  smart: boolean,
  elsewhere: readonly string[],
  hash: Hash
): string {
  return hash(
    JSON.stringify([
      ...[path, lang, smart, text, ...theorems, ...macros, ...abbreviations, ...elsewhere],
      ...(isPart ? ['part'] : [])
    ])
  )
}

/** The stored form of a chapter: the caller has its text, and the rest is collected from the tree again. */
export type KeptChapter = Readonly<{hash: string; tree: Root; findings: readonly Finding[]}>

/**
 * The conversion of a chapter to its stored form and back. Reading needs no parser, and citations and targets refer to
 * the nodes of the tree, as after parsing.
 */
export function chapterForm({path, text}: Source): Form<Chapter, KeptChapter> {
  return {
    write: ({hash, tree, findings}) => ({hash, tree, findings}),
    read: ({hash, tree, findings}) => ({path, text, hash, tree, ...collect(tree, path, text), findings})
  }
}
