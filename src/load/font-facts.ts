import {beyondAscii, isBuiltIn, mayLack, uncommon} from '../core/face-characters.ts'
import type {Memo} from '../core/memo.ts'
import {perObject} from '../core/per-object.ts'
import {perWork} from '../core/per-work.ts'
import type {Chapter, Project, Reference} from '../core/types.ts'
import type {World} from '../core/world.ts'

/**
 * Adds to the project the characters that the style's fonts have, if the paper has characters that some font may lack.
 */
export async function loadFontFacts(
  world: World,
  memo: Memo,
  project: Omit<Project, 'fontFacts'>
): Promise<Project> {
  const {texts, bibliography, metadata, style} = project
  const {chapterLacks, entryLacks} = style.fonts.every(isBuiltIn) ? ofBuiltIn : ofOwn
  const isAsked =
    texts.some(chapterLacks) ||
    metadata.printed.some(({text}) => mayLack(text, style.fonts)) ||
    bibliography.references.some(entryLacks)
  if (!isAsked) return project
  const {factsOfFonts} = await import('../core/faces/facts.ts')
  return {...project, fontFacts: await factsOfFonts(style.fonts, world, memo)}
}

/** Functions that test whether a chapter or an entry has characters that some font may lack. */
type Lacking = Readonly<{
  chapterLacks: (chapter: Chapter) => boolean
  entryLacks: (entry: Reference) => boolean
}>

function lackingIn(unusual: RegExp): Lacking {
  return {
    // `&nabla;` counts as a character as well.
    chapterLacks: perObject(({text}: Chapter) => unusual.test(text) || /&#?\w+;/.test(text)),
    entryLacks: perWork(entry => unusual.test(wordsOf(entry)))
  }
}

const ofBuiltIn = lackingIn(uncommon)
const ofOwn = lackingIn(beyondAscii)

/** The values of an entry's variables: texts as they are, anything else as JSON. */
function wordsOf({csl}: Reference): string {
  return Object.values(csl)
    .map(value => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join('\n')
}
