import {perObject} from '../../core/per-object.ts'
import {locator, placeOf} from '../../core/position.ts'
import type {Chapter} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const noteUndefined = {
  code: 'G305',
  name: 'note-undefined',
  severity: 'error',
  summary: 'Every called note is defined in the same chapter.',
  why: 'The reader finds `[^1]` in the text, but no note.',
  examples: [
    {name: 'defined', files: {'01.md': 'Text.[^a]\n\n[^a]: Note.'}, expect: []},
    {
      name: 'undefined',
      files: {'01.md': 'Text.[^a]'},
      expect: ['01.md:1:6-1:10 The note `a` is not in this chapter, expected a paragraph `[^a]: …`']
    },
    {
      name: 'called in the abstract',
      files: {'01.md': '---\nabstract: Words.[^a] More.^[Note.]\n---\n\nText.[^a]\n\n[^a]: Note.'},
      expect: ['01.md:2:11-2:35 The note `a` is called in the settings, expected the note itself, `^[…]`']
    }
  ],
  *check({chapters, project}) {
    for (const text of project.texts) if (!chapters.includes(text)) yield* undefinedIn(text)
    for (const chapter of chapters) yield* undefinedInChapter(chapter)
  }
} satisfies Rule

const undefinedInChapter = perObject(({path, text, tree, landmarks}: Chapter): readonly RuleFinding[] => {
  const notes = landmarks.filter(({type}) => type === 'footnoteReference' || type === 'footnoteDefinition')
  const known = new Set(notes.map(({position}) => position?.start.offset))
  // If every `[^…]` is a call or begins a note, none is plain text.
  if ([...text.matchAll(/\[\^[^\]\s^]+\]/g)].every(({index}) => known.has(index))) return []
  const at = locator(text)
  const found: Array<{label: string; start: number; end: number}> = []
  walk(tree, node => {
    // A call without a definition is text in CommonMark. The source is checked, because `\[^a]` is not a call.
    if (node.type !== 'text' || node.position?.start.offset === undefined) return
    const {start, end} = node.position
    const source = text.slice(start.offset, end.offset)
    for (const match of source.matchAll(/(?<!\\)\[\^([^\]\s^]+)\]/g)) {
      const offset = start.offset! + match.index
      found.push({label: match[1]!, start: offset, end: offset + match[0].length})
    }
  })
  return found.map(({label, start, end}) => ({
    file: path,
    place: at.place(start, end),
    subject: label,
    message: `The note \`${label}\` is not in this chapter, expected a paragraph \`[^${label}]: …\``
  }))
})

/**
 * Undefined notes in a text. Titles and abstracts have one place in the settings, so their calls are distinguished by
 * name.
 */
function* undefinedIn({path, text, tree, landmarks}: Chapter): Generator<RuleFinding> {
  const known = landmarks.flatMap(node => (node.type === 'footnoteDefinition' ? [node.identifier] : []))
  for (const [, label = ''] of text.matchAll(/(?<!\\)\[\^([^\]\s^]+)\]/g)) {
    if (known.includes(label.toLowerCase())) continue
    yield {
      file: path,
      place: placeOf(tree),
      subject: label,
      message: `The note \`${label}\` is called in the settings, expected the note itself, \`^[…]\``
    }
  }
}
