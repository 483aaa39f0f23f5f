import {atBeginning, listBrackets} from '../../core/list-brackets.ts'
import {locator} from '../../core/position.ts'
import type {Chapter} from '../../core/types.ts'
import {idleTex} from './about/idle-tex.ts'
import {unreadInclusions} from './about/unread-inclusions.ts'
import type {Rule, RuleFinding} from './rule.ts'

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
      expect: ['01.md:1:5-1:20 The TeX command `\\marginpar` is not supported by galley']
    },
    {
      name: 'an environment of a class',
      files: {'01.md': '\\begin{keywords}\nA, B\n\\end{keywords}'},
      expect: [
        '01.md:1:1-3:15 `\\begin{keywords}` is not supported by galley, so only its content is printed'
      ]
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
          message: `\`${source.replaceAll('`', '')}\` ${isTie(source) ? 'is printed with its tilde' : 'has no effect in galley'}`,
          note
        }
    for (const chapter of chapters) yield* doubtfulBrackets(chapter)
  }
} satisfies Rule

/** Whether a source consists of words joined by a tie. */
function isTie(source: string): boolean {
  return source.includes('~') && !source.includes('\\')
}

/** `\(a\)` before words in a text that does not show whether it is the mark of a list or a formula. */
function* doubtfulBrackets({text, path}: Chapter): Generator<RuleFinding> {
  if (listBrackets(text) !== 'doubtful') return
  const places = locator(text)
  for (const {index, 0: line, 1: letter = ''} of text.matchAll(atBeginning)) {
    if (letter.length > 1 || /\d/.test(letter)) continue
    const at = index + line.length
    yield {
      file: path,
      place: places.place(at - letter.length - 4, at),
      message: `\`\\(${letter}\\)\` is printed as (${letter})`,
      note: `It is an escaped bracket, as Pandoc writes it. Write \`$${letter}$\` for a formula, or \`(${letter}) words\` for an item of a list.`
    }
  }
}
