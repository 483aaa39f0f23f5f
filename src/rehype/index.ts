/** Citations in the rehype pipeline of a site, `galley/rehype`. */
export {type CitationOptions, type Cite, remarkCitation} from '../parse/plugins/remark-citation.ts'
export {citationHandlers} from './citation-handlers.ts'
export type {RehypeCitationOptions} from './citation-options.ts'
export {rehypeCitation, rehypeCitation as default} from './rehype-citation.ts'
