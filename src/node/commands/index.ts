import type {Command} from '../command.ts'
import {issueCommands} from './issue-commands.ts'
import {sharedOptions} from './shared-options.ts'

const {
  format,
  strict,
  to,
  output,
  sandbox,
  anonymous,
  noCache,
  root,
  referenceDoc,
  abbreviations,
  style,
  jobs,
  cache
} = sharedOptions

const severalPapers = '[folder or file.md]...'

/** The table of commands. */
export const commands: readonly Command[] = [
  {
    name: 'build',
    summary:
      'Checks one or more papers, and writes HTML, PDF and a manifest; if there are errors, the old files stay as they are.',
    takes: severalPapers,
    options: [
      to,
      output,
      {name: 'draft', says: 'build even if there are errors, and mark them'},
      anonymous,
      {name: 'attach-sources', says: 'put chapters, bibliography, settings and pictures into the PDF'},
      {
        name: 'pdf-standard',
        value: 'NAMES',
        says: 'standards that the PDF must meet, such as a-3a,ua-1',
        many: 'list'
      },
      referenceDoc,
      abbreviations,
      style,
      format,
      strict,
      jobs,
      cache,
      root,
      noCache,
      sandbox
    ],
    load: async () => (await import('./build.ts')).runBuild
  },
  {
    name: 'check',
    summary:
      'Checks that every citation resolves, that every listed reference is cited, and all other rules.',
    takes: severalPapers,
    options: [
      format,
      {name: 'output', value: 'FILE', says: 'write the report into a file instead of to standard output'},
      strict,
      {
        name: 'only',
        value: 'RULES',
        says: 'only these rules: names, codes or beginnings of codes, such as G1,figure-alt',
        many: 'list'
      },
      {
        name: 'retractions',
        value: 'FILE',
        says: 'look up cited works in a list of retraction notices, the CSV file of Retraction Watch'
      },
      {
        name: 'for',
        value: 'LIST',
        values: ['jats', 'pmc', 'crossref', 'datacite', 'doaj', 'ojs', 'epub', 'all'],
        says: 'also check the requirements of a destination: jats, pmc (PubMed Central), crossref, datacite, doaj, ojs, epub or all',
        many: 'list'
      },
      style,
      {name: 'since', value: 'REVISION', says: 'only findings that are new since a revision of git'},
      {name: 'fix', says: 'make the safe repairs in the files, then check'},
      {
        name: 'propose',
        says: 'write the changes that the journal’s house style requires into the text, as edits to accept'
      },
      {
        name: 'dry-run',
        says: 'with --fix and --propose: print the changes as a diff, and write no file'
      },
      jobs,
      root,
      noCache
    ],
    load: async () => (await import('./check.ts')).runCheck
  },
  ...issueCommands,
  {
    name: 'rules',
    summary: 'Lists the rules: code, name, severity and requirement.',
    options: [{name: 'format', value: 'FORM', values: ['text', 'json'], says: 'text or json'}],
    load: async () => (await import('./rules.ts')).runRules
  },
  {
    name: 'explain',
    summary: 'Explains the requirement of a rule and its reason, with examples: `galley explain G101`.',
    options: [],
    load: async () => (await import('./explain.ts')).runExplain
  },
  {
    name: 'watch',
    summary: 'Shows the paper in the browser and keeps it current while you write.',
    options: [
      {name: 'port', value: 'NUMBER', says: 'port of the preview; a free one by default'},
      {name: 'open', says: 'open the browser'},
      {
        name: 'editor',
        value: 'EDITOR',
        values: ['code', 'cursor', 'emacs', 'idea', 'subl', 'vim'],
        says: 'opens the source of a clicked word: code, cursor, emacs, idea, subl, vim, or a command with {file}, {line} and {column}'
      },
      {
        name: 'host',
        says: 'let other machines in the network view the page, at a URL with a token, also shown as a QR code'
      },
      {name: 'follow', says: 'the page scrolls to each change'},
      {name: 'read-only', says: 'the page neither opens nor changes files'},
      {name: 'pages', says: 'begin with the pages of the PDF, to which the preview otherwise links'},
      {name: 'pdf', says: 'also keep a PDF up to date, in the folder of outputs'},
      abbreviations,
      style,
      root,
      sandbox,
      {name: 'poll', says: 'check the files regularly for changes, as needed on network drives'}
    ],
    load: async () => (await import('./watch.ts')).runWatch
  },
  {
    name: 'lsp',
    summary: 'Runs a language server (LSP) for editors: findings, completion and renaming as you write.',
    takes: '',
    options: [
      {name: 'stdio', says: 'by standard input and output, as always'},
      {
        name: 'clientProcessId',
        value: 'NUMBER',
        says: 'the process id of the editor, with which the server ends; VS Code clients pass it'
      }
    ],
    load: async () => (await import('./lsp.ts')).runLsp
  },
  {
    name: 'schema',
    summary: 'Prints the JSON Schema for a kind of settings file, for the YAML server of an editor.',
    takes: 'manuscript | style | queries | issue',
    options: [],
    load: async () => (await import('./schema.ts')).runSchema
  },
  {
    name: 'completion',
    summary: 'Prints a script that lets a shell complete commands, options and their values.',
    takes: 'bash | zsh | fish',
    options: [],
    load: async () => (await import('./completion.ts')).runCompletion
  },
  {
    name: 'proof',
    summary:
      'Writes a round of proofs, HTML and PDF with the sources: a cover sheet, numbered lines, wide spacing, a mark on every page.',
    options: [
      {name: 'round', value: 'NUMBER', says: 'number of the round; the next one by default'},
      {name: 'replace', says: 'make the last round again, if it has not been sent'},
      {
        name: 'against',
        value: 'VERSION',
        says: 'show the changes since a round (last, 1, 2 …), a proof (old.pdf), a folder or a git revision'
      },
      anonymous,
      {
        name: 'ask',
        value: 'RULES',
        says: 'ask the author about the findings of these rules, such as G108,G231',
        many: 'list'
      },
      {
        name: 'answers',
        value: 'FILE',
        says: 'make no proof, but import answers, marks in a returned PDF and changes in a returned Word file into the paper',
        many: 'several'
      },
      {
        name: 'status',
        says: 'make no proof, but list the answered queries and the late proofs of one or more papers'
      },
      {name: 'letter', says: 'make no proof, but write the letter for a round, or a reminder'},
      {name: 'format', value: 'FORM', values: ['text', 'json'], says: 'with --status: text or json'},
      {name: 'due', value: 'DATE', says: 'the day by which the proof should be returned, for its cover'},
      {
        name: 'reply-to',
        value: 'ADDRESS',
        says: 'the e-mail address to which the proof should be returned, for its cover sheet'
      },
      {
        name: 'spoken',
        says: 'also write the text that a screen reader speaks for the PDF, and warn of text that it cannot speak'
      },
      {
        name: 'to',
        value: 'LIST',
        values: ['html', 'pdf', 'docx'],
        says: 'html,pdf (the default); also docx for Word',
        many: 'list'
      },
      referenceDoc,
      abbreviations,
      style,
      {name: 'output', value: 'FOLDER', says: 'where the rounds go; proofs/ in the project by default'},
      root,
      noCache,
      sandbox
    ],
    load: async () => (await import('./proof.ts')).runProof
  },
  settling(
    'accept',
    'Accepts edits in CriticMarkup in the files: inserted words become text, and deleted words are removed.',
    async () => (await import('./settle.ts')).runAccept
  ),
  settling(
    'reject',
    'Rejects edits in CriticMarkup in the files: inserted words are removed, and deleted words become text again.',
    async () => (await import('./settle.ts')).runReject
  ),
  {
    name: 'verify',
    summary:
      'Builds again and compares the result with the manifest and the published files, or with a PDF that contains its sources; or compares a round of proofs with its record. Exit code: 0 same, 1 different, 2 not comparable.',
    takes: '[folder, file.md, file.pdf, proofs/round-2 or several papers]',
    options: [
      output,
      {name: 'published', says: 'fail if a published file is missing'},
      {name: 'against', value: 'FOLDER', says: 'compare the files in a folder, such as downloaded ones'},
      referenceDoc,
      abbreviations,
      style,
      jobs,
      root,
      noCache,
      sandbox
    ],
    load: async () => (await import('./verify.ts')).runVerify
  },
  {
    name: 'cite',
    summary:
      'Lists citations and references with their places, writes the cited works for other programs, or adds works: `galley cite add DOI --online`.',
    options: [
      {name: 'format', value: 'FORM', values: ['text', 'json'], says: 'text or json'},
      {name: 'key', value: 'KEY', says: 'only this work, and every place that cites it'},
      {name: 'uncited', says: 'only the entries that nothing cites'},
      {
        name: 'to',
        value: 'FORM',
        values: ['bib', 'csl-json', 'ris'],
        says: 'write the cited works as bib, csl-json or ris'
      },
      {name: 'all', says: 'with --to: the uncited works too'},
      {name: 'output', value: 'FILE', says: 'with --to: write into a file instead of to standard output'},
      {name: 'online', says: 'with add: ask doi.org; nothing else in galley uses the network'},
      root,
      noCache
    ],
    load: async () => (await import('./cite.ts')).runCite
  },
  {
    name: 'import',
    summary:
      'Converts references from RIS, EndNote, PubMed, CSL, BibTeX, Word or a printed list to BibLaTeX, or a whole manuscript in Word to a paper.',
    takes: 'FILE...',
    options: [
      {
        name: 'to',
        value: 'FILE.bib',
        says: 'write into a file instead of to standard output; or convert one .docx manuscript to a paper in a new folder'
      },
      {name: 'append', says: 'with --to: add to an existing file the works that it does not contain'},
      {
        name: 'from',
        value: 'FORM',
        values: ['ris', 'endnote', 'pubmed', 'csl-json', 'csl-yaml', 'bibtex', 'docx', 'text'],
        says: 'ris, endnote, pubmed, csl-json, csl-yaml, bibtex, docx or text; detected by default'
      },
      {
        name: 'format',
        value: 'FORM',
        values: ['text', 'json'],
        says: 'text, or json: each work with its line, key and doubts'
      }
    ],
    load: async () => (await import('./import.ts')).runImport
  },
  {
    name: 'init',
    summary: 'Makes a new paper, which can be checked and built at once; never overwrites a file.',
    takes: '[folder]',
    options: [
      {
        name: 'from',
        value: 'FOLDER',
        says: 'a project of Quarto, bookdown, MyST, Jupyter Book, Pandoc or Manubot to convert, without changing a word'
      },
      {name: 'title', value: 'TITLE', says: 'title of the paper; asked for on a terminal'},
      {name: 'author', value: 'NAME', says: 'an author; repeat the option for each author', many: 'several'},
      {
        name: 'style',
        value: 'NAME',
        says: 'style of the journal: plain (the default) or another that `galley style` lists'
      },
      {name: 'lang', value: 'TAG', says: 'language; en-GB by default'},
      {name: 'license', value: 'ID', says: 'licence; CC-BY-4.0 by default'},
      {name: 'references', value: 'FILE', says: 'references to begin with, in any form that import reads'}
    ],
    load: async () => (await import('./init.ts')).runInit
  },
  {
    name: 'browser',
    summary: 'Finds the browser that makes PDFs; if none is found, installs one, or explains how to get one.',
    takes: '',
    options: [],
    load: async () => (await import('./browser.ts')).runBrowser
  },
  {
    name: 'style',
    summary:
      'Lists journal styles, makes a new one in styles/, copies a citation style there, or checks either kind.',
    takes: 'list | new NAME | add NAME | check [NAME, folder or FILE.csl]',
    options: [
      {
        name: 'csl',
        says: 'with list: the citation styles whose name, title or ISSN contains all the words that follow'
      },
      {name: 'extends', value: 'NAME', says: 'with new: the style that it builds on; plain by default'},
      format,
      strict
    ],
    load: async () => (await import('./style.ts')).runStyle
  }
]

/** A command that settles edits: the selected edits or, by default, all of them. */
function settling(name: 'accept' | 'reject', summary: string, load: Command['load']): Command {
  return {
    name,
    summary,
    options: [
      {
        name: 'number',
        value: 'LIST',
        says: 'only these edits, as `galley proof` numbers them: 1,3-5',
        many: 'list'
      },
      {name: 'author', value: 'NAME', says: 'only the edits by this author, as named in their comments'},
      {name: 'by', value: 'NAME', says: 'the person who settles them, for the record of returned edits'},
      {name: 'date', value: 'DATE', says: 'the day on which they are settled, for the same record'},
      {name: 'comments', says: 'also remove other comments and highlights in CriticMarkup'},
      {name: 'dry-run', says: 'print the changes as a diff, and write no file'},
      noCache
    ],
    load
  }
}
