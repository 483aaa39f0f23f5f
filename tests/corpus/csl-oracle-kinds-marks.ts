import type {OracleKind} from './csl-oracle-kinds.ts'

/** Kinds of differences in punctuation, quotation marks and blanks. */
export const MARK_KINDS: readonly OracleKind[] = [
  {
    name: 'comma after the stop of a title',
    from: ['Pandoc', 'citeproc-js'],
    right: 'either',
    why: 'Pandoc drops a comma after the final punctuation of a quotation, “Why?” and not “Why?,”, and citeproc-js prints both, as do the fixtures for marks of the style (punctuation_FullMontyQuotesIn). galley drops the comma after the full stop of a field, “Bread.” in, but not after an abbreviation, “Apple Inc.,” in. The specification does not decide.',
    holds: d =>
      (d.pair.other === 'Pandoc'
        ? d.ours === ',' && d.theirs === '' && /[?!.]$/u.test(d.before)
        : d.ours === '' && d.theirs === ',' && d.before.endsWith('.')) && d.after.startsWith('"')
  },
  {
    name: 'stop behind a quotation',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js leaves the last full stop of an entry, and the comma of an author’s suffix, after the quotation mark. `punctuation-in-quote` has no exception for them.',
    holds: d =>
      (/^[.,]$/u.test(d.ours) && d.theirs === '' && d.after.startsWith('"')) ||
      (d.ours === '' && /^[.,]$/u.test(d.theirs) && /[.,]"$/u.test(d.before))
  },
  {
    name: 'stop behind a quotation mark of the field',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc does not move a full stop into quotation marks typed in the field; galley and citeproc-js do. `punctuation-in-quote` applies to closing quotation marks, whatever their origin.',
    holds: d =>
      (/^[.,]$/u.test(d.ours) && d.theirs === '' && d.after.startsWith('"')) ||
      (d.ours === '' && /^[.,]$/u.test(d.theirs) && /[.,]"$/u.test(d.before))
  },
  {
    name: 'stop in inner quotation marks',
    from: ['Pandoc'],
    right: 'galley',
    why: 'At the end of a quotation within a quotation, Pandoc leaves the full stop between the two marks; by `punctuation-in-quote` it is inside, where citeproc-js prints it.',
    holds: d =>
      (/^[.,]$/u.test(d.ours) && d.theirs === '' && d.after.startsWith(`'"`)) ||
      (d.ours === '' && /^[.,]$/u.test(d.theirs) && /[.,]'$/u.test(d.before) && d.after.startsWith('"'))
  },
  {
    name: 'single quotation marks in a field',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'If a field has ‘…’ outside other quotation marks, galley keeps them as typed (flipflop_LeadingMarkupWithApostrophe), Pandoc changes them to “…”, and both others move a full stop into them.',
    holds: d =>
      /^['".,]*$/u.test(d.ours + d.theirs) && d.pair.works.some(work => /‘/u.test(JSON.stringify(work)))
  },
  {
    name: 'straight quotation marks in a field',
    from: ['Pandoc'],
    right: 'either',
    why: 'Each processor pairs unmatched marks, and marks within words, in its own way.',
    holds: d =>
      /^['".,]*$/u.test(d.ours + d.theirs) &&
      d.pair.works.some(work => /['’]|\\"/u.test(JSON.stringify(work)))
  },
  {
    name: 'blank before a comma',
    from: ['Pandoc'],
    right: 'Pandoc',
    why: 'IEEE ends a series with a full stop and a space, before the comma of the next field. galley and citeproc-js print both.',
    holds: d => d.ours === ' ' && d.theirs === '' && d.before.endsWith('.') && d.after.startsWith(',')
  },
  {
    name: '“[Online]”',
    from: ['Pandoc'],
    right: 'galley',
    why: 'Pandoc loses the text that IEEE prints in square brackets; citeproc-js prints it.',
    holds: d => d.ours === '[Online]. ' && d.theirs === ''
  },
  {
    name: 'prefix of a range of years',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js puts the affixes of `year` around each of two years: “(1885–(1888)”. A range has them only once (CSL 1.0.2, Date Ranges).',
    holds: d => d.ours === '' && /^[()]$/u.test(d.theirs) && /\d{4}(?:–|\))$|–\d{4}\)?$/u.test(d.before)
  },
  {
    name: 'markup after a quotation mark',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js prints `<span class="nocase">` of a title as text if a straight quotation mark is before it.',
    holds: d => /^<\/?span\b[^>]*>$/u.test(d.theirs) && d.ours === ''
  },
  {
    name: 'title that begins with marks',
    from: ['citeproc-js'],
    right: 'either',
    why: 'Of “?!BUG?!”, citeproc-js prints the first marks twice or outside the quotation marks.',
    holds: d => d.pair.works.some(({title}) => /^[?!]/u.test(String(title ?? '')))
  },
  {
    name: 'parentheses within parentheses',
    from: ['citeproc-js'],
    right: 'either',
    why: 'citeproc-js changes the inner parentheses of a citation to square brackets; the specification does not mention nested parentheses.',
    holds: d => /^[()]$/u.test(d.ours) && d.theirs === (d.ours === '(' ? '[' : ']')
  },
  {
    name: 'full stop within a word',
    from: ['citeproc-js'],
    right: 'galley by the letter',
    why: 'citeproc-js keeps the full stop of “Bloomberg.com”. With `strip-periods`, “any periods in the rendered text are removed” (CSL 1.0.2, Strip-periods).',
    holds: d =>
      d.pair.works.some(work => {
        const title = String(work['container-title'] ?? '')
        return (
          /\w\.\w/u.test(title) &&
          title.replaceAll('.', '').includes((d.ours || d.theirs).replaceAll('.', ''))
        )
      })
  }
]
