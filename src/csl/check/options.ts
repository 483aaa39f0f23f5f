import {type AttributeValues, amongWords, BOOLEAN, INTEGER, TEXT} from './values.ts'

/** Options of `style`. */
export const styleOptions: AttributeValues = {
  'demote-non-dropping-particle': amongWords('never sort-only display-and-sort'),
  'initialize-with-hyphen': BOOLEAN,
  'page-range-format': amongWords('expanded minimal minimal-two chicago chicago-15 chicago-16')
}

/** Options of `citation`. */
export const citationOptions: AttributeValues = {
  'cite-group-delimiter': TEXT,
  collapse: amongWords('citation-number year year-suffix year-suffix-ranged'),
  'year-suffix-delimiter': TEXT,
  'after-collapse-delimiter': TEXT,
  'disambiguate-add-names': BOOLEAN,
  'disambiguate-add-givenname': BOOLEAN,
  'disambiguate-add-year-suffix': BOOLEAN,
  'givenname-disambiguation-rule': amongWords(
    'all-names all-names-with-initials primary-name primary-name-with-initials by-cite'
  ),
  'near-note-distance': INTEGER
}

/** Options of `bibliography`. */
export const bibliographyOptions: AttributeValues = {
  'hanging-indent': BOOLEAN,
  'entry-spacing': {pattern: /^\s*\+?\d+\s*$/u, says: 'a number of lines'},
  'line-spacing': {pattern: /^\s*\+?0*[1-9]\d*\s*$/u, says: 'a number of lines, at least 1'},
  'second-field-align': amongWords('flush margin'),
  'subsequent-author-substitute': TEXT,
  'subsequent-author-substitute-rule': amongWords('complete-all complete-each partial-each partial-first')
}
