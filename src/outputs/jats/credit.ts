import type {XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'

/** The table of the roles in CRediT (ANSI/NISO Z39.104-2022): their URLs, by name. */
const addresses: Readonly<Record<string, string>> = {
  Conceptualization: 'conceptualization',
  'Data curation': 'data-curation',
  'Formal analysis': 'formal-analysis',
  'Funding acquisition': 'funding-acquisition',
  Investigation: 'investigation',
  Methodology: 'methodology',
  'Project administration': 'project-administration',
  Resources: 'resources',
  Software: 'software',
  Supervision: 'supervision',
  Validation: 'validation',
  Visualization: 'visualization',
  'Writing – original draft': 'writing-original-draft',
  'Writing – review & editing': 'writing-review-editing'
}

const terms = new Map(Object.entries(addresses).map(([term, path]) => [plain(term), {term, path}]))

/** A role of an author, with its CRediT term if it is in CRediT. */
export function role(words: string): XmlElement {
  const found = terms.get(plain(words))
  if (found === undefined) return xml('role', {}, words)
  const vocabulary = 'https://credit.niso.org/'
  return xml(
    'role',
    {
      vocab: 'credit',
      'vocab-identifier': vocabulary,
      'vocab-term': found.term,
      'vocab-term-identifier': `${vocabulary}contributor-roles/${found.path}/`
    },
    words
  )
}

/** The name of a role in lower case, without dashes and other punctuation: “writing review editing”. */
function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/ise\b|isation\b/g, ending => ending.replace('s', 'z'))
    .replace(/&|\band\b|[^\p{L}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
