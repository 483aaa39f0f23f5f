import type {CommandOption} from '../command.ts'

/** Options that several commands share. */
export const sharedOptions = {
  format: {
    name: 'format',
    value: 'FORM',
    values: ['text', 'json', 'github', 'sarif', 'junit', 'html'],
    says: 'text, json, github, sarif, junit, or html for editors'
  },
  strict: {name: 'strict', says: 'exit with 1 on warnings, too'},
  to: {
    name: 'to',
    value: 'LIST',
    values: [
      'html',
      'pdf',
      'docx',
      'fragment',
      'head',
      'jats',
      'crossref',
      'epub',
      'datacite',
      'doaj',
      'ojs',
      'meca',
      'markdown',
      'all'
    ],
    says: 'html,pdf (the default); also docx (Word), fragment and head (for a page of a site), jats (archives), crossref or datacite (the DOI), doaj (the directory of that name), epub (reading systems), ojs (the import of OJS), meca (submission systems), markdown (Pandoc), or all',
    many: 'list'
  },
  output: {
    name: 'output',
    value: 'FOLDER',
    says: 'the folder for the outputs; build/ in the project by default'
  },
  sandbox: {name: 'require-sandbox', says: 'refuse to print where the browser’s sandbox cannot run'},
  anonymous: {
    name: 'anonymous',
    says: 'a copy for blind review: without authors, with their own works masked, and searched for words that reveal them'
  },
  noCache: {name: 'no-cache', says: 'build everything again, as verify always does, and cache nothing'},
  jobs: {
    name: 'jobs',
    value: 'NUMBER',
    says: 'the number of papers to process at the same time, each in its own process; by default, the number of cores'
  },
  cache: {
    name: 'cache',
    value: 'FOLDER',
    says: 'reuse earlier builds of the same sources from this folder, and keep this one there; processes and machines may share it'
  },
  root: {
    name: 'root',
    value: 'FOLDER',
    says: 'a folder around the paper, from which pictures such as ../docs/map.png are allowed'
  },
  referenceDoc: {
    name: 'reference-doc',
    value: 'FILE',
    says: 'a Word file, such as a journal’s template, that gives the Word document its styles, numbering, theme and page set-up'
  },
  abbreviations: {
    name: 'abbreviations',
    value: 'FILE',
    says: 'short forms of journals, places and publishers, in place of those of `citation-abbreviations`'
  },
  style: {
    name: 'style',
    value: 'NAME',
    says: 'build the paper in a style other than the one in its settings'
  }
} satisfies Readonly<Record<string, CommandOption>>
