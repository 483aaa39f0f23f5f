import type {OracleKind} from './csl-oracle-kinds.ts'

/** Punctuation, quotation marks, blanks. */
export const MARK_KINDS: readonly OracleKind[] = [
  {
    name: 'comma after the stop of a title',
    from: ['Pandoc'],
    right: 'either',
    why: 'Pandoc drops a comma behind the stop of a quotation: “Why?” and not “Why?,”. The specification says nothing; citeproc-js has both, and so have the fixtures (punctuation_FullMontyQuotesIn).',
    holds: d => d.ours === ',' && d.theirs === '' && /[?!.]$/u.test(d.before) && d.after.startsWith('"')
  },
  {
    name: 'stop behind a quotation',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js leaves the last stop of an entry, and the comma of an author’s suffix, behind the quotation mark. `punctuation-in-quote` has no exception for them.',
    holds: d =>
      (/^[.,]$/u.test(d.ours) && d.theirs === '' && d.after.startsWith('"')) ||
      (d.ours === '' && /^[.,]$/u.test(d.theirs) && /[.,]"$/u.test(d.before))
  },
  {
    name: 'stop behind a quotation mark of the field',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc moves no stop into quotation marks that were typed in the field; galley and citeproc-js do. `punctuation-in-quote` is about closing quotation marks, wherever they come from.',
    holds: d =>
      (/^[.,]$/u.test(d.ours) && d.theirs === '' && d.after.startsWith('"')) ||
      (d.ours === '' && /^[.,]$/u.test(d.theirs) && /[.,]"$/u.test(d.before))
  },
  {
    name: 'stop in inner quotation marks',
    from: ['Pandoc'],
    right: 'galley',
    why: 'At the end of a quotation in a quotation Pandoc leaves the stop between the two marks; `punctuation-in-quote` has it inside, and citeproc-js prints it there.',
    holds: d =>
      (/^[.,]$/u.test(d.ours) && d.theirs === '' && d.after.startsWith(`'"`)) ||
      (d.ours === '' && /^[.,]$/u.test(d.theirs) && /[.,]'$/u.test(d.before) && d.after.startsWith('"'))
  },
  {
    name: 'single quotation marks in a field',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'Where a field has ‘…’ outside of others, galley leaves them as typed (flipflop_LeadingMarkupWithApostrophe), Pandoc makes “…” of them, and both others move a stop into them.',
    holds: d =>
      /^['".,]*$/u.test(d.ours + d.theirs) && d.pair.works.some(work => /‘/u.test(JSON.stringify(work)))
  },
  {
    name: 'straight quotation marks in a field',
    from: ['Pandoc'],
    right: 'either',
    why: 'Marks that have no partner or stand in a word: each pairs them up in its own way.',
    holds: d =>
      /^['".,]*$/u.test(d.ours + d.theirs) &&
      d.pair.works.some(work => /['’]|\\"/u.test(JSON.stringify(work)))
  },
  {
    name: 'blank before a comma',
    from: ['Pandoc'],
    right: 'Pandoc',
    why: 'IEEE ends a series with a stop and a blank, before the comma of the next field. galley and citeproc-js print both.',
    holds: d => d.ours === ' ' && d.theirs === '' && d.before.endsWith('.') && d.after.startsWith(',')
  },
  {
    name: '“[Online]”',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc loses the text that IEEE has in square brackets; citeproc-js prints it.',
    holds: d => d.ours === '[Online]. ' && d.theirs === ''
  },
  {
    name: 'prefix of a range of years',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js sets the affixes of `year` around each of two years: “(1885–(1888)”. A range has them once (CSL 1.0.2, Date Ranges).',
    holds: d => d.ours === '' && /^[()]$/u.test(d.theirs) && /\d{4}(?:–|\))$|–\d{4}\)?$/u.test(d.before)
  }
]
