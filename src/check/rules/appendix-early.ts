import type {Heading} from 'mdast'
import {placeOf} from '../../core/position.ts'
import {isReferencesHeading} from '../../core/references-heading.ts'
import {tellsAuthors} from '../../core/telling-headings.ts'
import {plainText} from '../../core/walk.ts'
import type {Rule} from './rule.ts'

export const appendixEarly = {
  code: 'G332',
  name: 'appendix-early',
  severity: 'warning',
  summary: 'Appendices follow all sections of the text.',
  why: 'galley prints an appendix where it is written, but Quarto moves it to the end; in galley’s output, it would interrupt the text.',
  examples: [
    {
      name: 'in the middle',
      files: {
        '01.md': '# One\n\nWords.\n\n# Tables {.appendix}\n\nA table.\n\n## More\n\nWords.\n\n# Two\n\nWords.'
      },
      expect: ['01.md:5:1-5:21 The appendix `Tables` precedes the section `Two`']
    },
    {
      name: 'at the end',
      files: {
        '01.md':
          '# One\n\nWords.\n\n## Details {.appendix}\n\nWords.\n\n# Tables {.appendix}\n\nA table.\n\n# Acknowledgements\n\nThanks.\n\n# Afterword {-}\n\nWords.\n\n# References'
      },
      expect: []
    },
    {
      name: 'appendices of LaTeX',
      files: {'01.md': '# One\n\nWords.\n\n\\appendix\n\n# Tables\n\nA table.\n\n# Proofs\n\nWords.'},
      expect: []
    },
    {
      name: 'appendices of a chapter',
      files: {
        '01.md':
          '\\chapter{One}\n\nWords.\n\n\\begin{subappendices}\n\\section{Tables}\n\nA table.\n\\end{subappendices}\n\n\\chapter{Two}\n\nWords.'
      },
      expect: []
    }
  ],
  *check({chapters}) {
    const headings = chapters.flatMap(({path, landmarks}) =>
      landmarks.flatMap(node => (node.type === 'heading' ? [{heading: node, path}] : []))
    )
    for (const [index, {heading, path}] of headings.entries()) {
      if (!isAppendix(heading)) continue
      const next = headings
        .slice(index + 1)
        .find(other => other.heading.depth <= heading.depth && !isAtEnd(other.heading))
      const isAtEndOfChapter =
        heading.data?.isOfChapter === true && (next?.heading.depth ?? 0) < heading.depth
      if (next === undefined || isAtEndOfChapter) continue
      yield {
        file: path,
        place: placeOf(heading),
        subject: plainText(heading).trim(),
        message: `The appendix \`${plainText(heading).trim()}\` precedes the section \`${plainText(next.heading).trim()}\``,
        note: 'Move it to the end of the text, before the references.'
      }
    }
  }
} satisfies Rule

function isAppendix({data}: Heading): boolean {
  return data?.attributes?.classes.includes('appendix') === true
}

/** Whether a heading may follow an appendix: it begins another appendix, or the words at the end of a paper. */
function isAtEnd(heading: Heading): boolean {
  const classes = heading.data?.attributes?.classes ?? []
  const title = plainText(heading).trim()
  return (
    isAppendix(heading) ||
    heading.data?.appendices === true ||
    heading.data?.supplements === true ||
    classes.some(name => name === 'unnumbered' || name === 'supplement') ||
    isReferencesHeading(heading) ||
    tellsAuthors(title) ||
    /^(?:conflicts?|competing|data|code|declarations?|ethics|suppl|notes|glossary|index)\b/i.test(title)
  )
}
