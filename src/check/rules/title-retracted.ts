import {entriesOf, findingOf, partOf, placedAt} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const titleRetracted = {
  code: 'G248',
  name: 'title-retracted',
  severity: 'warning',
  summary: 'No title marks its work as retracted.',
  why: 'Publishers put a notice before the title of a withdrawn work, so that readers do not rely on the work.',
  examples: [
    {
      name: 'before the title, and in a note',
      files: {
        '01.md': '[@a; @b; @c]',
        'references.bib':
          '@article{a, title={RETRACTED: Water in Asia}}\n@article{b, title={Sand (Retracted)}}\n@article{c, title={Air}, note={[Retracted Article]}}'
      },
      expect: [
        'references.bib:1:20-1:29 `RETRACTED` marks the work as withdrawn',
        'references.bib:2:26-2:35 `Retracted` marks the work as withdrawn',
        'references.bib:3:33-3:50 `Retracted Article` marks the work as withdrawn'
      ]
    },
    {
      name: 'works about retraction',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@article{a, title={Retracted works in medicine}}\n@article{b, title={Who is withdrawn? Trust and retraction}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      for (const variable of ['title', 'note']) {
        const part = partOf(reference, variable)
        const words = part && retracted.exec(part.text)?.slice(1).find(Boolean)
        if (part === undefined || words === undefined) continue
        yield findingOf(placedAt(part, words), `\`${words}\` marks the work as withdrawn`, {
          note: 'Cite another work. If you cite this one because it was withdrawn, say so in the text and waive the finding.'
        })
        break
      }
    }
  }
} satisfies Rule

/** The words that publishers put before a title with a colon, or in brackets. */
const said = 'retracted(?: article| paper)?|withdrawn(?: article)?|retraction(?: note| notice)?'
const retracted = new RegExp(
  `^\\W*(${said})\\s*[:\\])–—]|[\\[(](${said})[\\])]|^(retracted|withdrawn)\\.?$`,
  'i'
)
