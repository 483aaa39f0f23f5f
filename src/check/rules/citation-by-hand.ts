import {handCitationsOf, namedWorks} from './about/hand-citations.ts'
import {handRepair} from './about/hand-repair.ts'
import type {Rule} from './rule.ts'

export const citationByHand = {
  code: 'G108',
  name: 'citation-by-hand',
  severity: 'warning',
  summary: 'Works in the bibliography are cited by their keys.',
  why: 'A citation typed by hand is not checked, linked or formatted in the journal’s style, and its work may be missing from the list of references.',
  examples: [
    {
      name: 'in brackets and in a sentence',
      files: {
        '01.md':
          'Violence is structural (Galtung, 1969).\nIn Galtung (1969, p. 3) and Galtung and Freire (1970) it is.',
        'references.bib':
          '@article{g69, author={Galtung, Johan}, title={A}, year=1969}\n@book{gf, author={Galtung, Johan and Freire, Paulo}, title={B}, year=1970}'
      },
      expect: [
        '01.md:1:25-1:38 `Galtung, 1969` is typed by hand, expected the citation `[@g69]`',
        '01.md:2:4-2:24 `Galtung (1969, p. 3)` is typed by hand, expected the citation `@g69`',
        '01.md:2:29-2:54 `Galtung and Freire (1970)` is typed by hand, expected the citation `@gf`'
      ],
      fixed: {
        '01.md': 'Violence is structural [@g69].\nIn @g69 [p. 3] and @gf it is.'
      }
    },
    {
      name: 'and others',
      files: {
        '01.md': 'As Khan *et al.* 2019 say, and (see Khan et al., 2019; Freire 1970).',
        'references.bib':
          '@book{k, author={Khan, Ann and Poe, B. and Roe, C.}, title={A}, year=2019}\n@book{f, author={Freire, Paulo}, title={B}, year=1970}'
      },
      expect: [
        '01.md:1:4-1:22 `Khan et al. 2019` is typed by hand, expected the citation `@k`',
        '01.md:1:37-1:54 `Khan et al., 2019` is typed by hand, expected the citation `[@k]`',
        '01.md:1:56-1:67 `Freire 1970` is typed by hand, expected the citation `[@f]`'
      ]
    },
    {
      name: 'after a citation by key',
      files: {
        '01.md': 'Seen [@f] and (Galtung, 1969).',
        'references.bib':
          '@book{f, author={Freire, Paulo}, title={B}, year=1970}\n@article{g69, author={Galtung, Johan}, title={A}, year=1969}'
      },
      expect: ['01.md:1:16-1:29 `Galtung, 1969` is typed by hand, expected the citation `[@g69]`']
    },
    {
      name: 'other years, other words, cited by key',
      files: {
        '01.md': 'In 1969 Galtung wrote; Galtung (1971) and @g69 [p. 3] are others.',
        'references.bib': '@article{g69, author={Galtung, Johan}, title={A}, year=1969}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const worksOf = namedWorks(manuscript)
    const chapters = new Map(manuscript.chapters.map(chapter => [chapter.path, chapter]))
    for (const citation of handCitationsOf(manuscript)) {
      const {works, from} = worksOf(citation)
      const [work] = works
      if (work === undefined) continue
      const {passage, to, narrative, others} = citation
      const words = passage.text.slice(from, to).replace(/\0/g, '').replace(/\s+/g, ' ')
      const isBracketed = !narrative && !(others && !isInBrackets(passage.text, from))
      const expected = works.slice(0, 3).map(({key}) => (isBracketed ? `[@${key}]` : `@${key}`))
      const chapter = works.length === 1 ? chapters.get(passage.file) : undefined
      const edit = chapter && handRepair(chapter, worksOf, citation, from)
      yield {
        file: passage.file,
        place: passage.place(from, to),
        subject: work.key,
        message: `\`${words}\` is typed by hand, expected the citation \`${expected[0]}\``,
        expected,
        ...(edit && {edits: [edit]})
      }
    }
  }
} satisfies Rule

function isInBrackets(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 120), at)
  return before.lastIndexOf('(') > before.lastIndexOf(')')
}
