import type {Terms} from './index.ts'

/** Hindi. */
export const hindi: Terms = {
  references: 'संदर्भ',
  notes: 'टिप्पणियाँ',
  abstract: 'सारांश',
  keywords: 'मुख्य शब्द',
  contents: 'विषय-सूची',
  received: 'प्राप्त',
  accepted: 'स्वीकृत',
  published: 'प्रकाशित',
  backToText: 'पाठ पर वापस',
  skipToText: 'पाठ पर जाएँ',
  citeThis: 'इस लेख का संदर्भ',
  copy: 'कॉपी करें',
  copied: 'कॉपी हो गया',
  download: 'डाउनलोड',
  orcid: 'ORCID iD',
  correspondence: 'पत्राचार',
  citedIn: 'पाठ में उद्धृत',
  mentionedIn: 'पाठ में उल्लेख',
  equalContribution: 'इन लेखकों का योगदान समान है।',
  and: 'और',
  joint: ' और ',
  rangeJoint: ' से ',
  others: 'आदि',
  theAuthors: 'लेखक',
  pageShort: 'पृ.',
  stop: '.',
  license: '{title} © {year} {holder}, {license} के अंतर्गत लाइसेंस प्राप्त।',
  page: {one: 'पृष्ठ', many: 'पृष्ठ'},
  statements: {
    conflicts: 'हितों का टकराव',
    'data-availability': 'आँकड़ों की उपलब्धता',
    funding: 'वित्तपोषण',
    ethics: 'नैतिकता',
    contributions: 'लेखकों का योगदान',
    acknowledgements: 'आभार',
    acknowledgments: 'आभार'
  },
  callouts: {note: 'टिप्पणी', tip: 'सुझाव', important: 'महत्वपूर्ण', warning: 'चेतावनी', caution: 'सावधानी'},
  names: {
    section: {one: 'खंड', many: 'खंड'},
    figure: {one: 'चित्र', many: 'चित्र'},
    table: {one: 'तालिका', many: 'तालिकाएँ'},
    equation: {one: 'समीकरण', many: 'समीकरण'},
    listing: {one: 'सूची', many: 'सूचियाँ'},
    note: {one: 'टिप्पणी', many: 'टिप्पणियाँ'},
    anchor: {one: '', many: ''}
  }
}
