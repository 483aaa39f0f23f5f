import type {Rule} from './rule.ts'

export const locatorUnprinted = {
  code: 'G118',
  name: 'locator-unprinted',
  severity: 'warning',
  summary: 'The citation style prints the pages that the text cites.',
  why: 'Some styles, such as those of Nature and Vancouver, print only the number of a work. The page is then lost; put it into the sentence, or choose a style that prints it.',
  examples: [
    {
      name: 'a style without pages',
      files: {
        'manuscript.yaml': 'csl: nature',
        '01.md': 'So it is [@a, p. 3; @b; @c, chap. 2].',
        'references.bib': '@book{a, title={A}}\n@book{b, title={B}}\n@book{c, title={C}}'
      },
      expect: [
        '01.md:1:11-1:13 The citation style does not print the page `3` of `a`',
        '01.md:1:25-1:27 The citation style does not print the chapter `2` of `c`'
      ]
    },
    {
      name: 'a style with pages',
      files: {'01.md': 'So it is [@a, p. 3].', 'references.bib': '@book{a, title={A}}'},
      expect: []
    }
  ],
  *check({citations, project}) {
    const {csl} = project.style
    if (printsLocators(csl)) return
    for (const {citation, file, references} of citations) {
      for (const [index, {locator, label, place}] of citation.items.entries()) {
        const reference = references[index]
        if (locator === undefined || reference === undefined) continue
        yield {
          file,
          place,
          subject: reference.key,
          message: `The citation style does not print the ${label ?? 'page'} \`${locator}\` of \`${reference.key}\``
        }
      }
    }
  }
} satisfies Rule

/** Whether an element of a CSL style renders locators; labels and conditions do not. */
function printsLocators(csl: string): boolean {
  return /<(?:text|number)\b[^>]*\bvariable\s*=\s*["']locator["']/u.test(csl)
}
