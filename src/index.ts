/**
 * galley as a library: the pipeline and its tables. `galley/node` has the code for Node, `galley/remark` and
 * `galley/rehype` have plugins that work without the rest, and `galley/csl` renders citations.
 */
export {type Build, type BuildOptions, build} from './build.ts'
export {type Checked, type CheckOptions, check, hasErrors} from './check/index.ts'
export {type OwnRule, type Rule, rules} from './check/rules/index.ts'
export type * as article from './core/article.ts'
export {changeNodes} from './core/change-article.ts'
export type {NodeOf} from './core/kinds.ts'
export {type All, type Handler, type Handlers, mapWith} from './core/map-article.ts'
export {createMemo, type Form, type Memo, type Store} from './core/memo.ts'
export type * from './core/types.ts'
export type {
  CitationInText as Citation,
  CrossReferenceInText as CrossReference,
  PlacedReferenceList as ReferenceList
} from './core/types.ts'
export {childNodes, topNodes, walkNodes, wordsOf} from './core/walk-article.ts'
export type {World} from './core/world.ts'
export {
  type Artifact,
  allOutputs,
  type Output,
  type OwnHandlers,
  outputs,
  type Rendered,
  type Rendering
} from './outputs/index.ts'
