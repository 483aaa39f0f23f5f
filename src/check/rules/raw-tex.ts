import {idleTex} from './about/idle-tex.ts'
import {unreadInclusions} from './about/unread-inclusions.ts'
import type {Rule} from './rule.ts'

export const rawTex = {
  code: 'G501',
  name: 'raw-tex',
  severity: 'warning',
  summary:
    'The text contains no TeX except maths, references, and the commands and environments with a Markdown equivalent.',
  why: 'Other TeX commands do nothing in HTML, so readers see their source.',
  examples: [
    {
      name: 'a command',
      files: {'01.md': 'One \\marginpar{two}.'},
      expect: ['01.md:1:5-1:20 The TeX command `\\marginpar` has no meaning in galley']
    },
    {
      name: 'an environment of a class',
      files: {'01.md': '\\begin{keywords}\nA, B\n\\end{keywords}'},
      expect: ['01.md:1:1-3:15 `\\begin{keywords}` has no meaning in galley, so only its content is printed']
    },
    {
      name: 'a command without its effect',
      files: {'01.md': '\\setcounter{figure}{4}\n\nWords.'},
      expect: ['01.md:1:1-1:23 `\\setcounter{figure}{4}` has no effect in galley']
    },
    {
      name: 'commands that only set text',
      files: {'01.md': '\\textbf{One} \\LaTeX.\n\n\\newpage\n\nTwo.\\footnote{Three.}'},
      expect: []
    }
  ],
  *check({chapters, findings, project}) {
    const isUnread = unreadInclusions({findings, project})
    for (const finding of findings)
      if (finding.rule === 'raw-tex' && !(finding.place && isUnread(finding.file, finding.place)))
        yield finding
    for (const chapter of chapters)
      for (const {place, source, note} of idleTex(chapter))
        yield {
          file: chapter.path,
          place,
          message: `\`${source.replaceAll('`', '')}\` has no effect in galley`,
          note
        }
  }
} satisfies Rule
