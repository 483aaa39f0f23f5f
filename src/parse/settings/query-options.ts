import type {FileOption} from './file-option.ts'

const text = {type: ['string', 'number', 'boolean']}

/** The table of the keys of a query in `queries.yaml`, from which its schema and `docs/settings.md` are generated. */
export const queryOptions = [
  {name: 'ask', says: 'The question.', example: 'ask: "Is this the first edition?"', schema: text},
  {
    name: 'label',
    says: 'The figure, table, formula or section that the question is about.',
    example: 'label: fig:map',
    schema: text
  },
  {
    name: 'words',
    says: 'The words of the text that the question is about.',
    example: 'words: "in 1969"',
    schema: text
  },
  {
    name: 'in',
    says: 'The file of `words`, if several files contain them.',
    example: 'in: 02-law.md',
    schema: text
  },
  {
    name: 'line',
    says: 'The line of a file that the question is about.',
    example: 'line: references.bib:14',
    schema: {type: 'string', pattern: '^.+:\\d{1,7}$'}
  },
  {name: 'answer', says: 'The answer of the author.', example: 'answer: Yes, the first.', schema: text},
  {name: 'by', says: 'The person who answered.', example: 'by: J. Doe', schema: text}
] as const satisfies readonly FileOption[]
