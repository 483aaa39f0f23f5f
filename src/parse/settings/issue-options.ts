import type {FileOption} from './file-option.ts'

const text = {type: ['string', 'number', 'boolean']}
const papers = {type: 'array', items: {type: 'string'}}

/** The table of keys in `issue.yaml`, from which its schema and `docs/settings.md` are generated. */
export const issueOptions = [
  {
    name: 'title',
    says: 'The title of the issue, if any.',
    example: 'title: Law and Labour',
    schema: text
  },
  {
    name: 'journal',
    says: 'The title of the journal, for papers that do not name it.',
    example: 'journal: Insights',
    schema: text
  },
  {name: 'volume', says: 'The volume.', example: 'volume: 3', schema: text},
  {name: 'number', says: 'The number of the issue in its volume.', example: 'number: 1', schema: text},
  {
    name: 'year',
    says: 'The year of the issue.',
    example: 'year: 2027',
    schema: {type: ['string', 'integer']}
  },
  {
    name: 'date',
    says: 'The day on which the issue appears, for papers that have no date of publication.',
    example: 'date: 2027-03-01',
    schema: {type: 'string', pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?$'}
  },
  {
    name: 'lang',
    says: 'The language of the contents; English by default.',
    example: 'lang: en-GB',
    schema: text
  },
  {
    name: 'style',
    says: 'The journal style of the contents and of all papers, whatever style the papers name.',
    example: 'style: insights',
    schema: text
  },
  {
    name: 'cover',
    says: 'A picture for the contents, and its description.',
    example: 'cover: {file: cover.png, alt: A loom in Patna}',
    schema: {
      type: ['string', 'object'],
      properties: {file: {type: 'string'}, alt: {type: 'string'}},
      additionalProperties: false
    }
  },
  {
    name: 'first-page',
    says: 'The page on which the first paper begins; 1 by default.',
    example: 'first-page: 117',
    schema: {type: 'integer', minimum: 1}
  },
  {
    name: 'pages',
    says: 'Whether page numbers continue from paper to paper, `continued` (the default), or each paper has its `own`.',
    example: 'pages: own',
    schema: {enum: ['continued', 'own']}
  },
  {
    name: 'sections',
    says: 'The sections in their order: `title`, and `papers`, folders or Markdown files from the folder of the issue, or patterns.',
    example: 'sections: [{title: Articles, papers: [one, two.md]}, {title: Reviews, papers: [reviews/*]}]',
    schema: {
      type: 'array',
      items: {
        type: 'object',
        properties: {title: text, papers},
        required: ['papers'],
        additionalProperties: false
      }
    }
  },
  {
    name: 'papers',
    says: 'The papers in order, for an issue without sections; without `sections` and `papers`, every folder with a paper and every Markdown file next to `issue.yaml`, in the order of their names.',
    example: 'papers: [one, two.md]',
    schema: papers
  }
] as const satisfies readonly FileOption[]
