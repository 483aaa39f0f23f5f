import {appendixEarly} from './appendix-early.ts'
import {attributesUnread} from './attributes-unread.ts'
import {authorCase} from './author-case.ts'
import {authorDoubtful} from './author-doubtful.ts'
import {authorForm} from './author-form.ts'
import {authorOrganisation} from './author-organisation.ts'
import {authorRepeated} from './author-repeated.ts'
import {authorTwice} from './author-twice.ts'
import {bibliographyCrossref} from './bibliography-crossref.ts'
import {bibliographyDuplicateField} from './bibliography-duplicate-field.ts'
import {bibliographyDuplicateKey} from './bibliography-duplicate-key.ts'
import {bibliographyDuplicateString} from './bibliography-duplicate-string.ts'
import {bibliographyEntryType} from './bibliography-entry-type.ts'
import {bibliographyField} from './bibliography-field.ts'
import {bibliographyLatex} from './bibliography-latex.ts'
import {bibliographySyntax} from './bibliography-syntax.ts'
import {bibliographyUndefinedString} from './bibliography-undefined-string.ts'
import {bibliographyValue} from './bibliography-value.ts'
import {captionNumber} from './caption-number.ts'
import {chapterUnlisted} from './chapter-unlisted.ts'
import {chapterUnreadable} from './chapter-unreadable.ts'
import {characterMissing} from './character-missing.ts'
import {citationByHand} from './citation-by-hand.ts'
import {citationConcern} from './citation-concern.ts'
import {citationCorrected} from './citation-corrected.ts'
import {citationInParentheses} from './citation-in-parentheses.ts'
import {citationLatex} from './citation-latex.ts'
import {citationLocatorPages} from './citation-locator-pages.ts'
import {citationNameRepeated} from './citation-name-repeated.ts'
import {citationNotListed} from './citation-not-listed.ts'
import {citationPlaceholder} from './citation-placeholder.ts'
import {citationRepeated} from './citation-repeated.ts'
import {citationRetracted} from './citation-retracted.ts'
import {citationSameWork} from './citation-same-work.ts'
import {citationSelf} from './citation-self.ts'
import {citationSeparator} from './citation-separator.ts'
import {citationUndefined} from './citation-undefined.ts'
import {citationUnread} from './citation-unread.ts'
import {crossReferenceName} from './cross-reference-name.ts'
import {crossReferenceUndefined} from './cross-reference-undefined.ts'
import {crossReferenceUnnumbered} from './cross-reference-unnumbered.ts'
import {dateForm} from './date-form.ts'
import {dateInvalid} from './date-invalid.ts'
import {dateOrder} from './date-order.ts'
import {destinationWants} from './destination-wants.ts'
import {divUnclosed} from './div-unclosed.ts'
import {doiElsewhere} from './doi-elsewhere.ts'
import {doiPrefix} from './doi-prefix.ts'
import {doiSyntax} from './doi-syntax.ts'
import {editsTracked} from './edits-tracked.ts'
import {editsUnread} from './edits-unread.ts'
import {environmentUnclosed} from './environment-unclosed.ts'
import {equationUnreferenced} from './equation-unreferenced.ts'
import {fieldUnknown} from './field-unknown.ts'
import {figureAlt} from './figure-alt.ts'
import {figureCaption} from './figure-caption.ts'
import {figureDamaged} from './figure-damaged.ts'
import {figureFormat} from './figure-format.ts'
import {figureMissing} from './figure-missing.ts'
import {figurePdfFonts} from './figure-pdf-fonts.ts'
import {figurePdfPages} from './figure-pdf-pages.ts'
import {figureUnmentioned} from './figure-unmentioned.ts'
import {fileEncoding} from './file-encoding.ts'
import {fileUnreadable} from './file-unreadable.ts'
import {formulaSmall} from './formula-small.ts'
import {formulaUnread} from './formula-unread.ts'
import {frontMatterSyntax} from './front-matter-syntax.ts'
import {headingNumberTyped} from './heading-number-typed.ts'
import {headingSkipped} from './heading-skipped.ts'
import {identifierInvalid} from './identifier-invalid.ts'
import {ignoreComment} from './ignore-comment.ts'
import {journalAbstract} from './journal-abstract.ts'
import {journalAnonymous} from './journal-anonymous.ts'
import {journalKeywords} from './journal-keywords.ts'
import {journalLength} from './journal-length.ts'
import {journalStatements} from './journal-statements.ts'
import {journalTitle} from './journal-title.ts'
import {journalWords} from './journal-words.ts'
import {labelDuplicate} from './label-duplicate.ts'
import {languageInvalid} from './language-invalid.ts'
import {languageUnknown} from './language-unknown.ts'
import {languageUnmarked} from './language-unmarked.ts'
import {latexBlock} from './latex-block.ts'
import {letterArabic} from './letter-arabic.ts'
import {licenseMissing} from './license-missing.ts'
import {licenseUnknown} from './license-unknown.ts'
import {licenseVersion} from './license-version.ts'
import {linkDead} from './link-dead.ts'
import {linkUndefined} from './link-undefined.ts'
import {linkUnsafe} from './link-unsafe.ts'
import {listingUnclosed} from './listing-unclosed.ts'
import {locatorUnprinted} from './locator-unprinted.ts'
import {mathUnclosed} from './math-unclosed.ts'
import {metadataInText} from './metadata-in-text.ts'
import {nociteUndefined} from './nocite-undefined.ts'
import {notationForeign} from './notation-foreign.ts'
import {noteUncalled} from './note-uncalled.ts'
import {noteUndefined} from './note-undefined.ts'
import {orcidInvalid} from './orcid-invalid.ts'
import {outputName} from './output-name.ts'
import {outputWords} from './output-words.ts'
import {pagesDash} from './pages-dash.ts'
import {pagesLabel} from './pages-label.ts'
import {pagesOrder} from './pages-order.ts'
import {pathOutside} from './path-outside.ts'
import {pdfStandardMissed} from './pdf-standard-missed.ts'
import {pdfStandardUnclaimed} from './pdf-standard-unclaimed.ts'
import {projectOther} from './project-other.ts'
import {projectUnread} from './project-unread.ts'
import {publisherForm} from './publisher-form.ts'
import {queryOpen} from './query-open.ts'
import {queryUnplaced} from './query-unplaced.ts'
import {rawHtml} from './raw-html.ts'
import {rawTex} from './raw-tex.ts'
import {referenceDoubtful} from './reference-doubtful.ts'
import {referenceDuplicate} from './reference-duplicate.ts'
import {referenceIncomplete} from './reference-incomplete.ts'
import {referenceList} from './reference-list.ts'
import {referencePersonal} from './reference-personal.ts'
import {referenceSameDoi} from './reference-same-doi.ts'
import {referenceSameTitle} from './reference-same-title.ts'
import {referenceSparse} from './reference-sparse.ts'
import {referenceSpelling} from './reference-spelling.ts'
import {referenceUncited} from './reference-uncited.ts'
import {referenceUnlisted} from './reference-unlisted.ts'
import {referenceUnprinted} from './reference-unprinted.ts'
import {resultStale} from './result-stale.ts'
import type {Rule} from './rule.ts'
import {ruleProtected} from './rule-protected.ts'
import {ruleUnknown} from './rule-unknown.ts'
import {sectionEmpty} from './section-empty.ts'
import {settingInvalid} from './setting-invalid.ts'
import {settingUnknown} from './setting-unknown.ts'
import {settingsUnread} from './settings-unread.ts'
import {styleContrast} from './style-contrast.ts'
import {styleCss} from './style-css.ts'
import {styleIncomplete} from './style-incomplete.ts'
import {styleInvalid} from './style-invalid.ts'
import {styleSchema} from './style-schema.ts'
import {styleUnsafe} from './style-unsafe.ts'
import {tableBroken} from './table-broken.ts'
import {tableCaption} from './table-caption.ts'
import {tableCells} from './table-cells.ts'
import {tableGrid} from './table-grid.ts'
import {termDoubled} from './term-doubled.ts'
import {termSpelling} from './term-spelling.ts'
import {termUndefined} from './term-undefined.ts'
import {theoremNumber} from './theorem-number.ts'
import {titleCase} from './title-case.ts'
import {titleEnd} from './title-end.ts'
import {titleFused} from './title-fused.ts'
import {titleMarkup} from './title-markup.ts'
import {titleMissing} from './title-missing.ts'
import {titleNameCase} from './title-name-case.ts'
import {titleQuotes} from './title-quotes.ts'
import {titleRetracted} from './title-retracted.ts'
import {titleSpace} from './title-space.ts'
import {titleSpelling} from './title-spelling.ts'
import {urlAccessed} from './url-accessed.ts'
import {urlAddress} from './url-address.ts'
import {urlForm} from './url-form.ts'
import {waiverExpired} from './waiver-expired.ts'
import {waiverUnused} from './waiver-unused.ts'
import {wordBroken} from './word-broken.ts'

