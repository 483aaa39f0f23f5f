import {type HabitRow, testHabits} from './habit-rows.ts'

const division = (name: string, body: string): string => `::: ${name}\n${body}\n:::`
const reference = (label: string, type = 'ref'): string =>
  `[\\[${label}\\]](#${label}){reference-type="${type}" reference="${label}"}`

/** Habits of public papers that Pandoc has converted from LaTeX. */
const papers: readonly HabitRow[] = [
  // Lines of `align`, which older Pandoc writes as `aligned`, and `subequations` with their label at the end.
  [
    `$$\\begin{aligned}\na &= 1 \\label{eq:a}\\\\\nb &= 2 \\label{eq:b}\n\\end{aligned}$$\n\nBy ${reference('eq:a', 'eqref')}, ${reference('eq:b', 'eqref')}.`,
    ['By (1), (2).']
  ],
  [
    `So $$\\begin{align} a &= 1 \\label{eq:a} \\\\ b &= 2 \\end{align}\n \\label{eq:all}$$ as ${reference('eq:a', 'eqref')} of ${reference('eq:all', 'eqref')}.`,
    ['as (1a) of (1).']
  ],
  // Numbers of theorems that Pandoc has printed.
  [
    '::: theorem\n**Theorem 1**. *So.*\n:::\n\n::: {#l:a .lemma}\n**Lemma 2**. *Small.*\n:::\n\n::: {#r:a .remark}\n**Remark 3**. Words.\n:::\n\n' +
      `See Lemma ${reference('l:a')}, Remark ${reference('r:a')}.`,
    ['See Lemma 2, Remark 3.']
  ],
  [
    '::: {#t:a .theorem}\n**Theorem 1**. *So.*\n:::\n\n::: {#l:a .lemma}\n**Lemma 1**. *Small.*\n:::\n\n::: remark\n*Remark 1*. Words.\n:::\n\n' +
      `See ${reference('t:a')}, ${reference('l:a')}.`,
    ['See 1, 1.']
  ],
  [
    '# One\n\n::: {#t:a .theorem}\n**Theorem 1.1**. *So.*\n:::\n\n::: {#l:a .lemma}\n**Lemma 1.2**. *Small.*\n:::\n\n# Two\n\n::: {#c:a .corollary}\n**Corollary 2.1**. *So.*\n:::\n\n' +
      `See ${reference('t:a')}, ${reference('l:a')}, ${reference('c:a')}.`,
    ['See 1.1, 1.2, 2.1.']
  ],
  [
    '::: {#h:a .assumption}\n**Assumption 1**. So.\n:::\n\n::: {#t:a .theorem}\n**Theorem 1**. *So.*\n:::\n\n::: {#l:a .lemma}\n**Lemma 2**. *Small.*\n:::\n\n::: {#h:b .assumption}\n**Assumption 2**. So.\n:::\n\n::: {#d:a .definition}\n**Definition 3**. So.\n:::\n\n' +
      `See ${reference('h:a')}, ${reference('t:a')}, ${reference('l:a')}, ${reference('h:b')}, ${reference('d:a')}.`,
    ['See 1, 1, 2, 2, 3.']
  ],
  // Algorithms.
  [
    `${division('algorithm', '[]{#alg:a label="alg:a"} $x \\gets 0$ $y \\gets 1$')}\n\nSee ${reference('alg:a', 'ref+label')}.`,
    ['See Algorithm 1.'],
    [],
    ['Pandoc has left out the caption of this algorithm', '\\begin{algorithm}']
  ],
  [
    division('algorithm', '$x \\gets 0$\n\n$NULL, NULL$'),
    [],
    [],
    ['Pandoc has left out the caption of this algorithm']
  ],
  [
    `${division('algorithm', '[]{#alg:a label="alg:a"} $x \\gets 0$ []{#alg:line label="alg:line"}')}\n\nIn ${reference('alg:line')} of ${reference('alg:a')}.`,
    ['of 1.'],
    [],
    ['If it is a line of an algorithm, write its number']
  ],
  // Labels and references in forms that other programs have changed.
  [
    '3.  *`\\label{i:a}`{=latex} Two.*\n4.  \\label{i:b} Three.\n5.  Four. `\\label{i:c}`{=latex}\n\nSee `\\ref{i:a}`{=latex}, \\ref{i:b}, `\\ref{i:c}`{=latex}.',
    ['See 3, 4, 5.'],
    ['label'],
    []
  ],
  [
    `[\\[cor:w\\]]{#cor:w label="cor:w"} On the half-plane.\n\nBy ${reference('cor:w')}.`,
    ['On the half-plane.'],
    ['\\['],
    ['Write `::: {.corollary #cor:w}` above it']
  ],
  [
    'As \\[\\[s:a\\]\\](#s:a){reference-type="ref"\nreference="s:a"} and \\[s:a\\]{reference-type="ref" reference="s:a"} say.\n\n# A {#s:a}',
    ['As 1 and 1 say.'],
    ['reference-type'],
    []
  ],
  ['$$x$$ {#eq:did}\n\nSee [\\[eq:did\\]](#eq:did).', ['See (1).'], ['[eq:did]']],
  [
    `See ${reference('fig:lost')}.`,
    [],
    [],
    ['Pandoc drops the labels of figures', '![Caption](file){#fig:lost}']
  ],
  [
    '![All of it.](a.svg){#fig:the whole width="90%"}\n\nSee [1](#fig:the whole){reference-type="ref" reference="fig:the whole"}.',
    ['See 1.'],
    ['width=']
  ],
  // HTML within GitHub's Markdown.
  [
    '<div id="thm:x" class="theorem">\n\n**Theorem 1** (Good). *So.*\n\n</div>\n\n<div class="proof">\n\n*Proof.* Easy. ◻\n\n</div>\n\nSee <a href="#thm:x" data-reference-type="ref" data-reference="thm:x">1</a>.',
    ['GoodSo.', 'See 1.'],
    ['Theorem 1', '◻']
  ],
  [
    '# One <a id="sec:one"></a>\n\nWords of <a href="#sec:two" data-reference-type="ref" data-reference="sec:two">2</a>.\n\n<a id="sec:two"></a>\n\n# Two\n\nAs <a href="#sec:one" data-reference-type="ref+Label" data-reference="sec:one">1</a> says.',
    ['Words of 2.', 'As Section 1 says.']
  ],
  // Tables within other tables.
  [
    ':::: {#tab_outer .table latex-placement="ht"}\n::: threeparttable\n:::: {#tab_inner}\n  Name   Mass\n  ------ ------\n  Rye    900\n\n  : Loaves\n::::\n\n:::: tablenotes\nNotes.\n::::\n:::\n::::\n\n' +
      'See [1](#tab_inner){reference-type="ref" reference="tab_inner"}, [1](#tab_outer){reference-type="ref" reference="tab_outer"}.',
    ['Loaves', 'Notes.', 'See 1, 1.']
  ],
  // Divisions that mark a part of the paper, such as its appendices.
  [
    '# One\n\nWords.\n\n::: appendices\n# Proofs {#app:p}\n\n## First {#app:f}\n\nWords.\n:::\n\nSee [2](#app:p){reference-type="ref+Label" reference="app:p"}, [2](#app:f){reference-type="ref" reference="app:f"}.',
    ['See Appendix A, A.1.']
  ],
  [
    division('IEEEkeywords', 'path smoothing, hybrid A\\*'),
    [],
    [],
    ['missing in the metadata', '`keywords: [path smoothing, hybrid A*]`']
  ],
  [
    division('acronym', '\\[CVD\\]Coordinated Disclosure \\[CNA\\]Numbering Authority'),
    [],
    [],
    ['run the items of this list together', '`abbreviations: {"CVD": "Coordinated Disclosure"}`']
  ],
  [
    '::: {.theorem title="$\\\\bar \\\\alpha$ is a ring"}\nSo.\n:::',
    ['\\bar \\alpha is a ring'],
    ['\\\\\\\\bar']
  ],
  [
    '\\begin{algorithm}\n\\begin{algorithmic}\n\\State $x$\n\\end{algorithmic}\n\\label{alg:x}\n\\end{algorithm}\n\nSee \\cref{alg:x}.',
    ['See Algorithm 1.'],
    [],
    ['Write `\\caption{Words}` in it']
  ],
  [
    '```{=latex}\n\\begin{algorithm}\n\\begin{algorithmic}\n\\State $x$\n\\end{algorithmic}\n\\label{alg:x}\n\\end{algorithm}\n```\n\nSee \\cref{alg:x}.',
    ['See Algorithm 1.'],
    [],
    ['Write `\\caption{Words}` in it']
  ],
  // Fences of divs with more than a name.
  ['::: lemma {#lem:a}\nSmall.\n:::\n\nSee @lem:a.', ['Small.', 'See Lemma 1.'], [':::']],
  ['::: definition: Unit simplex\nWords.\n:::', ['Unit simplexWords.'], [':::']],
  ['::: Theorem (Pythagoras)\nSo.\n:::\n\n::: Proof\nEasy.\n:::', ['PythagorasSo.', 'Easy.'], [':::']],
  ['::: details Click me\nWords.\n:::', ['Words.'], [], ['`::: {.details title="Click me"}`']]
]

testHabits(
  papers.map(([source, ...rest]) => [`---\nnumber-sections: true\n---\n\n${source}`, ...rest] as const)
)
