import {mayLack} from '../core/face-characters.ts'
import type {Memo} from '../core/memo.ts'
import type {Project} from '../core/types.ts'
import type {World} from '../core/world.ts'

/** Adds which characters the fonts of the style have, where the paper has some that are not in all fonts. */
export async function loadFontFacts(
  world: World,
  memo: Memo,
  project: Omit<Project, 'fontFacts'>
): Promise<Project> {
  const {texts, bibliographySources, metadata, style} = project
  const written = [...texts, ...bibliographySources, ...metadata.printed].map(({text}) => text)
  // What stands for a character by its name is one, too: `&nabla;`, `\nabla`, `\u2207`.
  const isAsked = written.some(text => mayLack(text, style.fonts) || /&#?\w+;|\\[a-z]{3}|\\u/i.test(text))
  if (!isAsked) return project
  const {factsOfFonts} = await import('../faces/facts.ts')
  return {...project, fontFacts: await factsOfFonts(style.fonts, world, memo)}
}
