import {passagesIn} from './about/passages.ts'
import type {Rule} from './rule.ts'

export const citationPlaceholder = {
  code: 'G121',
  name: 'citation-placeholder',
  severity: 'warning',
  summary: 'No place for a citation or a reference is left open.',
  why: 'Readers see the author’s reminder, and the statement has no source.',
  examples: [
    {
      name: 'reminders of a citation',
      files: {
        '01.md':
          'So [cite], (REF) and [citation needed], so [add ref], [CITE Doe 2020] and (cite).\n\nMore (Author, Year) (???).'
      },
      expect: [
        '01.md:1:4-1:10 `[cite]` marks a place for a citation, expected `[@key]` of the work',
        '01.md:1:12-1:17 `(REF)` marks a place for a citation, expected `[@key]` of the work',
        '01.md:1:22-1:39 `[citation needed]` marks a place for a citation, expected `[@key]` of the work',
        '01.md:1:44-1:53 `[add ref]` marks a place for a citation, expected `[@key]` of the work',
        '01.md:1:55-1:70 `[CITE Doe 2020]` marks a place for a citation, expected `[@key]` of the work',
        '01.md:1:75-1:81 `(cite)` marks a place for a citation, expected `[@key]` of the work',
        '01.md:3:6-3:20 `(Author, Year)` marks a place for a citation, expected `[@key]` of the work',
        '01.md:3:21-3:26 `(???)` marks a place for a citation, expected `[@key]` of the work'
      ]
    },
    {
      name: 'reminders in other languages',
      files: {'01.md': 'So [réf. nécessaire], [Beleg fehlt], [cita requerida] und [حوالہ درکار].'},
      expect: [
        '01.md:1:4-1:21 `[réf. nécessaire]` marks a place for a citation, expected `[@key]` of the work',
        '01.md:1:23-1:36 `[Beleg fehlt]` marks a place for a citation, expected `[@key]` of the work',
        '01.md:1:38-1:54 `[cita requerida]` marks a place for a citation, expected `[@key]` of the work',
        '01.md:1:59-1:72 `[حوالہ درکار]` marks a place for a citation, expected `[@key]` of the work'
      ]
    },
    {
      name: 'a number that is still unknown',
      files: {'01.md': 'As Figure ?? and Section ??.2 show, see Eq. (??).'},
      expect: [
        '01.md:1:4-1:13 `Figure ??` has no number, expected a reference to its label, such as `@fig:label`',
        '01.md:1:18-1:28 `Section ??` has no number, expected a reference to its label, such as `@sec:label`',
        '01.md:1:41-1:49 `Eq. (??)` has no number, expected a reference to its label, such as `@eq:label`'
      ]
    },
    {
      name: 'words in brackets, code and questions',
      files: {
        '01.md':
          'The ref (ref) and `[cite]`, [cite](https://example.org), [?], [the source], “what??” and sources (references).'
      },
      expect: []
    }
  ],
  *check({chapters}) {
    for (const chapter of chapters)
      for (const {file, text, place} of passagesIn(chapter)) {
        for (const {0: mark, index} of text.matchAll(reminder))
          yield {
            file,
            place: place(index, index + mark.length),
            subject: mark,
            message: `\`${mark}\` marks a place for a citation, expected \`[@key]\` of the work`
          }
        for (const {0: words, 1: kind = '', index} of text.matchAll(unknownNumber))
          yield {
            file,
            place: place(index, index + words.length),
            subject: words,
            message: `\`${words}\` has no number, expected a reference to its label, such as \`@${prefixOf(kind)}:label\``
          }
      }
  }
} satisfies Rule

/** Matches the reminders that authors write where a citation is to follow. */
const reminder = new RegExp(
  [
    String.raw`\[(?:(?:add|insert|needs?)\s+(?:a\s+)?)?(?:[Cc]ite|[Cc]itations?|[Rr]efs?\.?|REFS?|[Rr]eference)(?:\s+(?:needed|here|missing|required|TODO|todo))?\]`,
    String.raw`\[(?:[Rr]éf\.?|[Rr]éférence|[Cc]itation)\s+(?:nécessaire|manquante|à ajouter)\]`,
    String.raw`\[(?:Beleg|Quelle|Literatur)\s+fehlt\]`,
    String.raw`\[(?:cita|referencia|fuente)\s+(?:requerida|necesaria)\]`,
    String.raw`\[حوالہ(?:\s+درکار)?\]`,
    String.raw`[[(](?:CITE|CITATION|REFS?)(?:\s[^()[\]]{0,60})?[)\]]`,
    String.raw`\((?:cite|(?:citation|ref|reference|source)\s+needed|(?:add|insert)\s+(?:cite|citation|ref|reference))\)`,
    String.raw`\((?:Author|AUTHOR)s?(?:\s+et\s+al\.)?,?\s+(?:[Yy]ear|YEAR|[Dd]ate)\)`,
    String.raw`\(\?{3,}\)|\[\?{2,}\]`
  ].join('|'),
  'g'
)

/** Matches the number that LaTeX prints for a reference without a target, and the kind of thing before it. */
const unknownNumber =
  /\b(Fig|Tab|Sec|Chap|Eq|Theorem|Lemma|Listing|Algorithm|Appendix)[a-z]*\.?[\s\u00a0]\(?\?\?(?!\?)\)?/g

const prefixes: Readonly<Record<string, string>> = {
  Fig: 'fig',
  Tab: 'tbl',
  Eq: 'eq',
  Theorem: 'thm',
  Lemma: 'lem',
  Listing: 'lst',
  Algorithm: 'alg'
}

function prefixOf(kind: string): string {
  return prefixes[kind] ?? 'sec'
}
