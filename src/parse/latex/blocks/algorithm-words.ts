/**
 * The words that a command in an algorithm prints before and after its argument, and the command's effect on the
 * indentation.
 */
export type StepForm = Readonly<{
  before: string
  after?: string
  /**
   * Whether the following lines are indented (`in`), indentation ends (`out`), or only this line is indented less
   * (`between`).
   */
  indents?: 'in' | 'out' | 'between'
  /** The number of arguments in braces. */
  arguments?: number
  /** Whether the line has no number, like the inputs of an algorithm. */
  isHeading?: true
  /** Whether the second argument is printed in parentheses, like the arguments of a function. */
  isCall?: true
}>

/** The table of commands in algorithmic and algpseudocode, in lower case. */
export const stepForms: ReadonlyMap<string, StepForm> = new Map<string, StepForm>([
  ['state', {before: ''}],
  ['statex', {before: '', isHeading: true}],
  ['if', {before: 'if', after: 'then', indents: 'in', arguments: 1}],
  ['elsif', {before: 'else if', after: 'then', indents: 'between', arguments: 1}],
  ['elseif', {before: 'else if', after: 'then', indents: 'between', arguments: 1}],
  ['else', {before: 'else', indents: 'between'}],
  ['endif', {before: 'end if', indents: 'out'}],
  ['for', {before: 'for', after: 'do', indents: 'in', arguments: 1}],
  ['forall', {before: 'for all', after: 'do', indents: 'in', arguments: 1}],
  ['foreach', {before: 'for each', after: 'do', indents: 'in', arguments: 1}],
  ['endfor', {before: 'end for', indents: 'out'}],
  ['while', {before: 'while', after: 'do', indents: 'in', arguments: 1}],
  ['endwhile', {before: 'end while', indents: 'out'}],
  ['repeat', {before: 'repeat', indents: 'in'}],
  ['until', {before: 'until', indents: 'out', arguments: 1}],
  ['loop', {before: 'loop', indents: 'in'}],
  ['endloop', {before: 'end loop', indents: 'out'}],
  ['function', {before: 'function', indents: 'in', arguments: 2, isCall: true}],
  ['endfunction', {before: 'end function', indents: 'out'}],
  ['procedure', {before: 'procedure', indents: 'in', arguments: 2, isCall: true}],
  ['endprocedure', {before: 'end procedure', indents: 'out'}],
  ['require', {before: 'Require:', isHeading: true}],
  ['ensure', {before: 'Ensure:', isHeading: true}],
  ['input', {before: 'Input:', isHeading: true}],
  ['output', {before: 'Output:', isHeading: true}]
])

/** The words that commands within a line print. */
export const stepWords: ReadonlyMap<string, string> = new Map([
  ['return', 'return'],
  ['print', 'print'],
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
  ['to', 'to'],
  ['true', 'true'],
  ['false', 'false'],
  ['break', 'break'],
  ['continue', 'continue'],
  ['kwto', 'to'],
  ['kwret', 'return'],
  ['xor', 'xor']
])

/** The table of commands in algorithm2e that have a body. */
export const ruledForms: ReadonlyMap<
  string,
  Readonly<{before: string; after?: string; isUntil?: true; isBlock?: true}>
> = new Map([
  ['If', {before: 'if', after: 'then'}],
  ['ElseIf', {before: 'else if', after: 'then'}],
  ['Else', {before: 'else'}],
  ['For', {before: 'for', after: 'do'}],
  ['ForEach', {before: 'foreach', after: 'do'}],
  ['ForAll', {before: 'forall', after: 'do'}],
  ['While', {before: 'while', after: 'do'}],
  ['Switch', {before: 'switch', after: 'do'}],
  ['Case', {before: 'case', after: 'do'}],
  ['Begin', {before: 'begin'}],
  ['Repeat', {before: 'repeat', isUntil: true}],
  ['Fn', {before: 'function'}],
  ['Function', {before: 'function'}]
])

/** The headings in algorithm2e for the inputs and outputs, which are above the lines. */
export const ruledHeadings: ReadonlyMap<string, string> = new Map([
  ['KwIn', 'Input:'],
  ['KwOut', 'Output:'],
  ['KwData', 'Data:'],
  ['KwResult', 'Result:'],
  ['KwInput', 'Input:'],
  ['KwOutput', 'Output:'],
  ['Input', 'Input:'],
  ['Output', 'Output:'],
  ['Data', 'Data:'],
  ['Result', 'Result:'],
  ['Require', 'Require:'],
  ['Ensure', 'Ensure:']
])
