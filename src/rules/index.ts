import {bibliographyCrossref} from './bibliography-crossref.ts'
import {bibliographyDuplicateField} from './bibliography-duplicate-field.ts'
import {bibliographyDuplicateKey} from './bibliography-duplicate-key.ts'
import {bibliographyEntryType} from './bibliography-entry-type.ts'
import {bibliographySyntax} from './bibliography-syntax.ts'
import {bibliographyUndefinedString} from './bibliography-undefined-string.ts'
import {bibliographyValue} from './bibliography-value.ts'
import {chapterUnreadable} from './chapter-unreadable.ts'
import {citationSeparator} from './citation-separator.ts'
import {citationUndefined} from './citation-undefined.ts'
import {crossReferenceUndefined} from './cross-reference-undefined.ts'
import {dateInvalid} from './date-invalid.ts'
import {divUnclosed} from './div-unclosed.ts'
import {environmentUnclosed} from './environment-unclosed.ts'
import {figureAlt} from './figure-alt.ts'
import {figureFormat} from './figure-format.ts'
import {figureMissing} from './figure-missing.ts'
import {fileUnreadable} from './file-unreadable.ts'
import {frontMatterSyntax} from './front-matter-syntax.ts'
import {labelDuplicate} from './label-duplicate.ts'
import {licenseMissing} from './license-missing.ts'
import {licenseUnknown} from './license-unknown.ts'
import {linkUnsafe} from './link-unsafe.ts'
import {mathUnclosed} from './math-unclosed.ts'
import {nociteUndefined} from './nocite-undefined.ts'
import {noteUncalled} from './note-uncalled.ts'
import {noteUndefined} from './note-undefined.ts'
import {orcidInvalid} from './orcid-invalid.ts'
import {rawHtml} from './raw-html.ts'
import {rawTex} from './raw-tex.ts'
import {referenceUncited} from './reference-uncited.ts'
import type {Rule} from './rule.ts'
import {settingInvalid} from './setting-invalid.ts'
import {settingUnknown} from './setting-unknown.ts'
import {styleInvalid} from './style-invalid.ts'
import {tableGrid} from './table-grid.ts'

/** THE TABLE of rules, by code: citations 1xx, bibliography 2xx, text 3xx, metadata 4xx, notation 5xx, files 6xx. */
export const rules: readonly Rule[] = [
  citationUndefined,
  referenceUncited,
  citationSeparator,
  nociteUndefined,
  bibliographySyntax,
  bibliographyDuplicateKey,
  bibliographyUndefinedString,
  bibliographyEntryType,
  bibliographyDuplicateField,
  bibliographyCrossref,
  bibliographyValue,
  crossReferenceUndefined,
  labelDuplicate,
  figureMissing,
  figureAlt,
  noteUndefined,
  noteUncalled,
  figureFormat,
  licenseMissing,
  licenseUnknown,
  orcidInvalid,
  settingUnknown,
  settingInvalid,
  frontMatterSyntax,
  dateInvalid,
  rawTex,
  rawHtml,
  divUnclosed,
  chapterUnreadable,
  linkUnsafe,
  environmentUnclosed,
  mathUnclosed,
  tableGrid,
  fileUnreadable,
  styleInvalid
]

export type {Example, Rule} from './rule.ts'
