import {placeOf} from '../../core/position.ts'
import {theoremNumbers} from '../../core/theorem-kinds.ts'
import type {Rule} from './rule.ts'

export const theoremNumber = {
  code: 'G334',
  name: 'theorem-number',
  severity: 'warning',
  summary: 'Theorems have the numbers that Pandoc has printed for them.',
  why: 'galley numbers theorems itself, and other papers may refer to the numbers of the LaTeX version.',
  examples: [
    {
      name: 'numbers that fit no way of counting',
      files: {
        '01.md':
          '::: {#t:a .theorem}\n**Theorem 1**. *So.*\n:::\n\n::: {#t:b .theorem}\n**Theorem 4**. *Then.*\n:::\n\n::: {#l:a .lemma}\n**Lemma 2**. *Small.*\n:::\n\nBy @t:a, @t:b, @l:a.'
      },
      expect: ['01.md:5:1-7:4 Pandoc has printed the number 4 for this theorem, but galley prints 2']
    },
    {
      name: 'a counter that two kinds share, and one alone',
      files: {
        '01.md':
          '::: {#a:a .assumption}\n**Assumption 1**. So.\n:::\n\n::: {#t:a .theorem}\n**Theorem 1**. *So.*\n:::\n\n::: {#l:a .lemma}\n**Lemma 2**. *Small.*\n:::\n\nBy @a:a, @t:a, @l:a.'
      },
      expect: []
    },
    {
      name: 'a way of counting that the paper sets',
      files: {
        'manuscript.yaml': 'theorem-numbers: by kind',
        '01.md':
          '::: {#t:a .theorem}\n**Theorem 1**. *So.*\n:::\n\n::: {#l:a .lemma}\n**Lemma 2**. *Small.*\n:::\n\nBy @t:a, @l:a.'
      },
      expect: []
    }
  ],
  *check({chapters, numbers, settings}) {
    if (settings.theoremNumbers.isSet) return
    for (const {path, landmarks} of chapters) {
      for (const node of landmarks) {
        const {kind, printed, own} = (node.type === 'div' && node.data?.theorem) || {}
        const number = numbers.get(node) ?? ''
        if (kind === undefined || printed === undefined || own !== undefined || printed === number) continue
        yield {
          file: path,
          place: placeOf(node),
          subject: node.data?.attributes?.id ?? `${kind} ${printed}`,
          message: `Pandoc has printed the number ${printed} for this theorem, but galley prints ${number || 'none'}`,
          note: `Set \`theorem-numbers\` to one of ${theoremNumbers.map(each => `\`${each}\``).join(', ')}. The numbers of later theorems may also differ.`
        }
        return
      }
    }
  }
} satisfies Rule
