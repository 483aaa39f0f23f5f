import {mayLack} from '../core/face-characters.ts'
import type {Memo} from '../core/memo.ts'
import {perObject} from '../core/per-object.ts'
import type {Project, Reference} from '../core/types.ts'
import type {World} from '../core/world.ts'

/** Adds the characters of the style's fonts, if the paper has characters that some font may lack. */
export async function loadFontFacts(
  world: World,
  memo: Memo,
  project: Omit<Project, 'fontFacts'>
): Promise<Project> {
  const {texts, bibliography, metadata, style} = project
  const lacks = (text: string) => mayLack(text, style.fonts)
  const isAsked =
    // `&nabla;` counts as a character, too.
    texts.some(({text}) => lacks(text) || /&#?\w+;/.test(text)) ||
    metadata.printed.some(({text}) => lacks(text)) ||
    bibliography.references.some(reference => lacks(wordsOf(reference)))
  if (!isAsked) return project
  const {factsOfFonts} = await import('../core/faces/facts.ts')
  return {...project, fontFacts: await factsOfFonts(style.fonts, world, memo)}
}

/** The variables of an entry: texts as they are, names as JSON. */
const wordsOf = perObject(({csl}: Reference): string =>
  Object.values(csl)
    .map(value => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join('\n')
)
