import {letters} from '../../core/letters.ts'
import {settingsFinding} from './about/limits.ts'
import type {Rule} from './rule.ts'

export const journalStatements = {
  code: 'G411',
  name: 'journal-statements',
  severity: 'warning',
  summary: 'The paper has the statements that the journal requires.',
  why: 'Journals send back papers that lack a statement. Checked only if the journal style lists `statements`.',
  examples: [
    {
      name: 'one is missing',
      files: {
        'manuscript.yaml': 'style: q\nstatements: {Data_Availability: None.}',
        'styles/q/style.yaml': 'extends: plain\nlimits: {statements: [conflicts, data-availability]}',
        '01.md': 'Words.'
      },
      expect: [
        'manuscript.yaml:1:1-1:1 The paper lacks the statement `conflicts`, expected `statements: {conflicts: …}`'
      ]
    },
    {
      name: 'all there',
      files: {
        'manuscript.yaml': 'style: q\nfunding: None.',
        'styles/q/style.yaml': 'extends: plain\nlimits: {statements: [funding]}',
        '01.md': 'Words.'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const named = new Set(manuscript.metadata.statements.map(({name}) => letters(name)))
    for (const name of manuscript.project.style.limits.statements ?? []) {
      if (named.has(letters(name))) continue
      yield settingsFinding(
        manuscript,
        undefined,
        `The paper lacks the statement \`${name}\`, expected \`statements: {${name}: …}\``,
        {subject: name}
      )
    }
  }
} satisfies Rule
