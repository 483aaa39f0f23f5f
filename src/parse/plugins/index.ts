/**
 * galley's Markdown as plugins for any remark pipeline, `galley/remark`, with one plugin for each notation. The plugin
 * for citations is also the default export, because Turbopack loads plugins by the names of their modules.
 */
export {remarkAbbreviation} from './remark-abbreviation.ts'
export {remarkAlert} from './remark-alert.ts'
export {remarkAttributes} from './remark-attributes.ts'
export {remarkBookCaption} from './remark-book-caption.ts'
export {
  type CitationFault,
  type CitationOptions,
  type Cite,
  remarkCitation,
  remarkCitation as default
} from './remark-citation.ts'
export {remarkCitationAlias} from './remark-citation-alias.ts'
export {remarkCrossReference} from './remark-cross-reference.ts'
export {remarkDefinitionList} from './remark-definition-list.ts'
export {remarkDiv} from './remark-div.ts'
export {remarkFancyList} from './remark-fancy-list.ts'
export {remarkFigure} from './remark-figure.ts'
export {remarkHtml} from './remark-html.ts'
export {remarkInlineNote} from './remark-inline-note.ts'
export {remarkLineBlock} from './remark-line-block.ts'
export {remarkMetadataBlock} from './remark-metadata-block.ts'
export {remarkMyst} from './remark-myst.ts'
export {remarkPartsAndAppendices} from './remark-parts-and-appendices.ts'
export {remarkQuotationSource} from './remark-quotation-source.ts'
export {remarkSubSuperscript} from './remark-sub-superscript.ts'
export {remarkTable} from './remark-table.ts'
export {remarkTex} from './remark-tex.ts'
export {remarkTheorem} from './remark-theorem.ts'
export {remarkTitledDiv} from './remark-titled-div.ts'
export {remarkTrackedEdit} from './remark-tracked-edit.ts'
export {remarkTypography, type TypographyOptions} from './remark-typography.ts'
