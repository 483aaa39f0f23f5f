import type {Root} from 'mdast'
import {sha256} from '../../core/hash.ts'
import type {Form} from '../../core/memo.ts'
import type {Chapter, Finding, Source} from '../../core/types.ts'
import {collect} from './collect.ts'

/** The hash of everything that a chapter is parsed from; a local text is a chapter in a language of its own. */
export function chapterHash(
  {path, text}: Source,
  lang: string,
  smart = true,
  elsewhere: readonly string[] = []
): string {
  return sha256(JSON.stringify([path, lang, smart, text, ...elsewhere]))
}

/** The stored form of a chapter: the caller has its text, and the rest is collected from the tree again. */
export type KeptChapter = Readonly<{hash: string; tree: Root; findings: readonly Finding[]}>

/**
 * How a chapter is kept. Reading one needs no parser, and citations and targets hold the very nodes of the tree,
 * as they do in a chapter that was just parsed.
 */
export function chapterForm({path, text}: Source): Form<Chapter, KeptChapter> {
  return {
    write: ({hash, tree, findings}) => ({hash, tree, findings}),
    read: ({hash, tree, findings}) => ({path, text, hash, tree, ...collect(tree, path, text), findings})
  }
}
