import type {Nodes} from 'mdast'
import {nameAtEnd} from '../../core/cross-reference-names.ts'
import {editOf} from '../../core/edits.ts'
import type {CrossReferenceNode} from '../../core/mdast.ts'
import {placeOf} from '../../core/position.ts'
import {referenceForm} from '../../core/reference-form.ts'
import {targetOf} from '../../core/targets.ts'
import type {Rule} from './rule.ts'

export const crossReferenceName = {
  code: 'G318',
  name: 'cross-reference-name',
  severity: 'warning',
  summary: 'No name is typed before a cross-reference that prints one.',
  why: 'The reader sees the name twice, as in “Figure Figure 1”.',
  examples: [
    {
      name: 'a name before the name',
      files: {
        '01.md': 'See Figure @fig:a.\n\n![A.](a.svg){#fig:a}',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: ['01.md:1:12-1:18 `Figure` precedes `@fig:a`, which prints it again, expected `[-@fig:a]`']
    },
    {
      name: 'a name in bold',
      files: {
        '01.md': '**Figure {@fig:a}B** and **Figure @fig:a**; Figure *@fig:a*.\n\n![A.](a.svg){#fig:a}',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: [
        '01.md:1:35-1:41 `Figure` precedes `@fig:a`, which prints it again, expected `[-@fig:a]`',
        '01.md:1:53-1:59 `Figure` precedes `@fig:a`, which prints it again, expected `[-@fig:a]`'
      ]
    },
    {
      name: 'the names of a list',
      files: {
        '01.md':
          '# Law {#sec:law}\n\nSee Figs. [-@fig:a], @sec:law, and Figs. [-@fig:a], @fig:a.\n\n![A.](a.svg){#fig:a}',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: ['01.md:3:53-3:59 `Figs.` precedes `@fig:a`, which prints it again, expected `[-@fig:a]`']
    },
    {
      name: 'a name in Persian',
      files: {
        'manuscript.yaml': 'lang: fa',
        '01.md': 'جدول @tbl:a و [جدول @tbl:a].\n\n| a |\n|---|\n| 1 |\n\n: گپ {#tbl:a}'
      },
      expect: ['01.md:1:6-1:12 `جدول` precedes `@tbl:a`, which prints it again, expected `[-@tbl:a]`']
    },
    {
      name: 'a name in the brackets',
      files: {
        '01.md': 'See [Fig. @fig:a], [Figs. @fig:a], @fig:a.\n\n![A.](a.svg){#fig:a}',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: []
    },
    {
      name: 'a name before the number',
      files: {
        '01.md': 'See Figure [-@fig:a], and @fig:a.\n\n![A.](a.svg){#fig:a}',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    for (const {prose, crossReferences, path, text} of manuscript.project.texts) {
      if (crossReferences.length === 0) continue
      for (const {node} of prose) {
        for (const {reference, before, first} of namedIn(node, text)) {
          const kindOf = ({label}: CrossReferenceNode) => targetOf(manuscript, label, path)?.kind
          const target = targetOf(manuscript, reference.label, path)
          if (referenceForm(manuscript, reference, target) !== 'name') continue
          // In “Figures {@fig:a} and @sec:b”, the name is not that of a section.
          if (first !== undefined && kindOf(first) !== kindOf(reference)) continue
          // “Equation (@eq:x)” is the number with its own parentheses.
          const isInBrackets = kindOf(reference) === 'equation' && /\s\($/.test(before)
          const word = nameAtEnd(isInBrackets ? before.slice(0, -1) : before)
          if (word === undefined || target === undefined) continue
          const place = placeOf(reference)
          const typed = `@${reference.label}`
          const expected = `[-${typed}]`
          const isPlain = text.slice(place.start.offset, place.end.offset) === typed
          yield {
            file: path,
            place,
            subject: reference.label,
            message: `\`${word}\` precedes \`${typed}\`, which prints it again, expected \`${expected}\``,
            expected: [expected],
            ...(isInBrackets && {
              note: 'Also remove the parentheses, because the number of an equation is printed with its own.'
            }),
            ...(isPlain && !isInBrackets && {edits: [editOf(path, place, typed, expected)]})
          }
        }
      }
    }
  }
} satisfies Rule

/** The references that render a name, each with the text directly before it, ignoring marks such as emphasis. */
function namedIn(node: Nodes, source: string): readonly Named[] {
  const found: Named[] = []
  let before = ''
  /** Whether that text is in the brackets of its reference, as in `[Figs. @fig:a]`. */
  let isInBrackets = false
  /** The text before a reference without a name, if it ends with a name in the plural. */
  let bare = ''
  /** The first reference after such a name. */
  let first: CrossReferenceNode | undefined
  /** Whether the next reference is the last of a list, after “and”. */
  let isLast = false
  function read(inner: Nodes): void {
    const reference = inner.type === 'crossReferenceList' ? inner.children[0] : inner
    if (inner.type === 'text') {
      // “Figures {@fig:a} and @fig:b”: the name belongs to all references.
      before = bare !== '' && joint.test(inner.value) ? bare : inner.value
      if (before !== bare) first = undefined
      isInBrackets = source.charAt((inner.position?.start.offset ?? 0) - 1) === '['
      isLast = before === bare && /[\p{L}&]/u.test(inner.value)
      bare = ''
    } else if (reference?.type === 'crossReference') {
      if (reference.form === 'name') found.push({reference, before, first})
      else {
        const name = isLast || isInBrackets ? undefined : nameAtEnd(before)
        bare = /(?:s|en)$/i.test(name?.replace(/[.\s]+$/, '') ?? '') ? before : ''
        first ??= reference
      }
      before = ''
    } else if ('children' in inner && inner.type !== 'cite') {
      const isApart = inner.type === 'inlineNote'
      const outside = before
      if (isApart) before = ''
      for (const child of inner.children) read(child)
      if (isApart) before = outside
    } else before = ''
  }
  if ('children' in node) for (const child of node.children) read(child)
  return found
}

/** The text between the references of a list. */
const joint = /^[\s,]*(?:and|or|&|und|oder|et|ou|y|e|en)?\s*$/u

/** A reference, the text before it and, in a list, the first reference after that text. */
type Named = Readonly<{
  reference: CrossReferenceNode
  before: string
  first: CrossReferenceNode | undefined
}>