/** The table of rules, by code: citations 1xx, bibliography 2xx, text 3xx, metadata 4xx, notation 5xx, files 6xx, waivers 7xx. */
export const rules: readonly Rule[] = [
  citationUndefined,
  referenceUncited,
  citationSeparator,
  nociteUndefined,
  referenceUnlisted,
  referenceList,
  citationSameWork,
  citationByHand,
  citationNotListed,
  citationLocatorPages,
  citationNameRepeated,
  citationRepeated,
  citationSelf,
  citationRetracted,
  citationConcern,
  citationCorrected,
  citationInParentheses,
  locatorUnprinted,
  citationLatex,
  citationUnread,
  citationPlaceholder,
  bibliographySyntax,
  bibliographyDuplicateKey,
  bibliographyUndefinedString,
  bibliographyEntryType,
  bibliographyDuplicateField,
  bibliographyCrossref,
  bibliographyValue,
  bibliographyLatex,
  bibliographyField,
  bibliographyDuplicateString,
  referenceDuplicate,
  referenceSameTitle,
  referenceSameDoi,
  referenceIncomplete,
  referenceSparse,
  authorOrganisation,
  authorForm,
  authorCase,
  authorDoubtful,
  authorRepeated,
  titleCase,
  titleMarkup,
  titleQuotes,
  titleSpace,
  titleEnd,
  titleFused,
  dateForm,
  dateOrder,
  pagesOrder,
  pagesLabel,
  doiSyntax,
  doiPrefix,
  doiElsewhere,
  identifierInvalid,
  urlForm,
  urlAddress,
  urlAccessed,
  publisherForm,
  referencePersonal,
  referenceSpelling,
  titleSpelling,
  pagesDash,
  referenceUnprinted,
  titleNameCase,
  titleRetracted,
  authorTwice,
  fieldUnknown,
  referenceDoubtful,
  crossReferenceUndefined,
  labelDuplicate,
  figureMissing,
  figureAlt,
  noteUndefined,
  noteUncalled,
  figureFormat,
  figureUnmentioned,
  tableCaption,
  headingSkipped,
  sectionEmpty,
  linkDead,
  termSpelling,
  journalWords,
  destinationWants,
  termDoubled,
  linkUndefined,
  equationUnreferenced,
  crossReferenceName,
  figureCaption,
  crossReferenceUnnumbered,
  captionNumber,
  tableCells,
  characterMissing,
  figurePdfPages,
  figurePdfFonts,
  figureDamaged,
  pdfStandardMissed,
  pdfStandardUnclaimed,
  formulaSmall,
  tableBroken,
  termUndefined,
  appendixEarly,
  wordBroken,
  theoremNumber,
  headingNumberTyped,
  licenseMissing,
  licenseUnknown,
  licenseVersion,
  orcidInvalid,
  settingUnknown,
  settingInvalid,
  frontMatterSyntax,
  dateInvalid,
  journalAbstract,
  journalKeywords,
  journalTitle,
  journalStatements,
  journalLength,
  journalAnonymous,
  languageInvalid,
  languageUnknown,
  languageUnmarked,
  letterArabic,
  outputName,
  metadataInText,
  titleMissing,
  rawTex,
  rawHtml,
  divUnclosed,
  chapterUnreadable,
  linkUnsafe,
  environmentUnclosed,
  mathUnclosed,
  tableGrid,
  formulaUnread,
  notationForeign,
  outputWords,
  resultStale,
  editsTracked,
  editsUnread,
  attributesUnread,
  latexBlock,
  listingUnclosed,
  fileUnreadable,
  styleInvalid,
  pathOutside,
  styleUnsafe,
  chapterUnlisted,
  fileEncoding,
  settingsUnread,
  projectOther,
  projectUnread,
  styleIncomplete,
  styleCss,
  styleSchema,
  styleContrast,
  ruleUnknown,
  waiverUnused,
  waiverExpired,
  ignoreComment,
  ruleProtected,
  queryOpen,
  queryUnplaced
]

export type {Example, OwnRule, Rule} from './rule.ts'
