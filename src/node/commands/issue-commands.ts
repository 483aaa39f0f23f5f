import type {Command} from '../command.ts'
import {sharedOptions} from './shared-options.ts'

const {format, strict, to, output, sandbox, noCache, style, jobs, cache} = sharedOptions

/** The commands for issues of a journal and for caches, as rows of the table of commands. */
export const issueCommands: readonly Command[] = [
  {
    name: 'issue',
    summary:
      'Builds an issue of a journal: its papers with consecutive pages, the contents, and the files for the whole issue; or makes a new one.',
    takes: '[folder with an issue.yaml | new FOLDER]',
    options: [
      {name: 'check', says: 'build nothing, but list what each paper lacks'},
      to,
      output,
      {name: 'draft', says: 'build even if there are errors, and mark them'},
      style,
      format,
      strict,
      {
        name: 'snakefile',
        says: 'build nothing, but write a Snakefile, by which Snakemake builds the issue on a cluster'
      },
      {name: 'count', says: 'build nothing, but lay out papers and write how many pages they have'},
      {name: 'paper', value: 'NAME', says: 'build only this paper of the issue', many: 'several'},
      jobs,
      cache,
      noCache,
      sandbox
    ],
    load: async () => (await import('./issue.ts')).runIssue
  },
  {
    name: 'cache',
    summary: 'Lists the content of a cache of builds, and removes builds that were not used recently.',
    takes: 'FOLDER',
    options: [
      {name: 'prune', says: 'remove entries that have not been used for thirty days'},
      {name: 'days', value: 'NUMBER', says: 'with --prune: the number of days'}
    ],
    load: async () => (await import('./cache.ts')).runCache
  }
]
