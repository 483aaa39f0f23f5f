import type {Heading, Nodes} from 'mdast'
import {perObject} from '../../core/per-object.ts'
import {placeOf} from '../../core/position.ts'
import {isReferencesHeading} from '../../core/references-heading.ts'
import type {Chapter} from '../../core/types.ts'
import {plainText} from '../../core/walk.ts'
import type {Rule} from './rule.ts'

export const sectionEmpty = {
  code: 'G312',
  name: 'section-empty',
  severity: 'warning',
  summary: 'Every section contains text or subsections.',
  why: 'If a heading has nothing below it, either its text was forgotten or the heading was left behind.',
  examples: [
    {
      name: 'empty',
      files: {'01.md': '# One\n\n<!-- to be written -->\n\n# Two\n\nWords.\n\n# Three'},
      expect: ['01.md:1:1-1:6 The section `One` is empty', '01.md:9:1-9:8 The section `Three` is empty']
    },
    {
      name: 'sections in it, a list of references, parts of bookdown',
      files: {
        '00.md': '# (PART\\*) First {-}\n\n# (APPENDIX) Second {-}',
        '01.md': '# One',
        '02.md': '## Deep\n\nWords [@a].\n\n# References\n\n# More\n\nWords.',
        'references.bib': '@book{a,}'
      },
      expect: []
    }
  ],
  *check({chapters}) {
    let open: Readonly<{heading: Heading; file: string}> | undefined
    for (const chapter of chapters) {
      const {path} = chapter
      for (const node of headingsAndTexts(chapter)) {
        if (node.type === 'heading') {
          if (open !== undefined && node.depth <= open.heading.depth) yield finding(open)
          open = isReferencesHeading(node) || isPart(node) ? undefined : {heading: node, file: path}
        } else open = undefined
      }
    }
    if (open !== undefined) yield finding(open)
  }
} satisfies Rule

/** The headings of a chapter, and the first visible block between any two of them. */
const headingsAndTexts = perObject(({tree}: Chapter): readonly Nodes[] => {
  const found: Nodes[] = []
  for (const node of tree.children)
    if (
      node.type === 'heading' ||
      (!isUnseen(node) && (found.length === 0 || found.at(-1)?.type === 'heading'))
    )
      found.push(node)
  return found
})

/** Whether a heading is the name of a part, which contains the chapters after it. */
function isPart(heading: Heading): boolean {
  return heading.data?.attributes?.classes.includes('part') === true
}

/** Whether a node is a comment, or is shown elsewhere or not at all. */
function isUnseen(node: Nodes): boolean {
  return (
    node.type === 'definition' ||
    node.type === 'yaml' ||
    node.type === 'footnoteDefinition' ||
    (node.type === 'html' && /^\s*<!--/.test(node.value))
  )
}

function finding({heading, file}: Readonly<{heading: Heading; file: string}>) {
  const words = plainText(heading)
  return {
    file,
    place: placeOf(heading),
    subject: words,
    message: `The section \`${words}\` is empty`
  }
}
