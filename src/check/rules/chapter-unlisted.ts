import type {Rule} from './rule.ts'

export const chapterUnlisted = {
  code: 'G605',
  name: 'chapter-unlisted',
  severity: 'warning',
  summary: 'Works cited by Markdown files in subfolders are also cited by the chapters.',
  why: 'The file was probably meant as a chapter, which the paper then lacks.',
  examples: [
    {
      name: 'chapters in folders, and settings that name none',
      files: {
        'manuscript/manuscript.yaml': 'bibliography: references.bib',
        'manuscript/01.md': 'Words.',
        'manuscript/law/intro.md': 'Read [@doe; @roe].',
        'manuscript/references.bib': '@book{doe,}\n@book{roe,}'
      },
      expect: [
        'manuscript/manuscript.yaml `manuscript/law/intro.md` cites 2 works that no chapter cites, and is not a chapter itself'
      ]
    },
    {
      name: 'several folders',
      files: {
        'manuscript/manuscript.yaml': 'bibliography: references.bib',
        'manuscript/01.md': 'Words.',
        'manuscript/law/intro.md': 'Read [@doe].',
        'manuscript/past/intro.md': 'Read [@roe].',
        'manuscript/references.bib': '@book{doe,}\n@book{roe,}'
      },
      expect: [
        'manuscript/manuscript.yaml `manuscript/law/intro.md` and other files in subfolders cite 2 works that no chapter cites, and are not chapters themselves'
      ]
    },
    {
      name: 'chapters by name',
      files: {
        'manuscript/manuscript.yaml': 'chapters: [01.md, law/intro.md]\nbibliography: references.bib',
        'manuscript/01.md': 'Words.',
        'manuscript/law/intro.md': 'Read [@doe].',
        'manuscript/references.bib': '@book{doe,}'
      },
      expect: []
    }
  ],
  *check({settings, project: {citedElsewhere}}) {
    // Each work is recorded only with the first file that cites it; further files that cite it are not named.
    const [first, ...others] = new Set(citedElsewhere?.values())
    if (first === undefined) return
    const works = citedElsewhere?.size === 1 ? 'a work' : `${citedElsewhere?.size} works`
    const message =
      others.length === 0
        ? `\`${first}\` cites ${works} that no chapter cites, and is not a chapter itself`
        : `\`${first}\` and other files in subfolders cite ${works} that no chapter cites, and are not chapters themselves`
    yield {
      file: settings.file,
      subject: first,
      message,
      note: 'The settings name no chapters, so galley reads the Markdown files next to the settings and none in subfolders. Name all chapters under `chapters`, in order. Until then, works cited only in subfolders are not reported as uncited.'
    }
  }
} satisfies Rule
