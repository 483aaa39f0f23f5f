import type {OracleDifference, OracleKind} from './csl-oracle-kinds.ts'

/** Kinds of differences in names of persons and organisations. */
export const NAME_KINDS: readonly OracleKind[] = [
  {
    name: '“and others”',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'A last name `others` or `et al.` means that there are more authors; the other processors treat it as a person.',
    holds: d =>
      hasOthers(d) &&
      (/^(?:et|al|&|and|u|a|[,.\s])*$/iu.test(d.ours + d.theirs) || /&|\bet al\b/u.test(d.theirs))
  },
  {
    name: 'hyphen between initials',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: '`initialize-with-hyphen`: “Jean-Luc” is “J.-L.” (CSL 1.0.2, Name). citeproc-js loses the hyphen of given names that are initials already, and Pandoc their full stops.',
    holds: d =>
      (d.ours.replace(/[-. ]/gu, '') === d.theirs.replace(/[-. ]/gu, '') ||
        d.ours.replace(/\W/gu, '').startsWith(d.theirs.replace(/\W/gu, ''))) &&
      /^[-. \p{Lu}]*$/u.test(d.ours + d.theirs) &&
      /\p{Lu}[-. ]*$| $/u.test(d.before) &&
      /^[-. ]*(?:\p{Lu}|[,;)]|$| )/u.test(d.after) &&
      givens(d).some(given => /^\p{Lu}\.?- ?\p{Lu}/u.test(given) || /-\p{Lu}\.?(?: |$)/u.test(given))
  },
  {
    name: 'small word of a given name',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js prints the word after the hyphen of “Guang-xin” with the initial; the fixture name_LowercaseSurnameSuffix prints no such word.',
    holds: d =>
      /^ ?(?:\p{Lu} )?\p{Ll}+(?: \p{Lu})?$/u.test(/^\p{Lu}*$/u.test(d.ours) ? d.theirs : '') &&
      givens(d).some(given => /-\p{Ll}/u.test(given))
  },
  {
    name: 'persons and an organisation in one list',
    from: ['citeproc-js'],
    right: 'Pandoc',
    why: 'citeproc-js makes two lists, of persons and of organisations, and joins these. galley and Pandoc make one list, as the specification says.',
    holds: d =>
      (d.ours === '' ? d.theirs === ',' : d.ours === ',' && d.theirs === '') &&
      /^ (?:and|&) /u.test(d.after) &&
      d.pair.works.some(work =>
        Object.values(work).some(list => Array.isArray(list) && list.some(name => isOrganisation(name)))
      )
  },
  {
    name: 'dash if only some authors are shown',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'galley and Pandoc compare the names of two entries, citeproc-js their rendered text; “identical names” (CSL 1.0.2, Reference Grouping) can mean either.',
    holds: d =>
      d.pair.isEntry &&
      (d.pair.ours.startsWith('———') || d.pair.theirs.startsWith('———')) &&
      /^(?:———)?[., ]*$/u.test(d.before)
  },
  {
    name: 'particle “et al.”',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'In a .bib, `Born, et al.` is a person with the particle “et al.”. All three processors render it wrong.',
    holds: d => d.pair.works.some(work => /"dropping-particle":"et al\.?"/u.test(JSON.stringify(work)))
  },
  {
    name: 'two authors of one work with the same initial',
    from: ['citeproc-js'],
    right: 'either',
    why: 'citeproc-js gives full names to two authors of one work who have the same initial, which does not disambiguate works.',
    holds: d =>
      /^\p{Lu}\.?$/u.test(d.ours) && /^\p{Lu}\p{Ll}+$/u.test(d.theirs) && d.theirs.startsWith(d.ours[0]!)
  },
  {
    name: 'condition that does not disambiguate',
    from: ['citeproc-js', 'Pandoc'],
    right: 'galley',
    why: 'The other two processors render the content of `disambiguate="true"` even if it is the same for all works of a group, such as a title or a publisher. “The element content is only rendered if it disambiguates two otherwise identical citations” (CSL 1.0.2, Disambiguation).',
    holds: d =>
      !d.pair.isEntry &&
      d.ours === '' &&
      d.pair.works.some(({title, publisher, issued}) => {
        const known = wordsOf([title, publisher, JSON.stringify(issued)].join(' '))
        return wordsOf(d.theirs).length > 0 && wordsOf(d.theirs).every(word => known.includes(word))
      })
  },
  {
    name: 'names added to a later list',
    from: ['Pandoc'],
    right: 'galley',
    why: 'If citations are disambiguated by more names of authors, Pandoc also adds names of editors, which no citation shows. galley and citeproc-js add only authors.',
    holds: d =>
      d.pair.isEntry &&
      /^(?:et|al\.|)$/u.test(d.ours) &&
      d.pair.ours.includes('et al.') &&
      d.pair.works.some(({editor}) => {
        const known = wordsOf(JSON.stringify(editor ?? []))
        return wordsOf(d.theirs).every(word => known.some(name => name.startsWith(word)) || word === 'and')
      })
  },
  {
    name: 'person whom no citation shows',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'citeproc-js distinguishes an author from a namesake hidden by “et al.”, or from an editor, and then prints the initials of both as typed. Such names do not lengthen the shown ones (disambiguate_AllNamesBaseNameCountOnFailureIfYearSuffixAvailable).',
    holds: d =>
      d.pair.isEntry
        ? d.ours === '.' && d.theirs === '' && /\b\p{Lu}$/u.test(d.before)
        : d.ours === '' &&
          (/^(?:\p{Lu}\.[- ])+$/u.test(d.theirs) || givens(d).includes(d.theirs.trim())) &&
          /^\p{Lu}/u.test(d.after)
  },
  {
    name: 'namesake without a given name',
    from: ['citeproc-js'],
    right: 'galley',
    why: '`disambiguate-add-givenname`: if one of two namesakes has no given name, galley and Pandoc add the initials of the other. citeproc-js does not add them, nor does it if a last name `et al.` makes it list more persons.',
    holds: d => !d.pair.isEntry && d.theirs === '' && /^(?:\p{Lu}\.[- ]?)+$/u.test(d.ours)
  },
  {
    name: 'namesake with a particle',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'Pandoc, and citeproc-js in Chicago, add initials to “Baker” and “d Baker”, although the particle already distinguishes them.',
    holds: d => !d.pair.isEntry && d.ours === '' && /^(?:\p{Lu}\. )+$/u.test(d.theirs)
  },
  {
    name: 'last name in place of “et al.”',
    from: ['Pandoc'],
    right: 'galley',
    why: 'If names are added until “et al.” replaces only one name, Pandoc also prints that name, although the shown names suffice. galley and citeproc-js do not.',
    holds: d =>
      !d.pair.isEntry &&
      ((d.ours === 'et' && d.theirs === 'and') || (d.ours === 'al.' && /\bet $/u.test(d.before)))
  },
  {
    name: 'given name with a full stop at its end',
    from: ['citeproc-js', 'Pandoc'],
    right: 'either',
    why: 'The other two take `MikeP.` and `Jaime.` for abbreviations and print them in full; galley prints initials.',
    holds: d =>
      /^\p{Lu}+$/u.test(d.ours) &&
      /\p{Ll}/u.test(d.theirs) &&
      givens(d).some(given => given.endsWith(`${/\p{Lu}\p{Ll}+(?:\p{Lu})?$/u.exec(d.theirs)?.[0]}.`))
  },
  {
    name: 'blank or apostrophe in a name',
    from: ['citeproc-js'],
    right: 'galley',
    why: '`Robinson I I ` ends with a space, which citeproc-js prints before the comma; galley and citeproc-js treat the apostrophe among the initials of `M ’  A ` differently.',
    holds: d =>
      /^[ .]?$/u.test(d.ours + d.theirs) &&
      d.pair.works.some(work => /"(?:family|given)":"(?:[^"]* "|[^"]* [’'] )/u.test(JSON.stringify(work)))
  },
  {
    name: 'full stop of a suffix',
    from: ['citeproc-js'],
    right: 'galley',
    why: 'In styles that print initials without full stops, citeproc-js also drops the full stop of “Jr.” before a comma. `initialize-with` applies only to given names (CSL 1.0.2, Name).',
    holds: d => d.ours === '.' && d.theirs === '' && /\bJr$/u.test(d.before)
  }
]

function hasOthers({pair}: OracleDifference): boolean {
  return pair.works.some(work =>
    /"(?:family|literal)":"(?:et\.? al\.?|others|and others)"/iu.test(JSON.stringify(work))
  )
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function givens({pair}: OracleDifference): readonly string[] {
  return pair.works.flatMap(work =>
    Object.values(work).flatMap(list =>
      Array.isArray(list) ? list.map(name => String((name as {given?: string})?.given ?? '')) : []
    )
  )
}

/** Whether a name is one word or several without a given name. */
function isOrganisation(name: unknown): boolean {
  if (typeof name !== 'object' || name === null) return false
  return 'literal' in name || ('family' in name && !('given' in name))
}
