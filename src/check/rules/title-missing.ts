import type {Chapter, Manuscript} from '../../core/types.ts'
import {plainText} from '../../core/walk.ts'
import type {Rule} from './rule.ts'

export const titleMissing = {
  code: 'G424',
  name: 'title-missing',
  severity: 'warning',
  summary: 'A paper with authors, an abstract or the like has a title.',
  why: 'Without a title, the name of the file is printed as the title of the paper, and in its metadata, where libraries and search engines find it. A text without any metadata needs none.',
  examples: [
    {
      name: 'authors, but no title',
      files: {
        '01.md':
          '---\nauthor: Jane Doe\nlicense: CC-BY-4.0\n---\n\n# The Rise of Law\n\nWords.\n\n## First\n\nWords.'
      },
      expect: ['01.md:1:1-1:1 The paper has no title, so `01` is printed as its title']
    },
    {
      name: 'a list of chapters, but no title',
      files: {
        'manuscript.yaml': 'chapters: [one.md, two.md]\nlicense: CC-BY-4.0',
        'one.md': '# One\n\nWords.',
        'two.md': '# Two\n\nWords.'
      },
      expect: ['manuscript.yaml:1:1-1:1 The paper has no title, so `paper` is printed as its title']
    },
    {
      name: 'titled',
      files: {'01.md': '---\ntitle: The Rise of Law\nauthor: Jane Doe\nlicense: CC-BY-4.0\n---\n\nWords.'},
      expect: []
    },
    {name: 'a text without metadata', files: {'01.md': '# The Rise of Law\n\nWords.'}, expect: []}
  ],
  *check(manuscript) {
    const {metadata, settings, slug, project} = manuscript
    if (metadata.title !== undefined || !isPaper(manuscript)) return
    // A title in settings that cannot be parsed is not missing.
    if (project.findings.some(({rule, file}) => rule === 'front-matter-syntax' && file === settings.file))
      return
    const start = {line: 1, column: 1, offset: 0}
    const heading = titleIn(manuscript.chapters)
    yield {
      file: settings.file,
      place: {start, end: start},
      subject: 'title',
      message: `The paper has no title, so \`${slug}\` is printed as its title`,
      expected: [`title: ${heading === undefined ? '…' : JSON.stringify(heading)}`],
      ...(heading !== undefined && {
        note: `If the heading “${heading}” is the title, write it there instead, and raise the headings below it by one level.`
      })
    }
  }
} satisfies Rule

/** Whether a text without a title has metadata that only a paper has. */
function isPaper({metadata, settings}: Manuscript): boolean {
  const {authors, abstracts, keywords, subtitle, doi} = metadata
  return (
    authors.length + abstracts.length + keywords.length > 0 ||
    subtitle !== undefined ||
    doi !== undefined ||
    (settings.chapters?.length ?? 0) > 1
  )
}

/** The heading that may be the title: the only one of its level, before all other text. */
function titleIn(chapters: readonly Chapter[]): string | undefined {
  const headings = chapters.flatMap(({landmarks}) => landmarks.filter(node => node.type === 'heading'))
  const [first, ...others] = headings
  const opening = chapters[0]?.tree.children.find(({type}) => type !== 'yaml')
  if (first === undefined || first !== opening) return undefined
  return others.length > 0 && others.every(({depth}) => depth > first.depth) ? plainText(first) : undefined
}
